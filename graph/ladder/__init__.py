"""The incubation ladder: from maker space to park, and from science firm to listed firm."""
