"""Tests of graph.structure."""
