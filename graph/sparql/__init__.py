"""Users' SPARQL before it runs: what it says, what it may not do, and where it is read."""
