"""Which of the things that figures are about lie in which."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from ontology.regions import children, region

_WITHIN = ("partOf", "locatedIn")
_REGION = "region-"


@dataclass(frozen=True, slots=True)
class Places:
    """Direct parts: ``parts`` are all that lie in a thing, ``siblings`` those of them that share nothing."""

    parts: dict[str, set[str]] = field(default_factory=dict)
    siblings: dict[str, set[str]] = field(default_factory=dict)
    complete: dict[str, int] = field(default_factory=dict)

    def around(self, subjects: Iterable[str]) -> set[str]:
        """Return some things with what lies in them and what they lie in."""
        wanted = set(subjects)
        found = set(wanted)
        for whole, parts in self.parts.items():
            if whole in wanted:
                found |= parts
            elif parts & wanted:
                found.add(whole)
        return found


def read_places(queries: NamedQueries, names: Names, subjects: Iterable[str]) -> Places:
    """Return what lies in some things and what they lie in: by what documents state, and by the gazetteer."""
    wanted = sorted(set(subjects))
    nodes, predicates = [names.thing(one) for one in wanted], [names.term(one) for one in _WITHIN]
    parts: defaultdict[str, set[str]] = defaultdict(set)
    siblings: defaultdict[str, set[str]] = defaultdict(set)
    outward = [(row[0], row[1], row[2]) for row in queries.select("links-out", thing=nodes, predicate=predicates)]
    inward = [(row[2], row[1], row[0]) for row in queries.select("links-in", thing=nodes, predicate=predicates)]
    for inner, predicate, outer in (*outward, *inward):
        whole, inside = names.identifier(outer), names.identifier(inner)
        if whole and inside and whole != inside:
            parts[whole].add(inside)
            if names.local_name(predicate) == "partOf":
                siblings[whole].add(inside)
    complete = _divisions(wanted, parts, siblings)
    return Places(dict(parts), dict(siblings), complete)


def _divisions(
    wanted: Iterable[str], parts: defaultdict[str, set[str]], siblings: defaultdict[str, set[str]]
) -> dict[str, int]:
    """Add the divisions of regions, and return how many make up each: parks within them overlap and never do."""
    complete: dict[str, int] = {}
    codes = {one.removeprefix(_REGION) for one in wanted if one.startswith(_REGION)}
    codes |= {found.parent for code in codes if (found := region(code)) is not None and found.parent is not None}
    for code in codes:
        below = {f"{_REGION}{child.code}" for child in children(code)}
        if below:
            parts[f"{_REGION}{code}"] |= below
            siblings[f"{_REGION}{code}"] = below
            complete[f"{_REGION}{code}"] = len(below)
    return complete
