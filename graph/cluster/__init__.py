"""Algorithms on a Spark cluster, for lists of relations that fit no single machine."""
