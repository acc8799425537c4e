"""Lists of what a number holds (其中, 包括), held against the number."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph.ledger.answers import Check
from graph.ledger.clash import Clash
from graph.ledger.series import Series, document_of
from graph.ledger.stated import Stated
from graph.ledger.wording import sentence
from graph.rdf_terms import Names, text_of
from graph.named_queries import NamedQueries

# What stands between a number and the first of its parts, and between one part and the next.
_OPENS = re.compile(r"[^。；;]{0,3}(?:其中|包括|包含|涵盖|分别(?:是|为))[^。；;]{0,4}")
_NEXT = re.compile(r"[、,，;；]?(?:以及|和|及|与)?")
# A single part or two may be examples; from here on a list tells what a number is made of.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with where it stands."""

    figure: str
    start: int
    end: int


class Lists:
    """The lists of documents, read when one is asked for and kept while the graph stays as it is."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        texts: Callable[[str], str | None],
        rows: Callable[[str], Iterable[Stated]],
    ) -> None:
        self._queries = queries
        self._names = names
        self._texts = texts
        self._rows = rows
        self._of_document: dict[str, Mapping[str, tuple[Stated, ...]]] = {}

    def clashes(self, series: Series) -> Iterator[Clash]:
        """Yield the figures of a series that the parts listed after them do not make up."""
        for figure in series.figures:
            parts = self._lists(document_of(figure.id)).get(figure.id, ())
            computed = sum((part.value for part in parts), start=Fraction(0))
            if parts and computed != figure.value:
                yield _clash(series, figure, parts, computed)

    def _lists(self, document: str) -> Mapping[str, tuple[Stated, ...]]:
        held = self._of_document.get(document)
        if held is None:
            text = self._texts(document)
            held = {} if text is None else dict(_found(text, self._places(document), self._rows(document)))
            self._of_document[document] = held
        return held

    def _places(self, document: str) -> list[Placed]:
        rows = self._queries.select("figure-places", document=[self._names.thing(f"document-{document}")])
        return [Placed(self._names.identifier(row[1]) or "", int(text_of(row[2])), int(text_of(row[3]))) for row in rows]


def _found(text: str, places: Sequence[Placed], rows: Iterable[Stated]) -> Iterator[tuple[str, tuple[Stated, ...]]]:
    figures = {figure.id: figure for figure in rows}
    known = [place for place in places if place.figure in figures]
    for index, place in enumerate(known[:-1]):
        if _OPENS.fullmatch(text, place.end, known[index + 1].start):
            parts = tuple(_listed(text, known[index + 1 :], figures, figures[place.figure]))
            if len(parts) >= _FEWEST:
                yield place.figure, parts


def _listed(text: str, places: Sequence[Placed], figures: Mapping[str, Stated], whole: Stated) -> Iterator[Stated]:
    """Yield the figures that follow each other without other words and are of the whole's year, kind and dimension."""
    end: int | None = None
    for place in places:
        figure = figures[place.figure]
        if end is not None and not (end <= place.start and _NEXT.fullmatch(text, end, place.start)):
            return
        alike = (figure.year, figure.kind, figure.unit.dimension) == (whole.year, whole.kind, whole.unit.dimension)
        if not alike:
            return
        yield figure
        end = place.end


def _clash(series: Series, whole: Stated, parts: Sequence[Stated], computed: Fraction) -> Clash:
    return Clash(
        check=Check.OF_WHICH,
        moment=(whole.year, whole.kind),
        unit=whole.unit,
        stated=whole.value,
        computed=computed,
        parts=((whole, whole.value), *((part, part.value) for part in parts)),
        explain=lambda _: sentence(
            "of-which",
            whole=whole.name,
            stated=whole.value,
            unit=whole.unit.text or series.unit.text,
            count=len(parts),
            computed=computed,
            difference=whole.value - computed,
        ),
    )
