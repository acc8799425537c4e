"""Markdown: headings by their level, lists with their numbers, pipe tables, and the HTML tables of converters."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.reading.composition import Composer, TableCell
from loaders.reading.html import add_fragment
from loaders.reading.limits import Limits
from loaders.reading.text import decode
from loaders.reading.transcript import MARKDOWN, Transcript

_BREAKS = {"softbreak", "hardbreak"}


def transcribe(data: bytes, *, name: str, limits: Limits) -> Transcript:
    """Return the text of a Markdown file without its marks; raise as ``decode`` does.

    Each line of a paragraph is a line of the text, since plans are often converted with one paragraph a line and no
    blank line between. Lines indented by blanks are text, not code.
    """
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    composer = Composer(name, limits)
    reader = _Reader(composer, name)
    for token in parser.parse(_without_front_matter(decode(data, name=name))):
        reader.read(token)
    return composer.finish(MARKDOWN)


def _without_front_matter(text: str) -> str:
    """Return the text after the metadata that some generators put between two rules at the top."""
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---\n", 3)
    matter = text[4:end] if end > 0 else ""
    return text[end + 5 :] if matter and all(":" in line or line[:1] in " -" for line in matter.split("\n")) else text


class _Reader:
    """Reads the tokens of a Markdown file one after the other."""

    def __init__(self, composer: Composer, name: str) -> None:
        self._composer = composer
        self._name = name
        self._level = 0
        self._number = ""
        self._counts: list[int | None] = []
        self._rows: list[list[TableCell]] = []
        self._in_cell = False

    def read(self, token: Token) -> None:
        """Take in a token."""
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind in {"fence", "code_block"}:
            for line in token.content.split("\n"):
                self._composer.paragraph(line)
        elif kind == "html_block":
            add_fragment(self._composer, token.content, name=self._name)
        elif kind.startswith("heading"):
            self._level = int(token.tag[1:]) if kind.endswith("open") else 0
        elif kind in {"table_open", "tr_open", "th_open", "td_open", "th_close", "td_close", "table_close"}:
            self._table(kind)
        else:
            self._list(token)

    def _list(self, token: Token) -> None:
        if token.type == "ordered_list_open":
            self._counts.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            self._counts.append(None)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            self._counts.pop()
        elif token.type == "list_item_open" and (count := self._counts[-1]) is not None:
            self._number = f"{count}{token.markup or '.'}"
            self._counts[-1] = count + 1

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self._rows = []
        elif kind == "tr_open":
            self._rows.append([])
        elif kind == "table_close":
            self._composer.table(self._rows)
        else:
            self._in_cell = kind.endswith("open")
            if self._in_cell:
                self._rows[-1].append(TableCell())

    def _inline(self, token: Token) -> None:
        lines = [""]
        for part in token.children or []:
            if part.type in _BREAKS:
                lines.append("")
            elif part.type in {"text", "code_inline", "text_special"}:
                lines[-1] += part.content
            elif part.type == "html_inline" and part.content.lower().startswith("<br"):
                lines.append("")
        if self._in_cell:
            self._rows[-1][-1].paragraphs.extend(line for line in lines if line.strip())
            return
        for line in lines:
            self._composer.paragraph(self._number + line.strip(), level=self._level)
            self._number = ""
