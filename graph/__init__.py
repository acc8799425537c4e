"""Quads, the store that holds them, and the answers drawn from it."""
