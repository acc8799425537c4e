"""Algorithms over the whole graph, each in a file of its own, and the registry that names them."""
