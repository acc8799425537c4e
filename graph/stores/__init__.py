"""Where quads are kept: one protocol, one file an engine, and what a directory or a server needs around it."""
