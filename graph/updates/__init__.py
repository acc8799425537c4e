"""SPARQL updates before they run: what they may change, what they may cost, and a trial of them."""
