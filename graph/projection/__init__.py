"""The graph as arrays: what is selected of its relations, for algorithms, for networkx and for files."""
