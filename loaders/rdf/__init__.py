"""RDF as it is: every common serialisation to the statements of a document."""
