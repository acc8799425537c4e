"""The elements and texts of a page, as an HTML parser finds them."""

import json
from html.parser import HTMLParser
from typing import Any


class Elements(HTMLParser):
    """Collects the start tags of a page with their attributes, and the texts of scripts and title."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, _tag: str) -> None:
        """Leave an element; what follows stands in none that matters."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep a text under the element that it stands in."""
        self.texts.setdefault(self._inside, []).append(data)

    def data(self) -> Any:
        """Return the JSON of the data block."""
        return json.loads(next(text for text in self.texts["script"] if text.startswith('{"nodes"')))
