"""Which things are like a thing: by what both are related with and by their fields."""
