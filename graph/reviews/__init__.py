"""What people decide about claims and pairs of things, kept as data, and what follows from it."""
