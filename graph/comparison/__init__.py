"""Two documents side by side: the things, relations and figures of one, of the other and of both."""
