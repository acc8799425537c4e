"""Which thing of the graph a name in somebody's table means."""
