"""Web pages: the article without the site around it, tables with their rows and columns."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

from lxml import etree

from loaders.reading.composition import Composer, TableCell, span_grid
from loaders.reading.html_article import LEFT_OUT, Measures, article, is_link_list, measures_of, page_title
from loaders.reading.limits import Limits
from loaders.reading.text import decode
from loaders.reading.transcript import HTML, Transcript
from loaders.reading.xml_tree import Element, attribute, local_name
from ontology.errors import EmptyDocumentError, EncodingError, ReadingError, TooLargeError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_\-]{2,20})")
# GB18030 holds all of GB2312 and GBK, and pages that declare these use it.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
_DECLARED_WITHIN = 8192
# A page with more broken characters than one in 200 is in another encoding than it says.
_MOST_BROKEN = 200
# What pages show until their scripts have brought the text.
_WAITING = re.compile(
    r"(?:数据|页面|正在|努力)*加载中?|loading|请?稍[候等后]|[^。]{0,20}java\s?script[^。]{0,20}|[.…。，,！!]+",
    re.IGNORECASE,
)
# No page shows these, and no tree of lxml may hold them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINES_KEPT = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "o:p", "q", "rp", "ruby", "s", "samp", "small", "span", "st1:", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
# A cell with more text, or with a table in it, is a part of the page's layout.
_LONGEST_CELL = 1500


def transcribe(data: bytes, *, name: str, limits: Limits) -> Transcript:
    """Return the text of a web page's article; raise a ``ReadingError`` for what cannot be decoded or has no text."""
    root = _parsed(_decoded(data, name), name)
    body = None if root is None else root.find("body")
    if root is None or body is None:
        raise _empty(name)
    title = page_title(root)
    composer = Composer(name, limits)
    chosen, measures = article(body)
    words = _bare("".join(map(str, chosen.itertext())))
    if title and _bare(title) not in words:
        composer.paragraph(title)
    _Walk(composer, measures).read(chosen)
    found: Transcript | None = None
    with suppress(EmptyDocumentError):
        found = composer.finish(HTML, title=title)
    # The page's title alone is no text, nor is what it shows until its scripts have run.
    if found is None or not words or not _WAITING.sub("", _bare(found.text).replace(_bare(title), "", 1)):
        raise _empty(name)
    return found


def _empty(name: str) -> EmptyDocumentError:
    return EmptyDocumentError(
        f"{name} is empty: the page has no text of its own, only scripts, pictures or links. Save the page as the "
        "browser shows it (as a complete web page), or print it into a PDF file."
    )


def add_fragment(composer: Composer, text: str, *, name: str) -> None:
    """Add the paragraphs and tables of a piece of HTML that stands in another format."""
    root = _parsed(text, name)
    if root is not None:
        _Walk(composer, measures_of(root)).read(root)


