"""Tables as JSON, as CSV and on a terminal."""
