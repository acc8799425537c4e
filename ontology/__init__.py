"""What innokg knows of its field: vocabulary, value types, identifiers, errors."""
