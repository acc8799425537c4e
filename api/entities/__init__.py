"""Things over HTTP: as JSON that is JSON-LD, as pages, as triples."""
