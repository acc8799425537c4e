"""Which policies rest on which: plans, what they are based on, and what is based on them."""
