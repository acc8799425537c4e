"""Search by any part of any name, in Chinese from one character up."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph import rdf_terms as rdf
from graph.answers import Match, Page, SearchHit, Thing
from graph.named_queries import NamedQueries
from graph.pagination import page_of
from graph.rdf_terms import Names, text_of
from graph.things import Description, Things, class_order, with_subclasses
from ontology.entity import EntityType
from ontology.identity import normalise_name

# Stands between names in the searched text; normalising removes it from names and queries.
_BREAK = "\n"

# The places of the kinds of match in 0..1; within one, the more of the name the text makes up, the better.
_PREFIX, _SUBSTRING, _SPREAD = 0.6, 0.2, 0.3
_OTHER_NAME = 0.95


@dataclass(frozen=True, slots=True)
class Indexed:
    """A thing with all its classes and names, its label first."""

    thing: Thing
    classes: frozenset[str]
    names: tuple[str, ...]


class SearchIndex:
    """All names, normalised, in one text: finding in it runs at the speed of ``str.find``.

    With 100,000 names of some ten characters the text has a megabyte; a rare text is found in under a millisecond.
    """

    def __init__(self, things: Iterable[Indexed]) -> None:
        self._things = sorted(things, key=lambda indexed: indexed.thing.id)
        self._owners: list[int] = []
        self._names: list[str] = []
        self._starts: list[int] = []
        self._exact: dict[str, list[str]] = {}
        parts: list[str] = []
        position = 0
        for owner, indexed in enumerate(self._things):
            for name in indexed.names:
                normalised = normalise_name(name)
                if normalised:
                    self._owners.append(owner)
                    self._names.append(name)
                    self._starts.append(position)
                    self._exact.setdefault(normalised, []).append(indexed.thing.id)
                    parts.append(normalised)
                    position += len(normalised) + len(_BREAK)
        self._text = _BREAK.join((*parts, ""))
        self._starts.append(position)

    def named(self, name: str) -> list[str]:
        """Return the ids of the things that have exactly this name, ordered."""
        return sorted(set(self._exact.get(normalise_name(name), ())))

    def find(
        self, text: str, *, types: Collection[str] = (), limit: int = 20, cursor: str | None = None
    ) -> Page[SearchHit]:
        """Return the things with a name that holds the text, the best first, always in the same order."""
        page = page_of(self._matches(text, types), limit=limit, cursor=cursor)
        wanted = normalise_name(text)
        hits = tuple(self._hit(*match, wanted) for match in page.items)
        return Page(items=hits, total=page.total, next=page.next)

    def _matches(self, text: str, types: Collection[str]) -> list[tuple[int, float, int]]:
        """Return owner, score and name of every match, ranked."""
        wanted = normalise_name(text)
        allowed = with_subclasses(types)
        best: dict[int, tuple[float, int]] = {}
        position = self._text.find(wanted) if wanted else -1
        while position >= 0:
            name = bisect_right(self._starts, position) - 1
            owner = self._owners[name]
            if not allowed or allowed & self._things[owner].classes:
                score = self._score(name, position, len(wanted))
                if owner not in best or score > best[owner][0]:
                    best[owner] = (score, name)
            # Later places in the same name are no better: a name begins only once.
            position = self._text.find(wanted, self._starts[name + 1])
        ranked = sorted(best.items(), key=lambda match: (-match[1][0], self._things[match[0]].thing.label, match[0]))
        return [(owner, score, name) for owner, (score, name) in ranked]

    def _score(self, name: int, position: int, length: int) -> float:
        start = self._starts[name]
        whole = self._starts[name + 1] - start - len(_BREAK)
        partial = (_PREFIX if position == start else _SUBSTRING) + _SPREAD * length / whole
        score = 1.0 if length == whole else partial
        return score if self._is_label(name) else score * _OTHER_NAME

    def _is_label(self, name: int) -> bool:
        return self._names[name] == self._things[self._owners[name]].thing.label

    def _hit(self, owner: int, score: float, name: int, wanted: str) -> SearchHit:
        found = self._names[name]
        normalised = normalise_name(found)
        starts = Match.START if normalised.startswith(wanted) else Match.PART
        match = Match.WHOLE if normalised == wanted else starts
        return SearchHit(thing=self._things[owner].thing, score=round(score, 4), name=found, match=match)


def build_index(queries: NamedQueries, names: Names, things: Things) -> SearchIndex:
    """Return the index of all things of the view that have a class of the scheme and a name."""
    found: dict[str, Description] = {}
    for node, kind in queries.select("classes", scheme=[names.term(kind) for kind in EntityType]):
        identifier, name = names.identifier(node), names.local_name(kind)
        if identifier and name:
            found.setdefault(identifier, Description()).classes.append(name)
    for node, predicate, value in queries.select("names"):
        known = found.get(names.identifier(node) or "")
        if known is not None:
            known.names.setdefault(rdf.LABEL if predicate == rdf.LABEL else rdf.ALT_LABEL, []).append(text_of(value))
    return SearchIndex(_indexed(identifier, known, things) for identifier, known in found.items() if known.names)


def _indexed(identifier: str, known: Description, things: Things) -> Indexed:
    thing = things.thing(identifier, known)
    others = sorted({name for names in known.names.values() for name in names} - {thing.label})
    return Indexed(thing, frozenset(class_order(known.classes)), (thing.label, *others))
