"""Where and when documents hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.named_queries import NamedQueries
from graph.projection.selection import Selection
from graph.rdf.terms import Names, text_of


@dataclass(frozen=True, slots=True)
class Period:
    """The region that a document is of, its code or nothing, with the first and last year, where they are known."""

    region: str
    start: int | None
    end: int | None

    def fits(self, selection: Selection) -> bool:
        """Tell whether a document with this period is one of the regions and the year of a selection."""
        if selection.regions and not _within(self.region, selection.regions):
            return False
        year = selection.year
        if year is None:
            return True
        return self.start is not None and self.start <= year <= (self.start if self.end is None else self.end)


def read_periods(queries: NamedQueries, names: Names) -> Mapping[str, Period]:
    """Return the periods of all documents by id; of several regions the first counts."""
    documents = [row[0] for row in queries.select("documents") if row[0] is not None]
    found: dict[str, Period] = {}
    for document, region, start, end, _ in queries.select("document-description", document=documents):
        identifier = (names.identifier(document) or "").removeprefix("document-")
        code = (names.identifier(region) or "").removeprefix("region-")
        found.setdefault(identifier, Period(code, _year(text_of(start)), _year(text_of(end))))
    return found


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _within(code: str, regions: frozenset[str]) -> bool:
    """Tell whether a region is one of some or lies in one; codes of provinces end in 0000, of cities in 00.

    >>> _within("500102", frozenset({"500000"})), _within("500102", frozenset({"510100"}))
    (True, False)
    """
    return any(code == region or code.startswith(_stem(region)) for region in regions)


def _stem(region: str) -> str:
    if region.endswith("0000"):
        return region[:2]
    return region[:4] if region.endswith("00") else region
