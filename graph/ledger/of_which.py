"""Lists of what a number holds (其中, 包括), held against the number."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from graph.ledger.answers import Check
from graph.ledger.clash import Clash
from graph.ledger.measures import Measure, read_measure
from graph.ledger.series import Series, document_of
from graph.ledger.stated import Stated
from graph.ledger.wording import sentence
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from ontology.observation import Comparator

# What follows a number before the first of its parts, whose words often begin with it, and what stands between parts.
_OPENS = re.compile(r"[^。；;\n]{0,3}(?:其中|包括|包含|涵盖|分别(?:是|为))")
_NEXT = re.compile(r"(?P<pause>[，,；;])?(?:[、]|以及|和|及|与)?")
# A list may leave out what is not worth naming. One of three or more that makes nine tenths of a number claims to be
# all of it. A list is read up to a length that no sentence has, so that a hostile text costs little.
_LONGEST = 60
_FEWEST = 3
_NEARLY = Fraction(9, 10)

#: The parts that follow a number, each with whether a comma stands before it, where another statement may begin.
_Parts = tuple[tuple[Stated, bool], ...]


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
        self._of_document: dict[str, Mapping[str, _Parts]] = {}

    def clashes(self, series: Series) -> Iterator[Clash]:
        """Yield the figures of a series that the parts listed after them exceed, or nearly but not quite make up."""
        for figure in series.figures:
            parts = _not_adding_up(figure, self._lists(document_of(figure.id)).get(figure.id, ()))
            if parts:
                yield _clash(series, figure, parts)

    def _lists(self, document: str) -> Mapping[str, _Parts]:
        held = self._of_document.get(document)
        if held is None:
            text = self._texts(document)
            held = {} if text is None else dict(_found(text, self._places(document), self._rows(document)))
            self._of_document[document] = held
        return held

    def _places(self, document: str) -> list[Placed]:
        rows = self._queries.select("figure-places", document=[self._names.thing(f"document-{document}")])
        return [
            Placed(self._names.identifier(row[1]) or "", int(text_of(row[2])), int(text_of(row[3]))) for row in rows
        ]


def _found(text: str, places: Sequence[Placed], rows: Iterable[Stated]) -> Iterator[tuple[str, _Parts]]:
    figures = {figure.id: figure for figure in rows}
    known = [place for place in places if place.figure in figures]
    opens = [_OPENS.match(text, place.end, following.end) is not None for place, following in pairwise(known)]
    for index, _ in enumerate(opens):
        if opens[index]:
            parts = tuple(_listed(text, known[index + 1 : index + 1 + _LONGEST], figures, figures[known[index].figure]))
            # A part with a list of its own: which numbers are whose parts cannot be told.
            if parts and not any(opens[index + 1 : index + 1 + len(parts)]):
                yield known[index].figure, parts


def _listed(
    text: str, places: Sequence[Placed], figures: Mapping[str, Stated], whole: Stated
) -> Iterator[tuple[Stated, bool]]:
    """Yield the figures that follow each other without other words and are of the whole's kind in every respect."""
    end: int | None = None
    for place in places:
        figure = figures[place.figure]
        between = None if end is None or place.start < end else _NEXT.fullmatch(text, end, place.start)
        if (end is not None and between is None) or not _is_alike(figure, whole):
            return
        yield figure, between is not None and between["pause"] is not None
        end = place.end


def _is_alike(part: Stated, whole: Stated) -> bool:
    measure = read_measure(part.name, part.unit.text).measure
    same = (part.year, part.kind, part.unit.dimension) == (whole.year, whole.kind, whole.unit.dimension)
    return same and measure is Measure.LEVEL and whole.unit.is_additive


def _not_adding_up(whole: Stated, parts: _Parts) -> tuple[Stated, ...]:
    """Return the parts that cannot be those of a number, nothing where they may be."""
    ends = [place for place, (_, after_pause) in enumerate(parts) if after_pause] + [len(parts)]
    sums = [_sum(part for part, _ in parts[:end]) / whole.unit.factor for end in ends if parts]
    if not sums or whole.value in sums:
        return ()
    if sums[0] > whole.value and ends[0] > 1 and whole.comparator is Comparator.EQUAL:
        return tuple(part for part, _ in parts[: ends[0]])
    if len(parts) >= _FEWEST and whole.value * _NEARLY <= sums[-1] < whole.value:
        return tuple(part for part, _ in parts)
    return ()


def _sum(parts: Iterable[Stated]) -> Fraction:
    """Return the sum of figures in their dimension's smallest unit."""
    return sum((part.value * part.unit.factor for part in parts), start=Fraction(0))


def _clash(series: Series, whole: Stated, parts: Sequence[Stated]) -> Clash:
    computed = _sum(parts) / whole.unit.factor
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
