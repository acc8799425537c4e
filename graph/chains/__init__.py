"""Chain lists (三张清单): an industry's core firms, innovation resources, key technologies and policies."""
