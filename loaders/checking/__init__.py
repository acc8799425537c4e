"""Checks that a claim passes before it is believed."""
