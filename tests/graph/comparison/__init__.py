"""Tests of graph.comparison."""
