"""Tests of graph.likeness."""
