"""The vocabulary over HTTP."""
