"""Where the article of a web page is: the part that holds its sentences, without the site's own parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from loaders.reading.xml_tree import Element, attribute, local_name

LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "video",
        "audio",
        "map",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "head",
        "nav",
        "footer",
        "aside",
        "menu",
        "dialog",
        "link",
        "meta",
        "base",
        "img",
    ]
)
# Parts of a site by the names that their classes and ids have.
_SITE_PART = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|footer|foot|header|topbar|top|crumbs?|breadcrumbs?|position|location|sidebar|side|share|bdshare"
    r"|related?|recommend|xgwj|xgwd|toolbar|tools?|copyright|qrcode|ewm|login|search|banner|pager?|pagination|prev|next)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE_MARK = re.compile(r"[。；，：、]")
# The words of a page are its article where this share of its sentences is.
_SHARE = 0.85
# A list or table has hardly a sentence: what has less of the page's words is not its article.
_LEAST_WORDS = 0.5
# What holds more of the page's words is kept, whatever its class is called, and though it is hidden at first.
_MOST_LEFT_OUT = 0.3
_MOST_HIDDEN = 0.5
_INNER = frozenset(
    [
        "p",
        "span",
        "font",
        "b",
        "strong",
        "em",
        "u",
        "i",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "a",
        "tr",
        "td",
        "tbody",
        "ol",
        "ul",
    ]
)
# A box of few words, a third of them a link, presents another page.
_BOXES = frozenset({"div", "li", "td", "dd", "dl", "section", "article"})
_LONGEST_TEASER = 400
_SITE_NAME = re.compile(r"\s*[_|｜]\s*.*|\s+[-–—]\s+.*")


def page_title(root: Element) -> str:
    """Return the title that a page gives its article, empty where it gives none."""
    for meta in root.iter("meta"):
        if attribute(meta, "name").lower() == "articletitle" and attribute(meta, "content").strip():
            return attribute(meta, "content").strip()
    headings = ["".join(map(str, heading.itertext())).strip() for heading in root.iter("h1")]
    named = next((heading for heading in headings if len(heading) > 4), "")
    title = root.find("head/title")
    return re.sub(r"\s+", " ", named or _SITE_NAME.sub("", (title.text or "") if title is not None else "")).strip()


@dataclass(slots=True)
class Measure:
    """What an element holds, itself and all under it.

    ``words`` is the length of its texts that are no link and present none, ``sentences`` that of those with a mark of
    punctuation; ``letters`` that of all its texts, ``linked`` that of its links; ``links`` and ``tables`` count
    elements; ``stops`` tells that it has a full stop.
    """

    sentences: int = 0
    words: int = 0
    letters: int = 0
    linked: int = 0
    links: int = 0
    tables: int = 0
    stops: bool = False

    def is_most_of(self, whole: Measure) -> bool:
        """Tell whether nearly all sentences of the page are here, and not the page's names and figures elsewhere."""
        return self.sentences >= _SHARE * whole.sentences and self.words >= _LEAST_WORDS * whole.words

    def add(self, other: Measure) -> None:
        """Add what an element within this one holds."""
        self.sentences += other.sentences
        self.words += other.words
        self.letters += other.letters
        self.linked += other.linked
        self.links += other.links
        self.tables += other.tables
        self.stops = self.stops or other.stops

    def add_text(self, text: str | None, *, in_link: bool) -> None:
        """Add a text of the element's own."""
        if not text:
            return
        length = len(text.strip())
        self.letters += length
        self.linked += length * in_link
        self.words += length * (not in_link)
        self.stops = self.stops or "。" in text
        if not in_link and _SENTENCE_MARK.search(text):
            self.sentences += length


Measures = dict[Element, Measure]


def article(body: Element) -> tuple[Element, Measures]:
    """Return the innermost element that holds nearly all sentences of a page, and the measures of what is in the page.

    The site's own parts are taken out of the tree first.
    """
    _drop(body, measures_of(body))
    measures = measures_of(body)
    total = measures[body]
    chosen = body
    while total.sentences:
        inner = next((each for each in chosen if each in measures and measures[each].is_most_of(total)), None)
        if inner is None:
            break
        chosen = inner
    while local_name(chosen) in _INNER and chosen is not body and (parent := chosen.getparent()) is not None:
        chosen = parent
    return chosen, measures


def is_link_list(element: Element, measure: Measure) -> bool:
    """Tell whether an element is a list of links to other pages."""
    if local_name(element) not in {"ul", "ol", "div", "p", "dl", "table"} or measure.links < 2:
        return False
    return 10 * measure.linked >= 7 * measure.letters and not measure.stops


def measures_of(root: Element) -> Measures:
    """Return the measures of an element and of all under it, in one walk."""
    measures: Measures = {}
    open_elements: list[Measure] = []
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            links += name == "a"
            measure = Measure(links=int(name == "a"), tables=int(name == "table"))
            if name in LEFT_OUT:
                walk.skip_subtree()
            else:
                measure.add_text(element.text, in_link=links > 0)
            open_elements.append(measure)
            continue
        links -= name == "a"
        measures[element] = measure = open_elements.pop()
        if name in _BOXES and measure.letters < _LONGEST_TEASER and 3 * measure.linked > measure.letters:
            measure.sentences = measure.words = 0
        if open_elements:
            open_elements[-1].add(measures[element])
            open_elements[-1].add_text(element.tail, in_link=links > 0)
    return measures


def _drop(body: Element, measures: Measures) -> None:
    """Take out what is hidden, what the site calls its own parts, and what shows no text."""
    whole = measures[body]
    dropped: list[Element] = []
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        measure = measures.get(element, Measure())
        if element is body or measure.letters > _MOST_HIDDEN * whole.letters:
            continue
        called = f"{attribute(element, 'class')} {attribute(element, 'id')}"
        hidden = _HIDDEN.search(attribute(element, "style")) or "hidden" in element.attrib
        of_site = measure.letters <= _MOST_LEFT_OUT * whole.letters and _SITE_PART.search(called)
        if hidden or of_site or local_name(element) in LEFT_OUT:
            dropped.append(element)
            walk.skip_subtree()
    for element in dropped:
        _remove(element)


def _remove(element: Element) -> None:
    """Take an element out of its tree and leave the words after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
