"""How fast documents are read and loaded, and in how much memory: ``python -m tests.benchmarks``."""
