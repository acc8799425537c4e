"""The current view: what all documents together state, under canonical ids, after review."""
