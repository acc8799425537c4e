"""Tests of graph.policies."""
