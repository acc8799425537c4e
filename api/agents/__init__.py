"""The graph for language models and agents, by the Model Context Protocol."""
