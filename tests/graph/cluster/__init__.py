"""Tests of the algorithms on a Spark cluster."""
