"""Where the article of a web page is: the part that holds its sentences, without the site's own parts."""

from __future__ import annotations

import re

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
# What holds more of the page's sentences is not left out, whatever its class is called.
_MOST_LEFT_OUT = 0.3
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


def article(body: Element) -> Element:
    """Return the innermost element that holds nearly all sentences of a page, the site's own parts taken out.

    The weight of an element is the length of its texts that have a mark of punctuation and are no link; the element
    is changed in place.
    """
    _drop(body, _weights(body))
    weights = _weights(body)
    total = weights[body]
    chosen = body
    while total:
        inner = next((each for each in chosen if weights.get(each, 0) >= _SHARE * total), None)
        if inner is None:
            break
        chosen = inner
    while local_name(chosen) in _INNER and chosen is not body and (parent := chosen.getparent()) is not None:
        chosen = parent
    return chosen


def is_link_list(element: Element) -> bool:
    """Tell whether an element is a list of links to other pages."""
    if local_name(element) not in {"ul", "ol", "div", "p", "dl", "table"}:
        return False
    links = list(element.iter("a"))
    if len(links) < 2:
        return False
    words = sum(len("".join(map(str, link.itertext())).strip()) for link in links)
    text = "".join(map(str, element.itertext()))
    return 10 * words >= 7 * len(re.sub(r"\s", "", text)) and "。" not in text


def _weights(body: Element) -> dict[Element, int]:
    """Return the weight of every element under and with the body."""
    weights: dict[Element, int] = {}
    open_elements: list[int] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if local_name(element) in LEFT_OUT or local_name(element) == "a":
                walk.skip_subtree()
                open_elements.append(0)
            else:
                open_elements.append(_weight(element.text))
            continue
        weights[element] = open_elements.pop()
        if open_elements:
            open_elements[-1] += weights[element] + _weight(element.tail)
    return weights


def _weight(text: str | None) -> int:
    return len(text.strip()) if text and _SENTENCE_MARK.search(text) else 0


def _drop(body: Element, weights: dict[Element, int]) -> None:
    """Take out what is hidden, what the site calls its own parts, and lists of links."""
    most = _MOST_LEFT_OUT * weights[body]
    dropped: list[Element] = []
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element is body or weights.get(element, 0) > most:
            continue
        called = f"{attribute(element, 'class')} {attribute(element, 'id')}"
        hidden = _HIDDEN.search(attribute(element, "style")) or "hidden" in element.attrib
        if hidden or _SITE_PART.search(called) or local_name(element) in LEFT_OUT:
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
