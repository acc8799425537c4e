"""The shapes of names in Chinese planning prose: where they begin, where they end, and what kind of thing they name."""
