"""The places and the figures that a network page tells, as its script reads them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from graph.answers import Edge, Figure, Source
from graph.network_details import NetworkDetails
from ontology.vocabulary import Language, inverse_label, label, properties
from visual.labels import visible

SHOWN_SOURCES = 4  # of a fact; further ones are counted
_SHOWN_FIGURES = 60  # of a thing
# Before the words, after them, and of the words themselves; a table without a stop is one sentence.
_LONGEST_AROUND = 120
_LONGEST_QUOTE = 240
_SIGNS = {"=": "", ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}
_LARGEST_PLAIN = 1e15


class Evidence:
    """What a page tells of facts and figures; a place that states several of them stands in ``sources`` once."""

    def __init__(self, details: NetworkDetails, language: Language) -> None:
        self._details = details
        self._language = language
        self._documents: dict[str, int] = {}
        self._titles: list[str] = []
        self._places: dict[tuple[str, str, int, int, str], int] = {}
        self._sources: list[dict[str, Any]] = []

    def tables(self) -> dict[str, Any]:
        """Return the titles of documents and the places in them to which facts and figures refer by number."""
        return {"documents": self._titles, "sources": self._sources}

    def fact(self, edge: Edge) -> dict[str, Any]:
        """Return a relation with its name in both directions and the numbers of its first places."""
        known = edge.predicate in properties()
        return {
            "label": label(edge.predicate, self._language) if known else edge.predicate,
            "inverse": inverse_label(edge.predicate, self._language) if known else edge.predicate,
            "sources": [self._place(source) for source in edge.sources[:SHOWN_SOURCES]],
            "more": max(0, len(edge.sources) - SHOWN_SOURCES),
        }

    def figures(self, figures: Sequence[Figure]) -> dict[str, Any]:
        """Return the figures of a thing by indicator, each with year, kind, value and the number of its place."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for figure in figures[:_SHOWN_FIGURES]:
            rows.setdefault(visible(figure.indicator), []).append(self._figure(figure))
        return {
            "rows": [{"indicator": indicator, "values": values} for indicator, values in rows.items()],
            "more": max(0, len(figures) - _SHOWN_FIGURES),
        }

    def _figure(self, figure: Figure) -> dict[str, Any]:
        return {
            "year": figure.year,
            "kind": label(figure.kind.value, self._language),
            "value": f"{_SIGNS[figure.comparator.value]}{_number(figure.value)}{visible(figure.unit)}",
            "source": self._place(figure.source),
        }

    def _place(self, source: Source) -> int:
        key = (source.document, source.section, source.start, source.end, source.quote)
        if key not in self._places:
            self._places[key] = len(self._sources)
            self._sources.append(
                {"document": self._document(source), "section": visible(source.section), **self._words(source)}
            )
        return self._places[key]

    def _document(self, source: Source) -> int:
        if source.document not in self._documents:
            self._documents[source.document] = len(self._titles)
            self._titles.append(visible(source.title))
        return self._documents[source.document]

    def _words(self, source: Source) -> Mapping[str, str]:
        """Return the words of a place with what stands before and after them in their sentence."""
        sentence = self._details.sentence(source)
        if sentence is None:
            return {"quote": visible(_cut(source.quote, _LONGEST_QUOTE))}
        before, after = sentence.text[: sentence.start], sentence.text[sentence.end :]
        if len(before) > _LONGEST_AROUND:
            before = f"…{before[-_LONGEST_AROUND:]}"
        words = sentence.text[sentence.start : sentence.end]
        return {
            "before": visible(before),
            "quote": visible(_cut(words, _LONGEST_QUOTE)),
            "after": visible(_cut(after, _LONGEST_AROUND)),
        }


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _number(value: float) -> str:
    """Return a number as people write it: no exponent, no empty decimal places.

    >>> _number(120000000.0), _number(2.40), _number(0.00001)
    ('120000000', '2.4', '0.00001')
    """
    if abs(value) >= _LARGEST_PLAIN:
        return f"{value:g}"
    return f"{Decimal(repr(value)).normalize():f}"
