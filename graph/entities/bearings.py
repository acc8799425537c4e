"""Where things are and which years are told of them: what a network is filtered by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.answers import DocumentSummary, Thing
from graph.entities.things import Things
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from ontology.regions import ancestors, region

_REGION = "region-"
# A plan for longer is a slip of the pen, and would fill the answer.
_LONGEST_PERIOD = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """The ids of the regions that a thing belongs to, and the years that are told of it, both sorted."""

    id: str
    regions: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearings:
    """The bearings of things, in the order in which they were asked for, and the regions that they name."""

    items: tuple[Bearing, ...]
    regions: tuple[Thing, ...]


class BearingReader:
    """Reads bearings with three queries for any number of things."""

    def __init__(
        self, queries: NamedQueries, names: Names, things: Things, documents: Mapping[str, DocumentSummary]
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._documents = documents

    def read(self, identifiers: Iterable[str]) -> Bearings:
        """Return the bearings of things by their canonical ids; an id that nothing has is left out.

        A thing belongs to the regions that it lies in, is a part of or applies to, however far up, and to those above.
        One without any belongs to the region that all documents are of which name it. Its years are those of its
        figures and those for which the documents plan that name it.
        """
        wanted = tuple(dict.fromkeys(identifiers))
        described = self._things.describe(wanted)
        known = [one for one in wanted if one in described]
        naming = self._pairs("documents-naming", thing=known)
        outer = self._pairs("places-of", inner=known)
        figures = self._pairs("figure-years-of", about=known)
        regions = {one: self._regions(one, outer.get(one, set()), naming.get(one, set())) for one in known}
        items = tuple(
            Bearing(
                id=one,
                regions=tuple(sorted(regions[one])),
                years=tuple(sorted(_years(figures.get(one, ())) | self._planned(naming.get(one, set())))),
            )
            for one in known
        )
        return Bearings(items=items, regions=self._described({one for found in regions.values() for one in found}))

    def _described(self, regions: set[str]) -> tuple[Thing, ...]:
        """Return regions by their ids; what the graph does not name has the name of the gazetteer."""
        known = self._things.describe(regions)
        return tuple(known.get(one) or self._official(one) for one in sorted(regions))

    def _official(self, identifier: str) -> Thing:
        code = identifier.removeprefix(_REGION)
        found = region(code)
        label = code if found is None else found.name
        return Thing(id=identifier, iri=self._names.thing(identifier).value, label=label, type="Region")

    def _pairs(self, query: str, **asked: Iterable[str]) -> dict[str, set[str]]:
        """Return the second of each row of a query by the first: ids of things, or texts."""
        bound = {place: self._things.nodes(given) for place, given in asked.items()}
        found: dict[str, set[str]] = {}
        for first, second in self._queries.select(query, **bound):
            value = self._names.identifier(second) or text_of(second)
            found.setdefault(self._names.identifier(first) or "", set()).add(value)
        return found

    def _regions(self, thing: str, outer: set[str], naming: set[str]) -> set[str]:
        found = {one for one in {thing, *outer} if one.startswith(_REGION)}
        if not found:
            own = {self._region_of(document) for document in naming}
            found = own - {""} if len(own) == 1 else set()
        above = {f"{_REGION}{one.code}" for place in found for one in ancestors(place.removeprefix(_REGION))}
        return found | above

    def _region_of(self, document: str) -> str:
        summary = self._documents.get(document.removeprefix("document-"))
        return summary.region.id if summary is not None and summary.region is not None else ""

    def _planned(self, naming: set[str]) -> set[int]:
        found: set[int] = set()
        for document in naming:
            summary = self._documents.get(document.removeprefix("document-"))
            if summary is None or summary.start_year is None:
                continue
            end = summary.start_year if summary.end_year is None else summary.end_year
            found.update(range(summary.start_year, min(end, summary.start_year + _LONGEST_PERIOD) + 1))
        return found


def _years(texts: Iterable[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal()}
