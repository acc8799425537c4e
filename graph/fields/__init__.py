"""Industries and technologies: which names mean the same field, a part of it or more than it."""
