"""Whole graphs in and out: files of RDF, dumps, the Graph Store Protocol, and whether they keep to the shapes."""
