"""Reasons and the places that state facts, as cells of a table."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from graph.algorithms.answers import Sentence
from graph.answers import Source
from ontology.vocabulary import Language

#: The head of the columns that ``source_cells`` fills.
SOURCE_HEAD = ("documents", "section", "start", "end", "quote")
_BETWEEN = {"zh": "；", "en": "; "}


class Reasoned(Protocol):
    """What has a sentence and the places behind it."""

    @property
    def text(self) -> Sentence:
        """Return the sentence."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the places."""


def reason_cell(reasons: Iterable[Reasoned], language: Language) -> str:
    """Return reasons as one cell."""
    return _BETWEEN[language].join(getattr(reason.text, language) for reason in reasons)


def source_cells(sources: Sequence[Source]) -> list[str | int | None]:
    """Return the documents of places, and where the first of them stands."""
    documents = "、".join(dict.fromkeys(source.document for source in sources))
    if not sources:
        return [documents, None, None, None, None]
    first = sources[0]
    return [documents, first.section, first.start, first.end, first.quote]


def sources_of(reasons: Iterable[Reasoned]) -> list[Source]:
    """Return the places behind some reasons, each once, in their order."""
    return list(dict.fromkeys(source for reason in reasons for source in reason.sources))
