"""One thing and many: cards, links, lists, and the places that state what is said of them."""
