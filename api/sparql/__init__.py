"""SPARQL over HTTP: requests, answers, what is kept of them."""
