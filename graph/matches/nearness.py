"""How near things are: in the same park, or named in plans of the same region."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things
from ontology.relation import Predicate

_WITHIN = (Predicate.LOCATED_IN, Predicate.PART_OF)
_REGION = "region-"
# Levels above a thing that are looked at: a centre, its group, the town, the zone.
_LEVELS = 3
# Places that one thing lies in; more only stand in graphs that say nothing by them.
_PLACES = 30
# The same park, a stated place in the same region, plans of the same region.
_PARK, _PLACE, _PLAN = 1.0, 0.8, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What two things are near by: ``place`` is the id of a park or region; ``links`` say that they lie in it."""

    place: str
    weight: float
    links: tuple[Link, ...]


class Nearness:
    """Compares places of many things with those of one."""

    def __init__(
        self,
        things: Things,
        relations: Relations,
        *,
        regions: Callable[[], Mapping[str, str]],
    ) -> None:
        self._things = things
        self._relations = relations
        self._regions = regions

    def near(self, thing: str, others: Iterable[str]) -> dict[str, Near]:
        """Return for each of some things by what it is nearest to one; what is not near is left out."""
        wanted = {thing, *others}
        above = self._above(wanted)
        plans = self.regions_of(wanted)
        found = {}
        for other in wanted - {thing}:
            shared = above[thing].keys() & above[other].keys()
            parks = sorted(place for place in shared if not place.startswith(_REGION))
            regions = sorted(place for place in shared if place.startswith(_REGION))
            common = sorted(plans[thing] & plans[other])
            if parks or regions:
                place = (parks or regions)[0]
                links = (*_way(thing, place, above[thing]), *_way(other, place, above[other]))
                found[other] = Near(place=place, weight=_PARK if parks else _PLACE, links=links)
            elif common:
                found[other] = Near(place=f"{_REGION}{common[0]}", weight=_PLAN, links=())
        return found

    def _above(self, identifiers: Iterable[str]) -> dict[str, dict[str, Link]]:
        """Return the parks and regions that things lie in, each with the last of the relations that say so."""
        wanted = sorted(set(identifiers))
        upwards: defaultdict[str, list[Link]] = defaultdict(list)
        seen, frontier = set(wanted), set(wanted)
        for _ in range(_LEVELS):
            for link in self._relations.out(frontier, _WITHIN):
                upwards[link.subject].append(link)
            frontier = {link.object for one in frontier for link in upwards[one]} - seen
            seen |= frontier
        return {one: _ways(one, upwards) for one in wanted}

    def regions_of(self, identifiers: Iterable[str]) -> dict[str, set[str]]:
        """Return the codes of the regions of the plans that name things; provinces, which are large, left out."""
        regions = self._regions()
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one, documents in self._things.documents(identifiers).items():
            codes = {regions.get(document, "") for document in documents}
            found[one] = {code for code in codes if code and not code.endswith("0000")}
        return found


def _ways(thing: str, upwards: Mapping[str, list[Link]]) -> dict[str, Link]:
    """Return the places above a thing, the nearest first and at most ``_PLACES``, each with the last link to it."""
    found: dict[str, Link] = {}
    level = [thing]
    for _ in range(_LEVELS):
        following = []
        for one in level:
            for link in upwards.get(one, ()):
                if len(found) >= _PLACES:
                    return found
                place = link.object
                if place != thing and place not in found:
                    found[place] = link
                    following.append(place)
        level = following
    return found


def _way(thing: str, place: str, ways: Mapping[str, Link]) -> tuple[Link, ...]:
    """Return the relations that lead from a thing to a place above it."""
    found = [ways[place]]
    while found[-1].subject != thing:
        found.append(ways[found[-1].subject])
    return tuple(reversed(found))
