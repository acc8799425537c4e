"""Whether a text is a name, and whether words stand where a claim says."""

import re
from collections.abc import Iterator

from ontology.identity import normalise_name
from ontology.provenance import Evidence, Span

_SENTENCE = re.compile(r"[。；！？\n\r\t]")
# Half a name is long enough to tell that a mention shows it: the words before 等 in 甲、乙等产业 are no name of theirs.
_SHOWN = 2


def name_fault(name: str, *, longest: int) -> str | None:
    """Return why a text is no name, as words after "the thing", or None where it is one."""
    if not name.strip():
        return "has no name"
    if len(name) > longest:
        return f"has a name of {len(name)} characters, which is no name"
    if _SENTENCE.search(name):
        return f"is called {name!r}, which is no name"
    return None


def evidence_fault(evidence: Evidence, text: str | None, length: int) -> str | None:
    """Return why evidence does not prove its claim, in a sentence, or None where it does."""
    span, quote = evidence.span, evidence.quote
    if not evidence.rule:
        return "No rule is named that read the claim."
    if span.end > length:
        return f"The words at {span.start} to {span.end} lie beyond the text's {length} characters."
    if text is not None and quote != span.of(text):
        return f"Other words stand at {span.start} to {span.end} than are quoted."
    if quote and len(quote) != span.end - span.start:
        return f"A quote of {len(quote)} characters does not stand at {span.start} to {span.end}."
    return None


def mention_faults(names: tuple[str, ...], mentions: tuple[Span, ...], text: str | None, length: int) -> Iterator[Span]:
    """Yield the mentions of a thing that lie outside of the text or show none of its names.

    The words of a mention may be a part of a name, or a name a part of them.
    """
    known = [normalise_name(name) for name in names]
    exact = set(known)
    for span in mentions:
        if span.end > length:
            yield span
        elif text is not None and (words := normalise_name(span.of(text))) not in exact:
            parts = len(words) >= _SHOWN and any(words in name or (name and name in words) for name in known)
            if not parts and not _runs_over(span.of(text), known):
                yield span


def _runs_over(words: str, known: list[str]) -> bool:
    """Tell whether words are a name that goes on in another line, maybe after that line's number."""
    lines = words.splitlines()
    first, last = normalise_name(lines[0]), normalise_name(lines[-1])
    if len(lines) < 2 or not first:
        return False
    return any(name.startswith(first) and name != first and last.endswith(name[len(first) :]) for name in known)
