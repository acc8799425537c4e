"""Structures: a whole and its parts as a tree (“1+2+8+N”, 一园四组团, 一核一圈多片多点)."""
