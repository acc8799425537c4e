"""Names as a network shows them: without what cannot be seen, and in lines."""

import re
from collections.abc import Iterable

_LINE_LENGTH = 9  # characters of a node's label on one line
_LONGEST_LABEL = 36  # the rest is for the tooltip
# What stays on one line: a character, a number, a Latin word or a short text in quotation marks, with the marks that
# open before and close after it.
_UNBROKEN = re.compile(r"[“‘《〈（(【]*(?:“[^“”]{1,6}”|[0-9A-Za-z.+%-]+|.)[”’》〉）)】、，。：；…]*", re.DOTALL)


def visible(text: str) -> str:
    """Return a text without characters that show nothing: controls, and marks that turn the direction of writing."""
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())


def wrapped(name: str) -> str:
    """Return a label in lines of about equal length; Chinese has no spaces at which vis-network would break."""
    text = " ".join(visible(name).split())
    if len(text) > _LONGEST_LABEL:
        text = f"{text[: _LONGEST_LABEL - 1]}…"
    if text.isascii():
        return text
    wanted = -(-len(text) // _LINE_LENGTH)
    lines = [text]
    for width in range(len(text), 0, -1):
        narrower = _filled(_UNBROKEN.findall(text), width)
        if len(narrower) > wanted:
            break
        lines = narrower
    return "\n".join(lines)


def _filled(parts: Iterable[str], width: int) -> list[str]:
    """Return parts put together into lines of at most a width, a longer part on a line of its own."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return lines
