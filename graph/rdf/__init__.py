"""Claims and files of RDF to quads and back."""
