"""Tests of graph.matches."""
