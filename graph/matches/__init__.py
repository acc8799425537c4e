"""Matches (供需对接): who fits a firm, who works on a technology, and what a park lacks beside others like it."""
