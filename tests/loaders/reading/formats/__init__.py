"""The readers of formats, and the files that their tests write."""