def _parsed(text: str, name: str) -> Element | None:
    """Return the root of a page, None where there is no element in it."""
    text = _CONTROL.sub("", text)
    if not text.strip():
        return None
    # Old pages leave hundreds of elements open; without huge_tree what is nested deeper than 256 would silently go.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        # The text is parsed as UTF-8: lxml refuses a str that declares an encoding of its own.
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise TooLargeError(f"{name} nests its elements deeper than a page does.")
    return root


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _decoded(data: bytes, name: str) -> str:
    """Return the characters of a page: by its byte order mark, its declaration, else by what fits."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name=name)
    match = _CHARSET.search(data, 0, _DECLARED_WITHIN) or _XML_ENCODING.match(data)
    declared = match.group(1).decode("ascii").lower() if match else ""
    encoding = _WIDER.get(declared, declared)
    if encoding:
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding)
    try:
        return decode(data, name=name)
    except ReadingError:
        with suppress(LookupError):
            text = data.decode(encoding or "utf-8", "replace")
            if text.count("\ufffd") * _MOST_BROKEN <= len(text):
                return text
        raise EncodingError(f"{name} is in no known encoding, nor in the one that the page declares.") from None


class _Walk:
    """Reads the elements of an article in their order."""

    def __init__(self, composer: Composer, measures: Measures) -> None:
        self._composer = composer
        self._measures = measures
        self._words: list[str] = []
        self._level = 0
        self._number = ""
        self._counts: list[int | None] = []
        self._kept: list[Element] = []
        self._root: Element | None = None

    def read(self, root: Element) -> None:
        """Add the paragraphs, headings and tables under an element."""
        self._root = root
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in walk:
            if event == "start":
                if self._skips(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._open(element)
                    self._text(element.text)
                continue
            if element is not skipped:
                self._close(element)
            skipped = None
            if element is not root:
                self._text(element.tail)
        self._flush()

    def _text(self, text: str | None) -> None:
        """Take in a text, the lines of which are paragraphs where the page keeps them."""
        first, *others = (text or "").split("\n") if self._kept else [text or ""]
        self._words.append(first)
        for line in others:
            self._flush()
            self._words.append(line)

    def _skips(self, element: Element) -> bool:
        """Tell whether an element's own words are dealt with: left out, or a table added as one."""
        name = local_name(element)
        if name in LEFT_OUT or element not in self._measures:
            return True
        if self._root is not element and is_link_list(element, self._measures[element]):
            return True
        if name == "table" and not self._is_layout(element):
            self._flush()
            for caption in element.iter("caption"):
                self._composer.paragraph(collapsed("".join(map(str, caption.itertext()))))
            self._composer.table(span_grid([list(_cells(row)) for row in element.iter("tr")]))
            return True
        return False

    def _is_layout(self, table: Element) -> bool:
        """Tell whether a table lays out the page: it holds tables or articles."""
        if self._measures[table].tables > 1:
            return True
        return any(self._measures[cell].letters > _LONGEST_CELL for cell in table.iter("td", "th"))

    def _open(self, element: Element) -> None:
        name = local_name(element)
        if _keeps_lines(element):
            self._kept.append(element)
        if name in _INLINE:
            return
        self._flush()
        self._level = _HEADINGS.get(name, self._level)
        if name in {"ol", "ul"}:
            start = attribute(element, "start")
            self._counts.append((int(start) if start.isdecimal() else 1) if name == "ol" else None)
        elif name == "li" and self._counts and (count := self._counts[-1]) is not None:
            self._number = f"{count}."
            self._counts[-1] = count + 1

    def _close(self, element: Element) -> None:
        name = local_name(element)
        if self._kept and self._kept[-1] is element:
            self._kept.pop()
        if name in _INLINE:
            return
        self._flush()
        if name in {"ol", "ul"} and self._counts:
            self._counts.pop()
        if name in _HEADINGS:
            self._level = 0

    def _flush(self) -> None:
        """End the paragraph that is being read."""
        text = collapsed("".join(self._words))
        self._words.clear()
        if text:
            self._composer.paragraph(self._number + text, level=self._level)
            self._number = ""


def _keeps_lines(element: Element) -> bool:
    """Tell whether a browser shows the line feeds of an element's text."""
    return local_name(element) == "pre" or _LINES_KEPT.search(attribute(element, "style")) is not None


def collapsed(text: str) -> str:
    r"""Return text with its white space as a browser shows it, but none where a line of Chinese was broken.

    >>> collapsed(" 云江\n  科学城 Open\n Lab")
    '云江科学城 Open Lab'
    """
    pieces = _SPACE.split(text)
    out = pieces[0]
    for piece in pieces[1:]:
        chinese = out[-1:] > "\u2e80" and piece[:1] > "\u2e80"
        out += piece if chinese or not out or not piece else " " + piece
    return out.strip()


def _cells(row: Element) -> Iterator[tuple[TableCell, int, int]]:
    """Yield the cells of a row with the columns and rows that each covers."""
    for cell in row:
        if local_name(cell) in {"td", "th"}:
            yield TableCell(list(_lines(cell))), _span(cell, "colspan"), _span(cell, "rowspan")


def _span(cell: Element, name: str) -> int:
    value = attribute(cell, name).strip()
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def _lines(cell: Element) -> Iterator[str]:
    """Yield the lines of a cell."""
    words: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if local_name(element) not in _INLINE:
            if text := collapsed("".join(words)):
                yield text
            words.clear()
        if event == "start":
            if local_name(element) in LEFT_OUT:
                walk.skip_subtree()
            else:
                words.append(element.text or "")
        elif element is not cell:
            words.append(element.tail or "")
