"""Documents on their way into the graph, and their pages."""
