"""Files in, claims out: reading, extraction, linking."""
