"""Network pages of a selection of the graph."""
