"""Tests of chains."""
