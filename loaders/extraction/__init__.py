"""Documents to claims."""
