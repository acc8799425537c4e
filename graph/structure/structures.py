"""Wholes and their parts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from graph.answers import Page, Source, Thing
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things, class_order
from graph.named_queries import NamedQueries
from graph.pagination import page_of
from graph.rdf.terms import Names, text_of
from graph.structure.answers import Node, Structure, Whole
from ontology.attribute import AttributeProperty
from ontology.entity import EntityType
from ontology.errors import RequestError
from ontology.identity import normalise_name
from ontology.relation import Predicate

#: The classes that are meant where a whole is given by a name.
WHOLES = ("Park", "Program", "Platform", "Region")
# A shorter text is a part of too many phrases.
_SHORTEST_PHRASE = 4
_WITHIN = (Predicate.PART_OF, Predicate.LOCATED_IN)


class Structures:
    """Trees of parts, with two queries for each level and four for the whole tree."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        relations: Relations,
        *,
        wholes: Callable[[], list[Whole]],
        layouts: Callable[[], Mapping[str, tuple[str, ...]]],
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._relations = relations
        self._wholes = wholes
        self._layouts = layouts

    def tree(self, whole: str, *, depth: int = 4, limit: int = 500) -> Structure:
        """Return the parts of a thing of the view, and of these, down to a depth; at most ``limit`` things.

        A thing is opened up where it first comes, so that things that are parts of each other do no harm. Raises
        ``RequestError`` for a depth or a limit below 1.
        """
        if depth < 1 or limit < 1:
            raise RequestError(f"A structure has a depth and a limit from 1, not {depth} and {limit}.")
        below, truncated = self._levels(whole, depth, limit)
        found = list(dict.fromkeys([whole, *(link.subject for links in below.values() for link in links)]))
        return Structure(
            root=_Tree(
                whole,
                below,
                things=self._things.describe(found),
                classes=self._things.classes(found),
                figures=self._figure_counts(found),
                sources=self._relations.sources(link for links in below.values() for link in links),
                layouts=self._layouts(),
            ).node(whole, None),
            total=len(found),
            truncated=truncated,
        )

    def laid_out(self, text: str) -> str | None:
        """Return the id of the thing whose layout a text names, or a part of the phrase for it; None without one."""
        wanted = normalise_name(text)
        if len(wanted) < _SHORTEST_PHRASE:
            return None
        parts = {one.thing.id: one.parts + one.located for one in self._wholes()}
        found = [
            (wanted != phrase, -parts.get(one, 0), one)
            for one, phrases in self._layouts().items()
            for phrase in map(normalise_name, phrases)
            if wanted in phrase
        ]
        return min(found)[2] if found else None

    def wholes(self, *, text: str | None = None, limit: int = 100, cursor: str | None = None) -> Page[Whole]:
        """Return the things that have parts, those with most first; ``text`` is a part of their label or layout."""
        found = self._wholes()
        if text:
            wanted = normalise_name(text)
            found = [
                one for one in found if any(wanted in normalise_name(name) for name in (one.thing.label, *one.layout))
            ]
        return page_of(found, limit=limit, cursor=cursor)

    def _levels(self, whole: str, depth: int, limit: int) -> tuple[dict[str, list[Link]], bool]:
        """Return the relations to the direct parts of each thing that is opened up, and whether any are left out."""
        below: dict[str, list[Link]] = {}
        seen, frontier, truncated = {whole}, [whole], False
        for _ in range(depth):
            links = [link for link in self._relations.into(frontier, _WITHIN) if link.subject != link.object]
            # What is a part of a thing mostly lies in it, too.
            first = {(link.subject, link.object): link for link in sorted(links, key=lambda link: link.predicate)}
            first |= {(link.subject, link.object): link for link in links if link.predicate == Predicate.PART_OF}
            frontier = []
            for link in first.values():
                new = link.subject not in seen
                if new and len(seen) >= limit:
                    truncated = True
                    continue
                below.setdefault(link.object, []).append(link)
                if new:
                    seen.add(link.subject)
                    frontier.append(link.subject)
            if not frontier:
                return below, truncated
        deeper = self._relations.into(frontier, _WITHIN)
        return below, truncated or any(link.subject != link.object for link in deeper)

    def _figure_counts(self, identifiers: list[str]) -> dict[str, int]:
        rows = self._queries.select("figure-counts", about=self._things.nodes(identifiers))
        return {self._names.identifier(node) or "": int(text_of(count)) for node, count in rows}


class _Tree:
    """Nodes from relations; each thing is opened up at its first place, in the order of the levels."""

    def __init__(
        self,
        root: str,
        below: Mapping[str, list[Link]],
        *,
        things: Mapping[str, Thing],
        classes: Mapping[str, set[str]],
        figures: Mapping[str, int],
        sources: Mapping[Link, tuple[Source, ...]],
        layouts: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._below = below
        self._things = things
        self._classes = classes
        self._figures = figures
        self._sources = sources
        self._layouts = layouts
        # The place where each thing is opened up: under the first thing that it came from.
        self._home: dict[str, Link | None] = {root: None}
        for links in below.values():
            for link in links:
                self._home.setdefault(link.subject, link)

    def node(self, identifier: str, link: Link | None) -> Node:
        """Return the node of a thing with all that lies below it."""
        again = link is not None and self._home.get(identifier) != link
        links = [] if again else [one for one in self._below.get(identifier, ()) if one.subject in self._things]
        children = tuple(self.node(one.subject, one) for one in sorted(links, key=self._place))
        inside: dict[str, str] = {}
        for child in children:
            inside |= {node.thing.id: node.thing.type for _, node in child.walk()}
        return Node(
            thing=self._things[identifier],
            classes=class_order(self._classes.get(identifier, ())),
            relation=None if link is None else link.predicate,
            sources=() if link is None else self._sources.get(link, ()),
            figures=self._figures.get(identifier, 0),
            below=dict(sorted(Counter(inside.values()).items())),
            again=again,
            layout=self._layouts.get(identifier, ()),
            children=children,
        )

    def _place(self, link: Link) -> tuple[bool, str, int, str]:
        """Return the place of a part among others: as the document that states them lists them."""
        first = self._sources.get(link, ())[:1]
        document, start = (first[0].document, first[0].start) if first else ("", 0)
        return link.predicate != Predicate.PART_OF, document, start, self._things[link.subject].label


def read_layouts(queries: NamedQueries, names: Names) -> dict[str, tuple[str, ...]]:
    """Return the phrases for the layouts of things, by the things' ids."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for thing, text in queries.select("texts", property=[names.term(AttributeProperty.LAYOUT)]):
        if identifier := names.identifier(thing):
            found[identifier].add(text_of(text))
    return {one: tuple(sorted(phrases)) for one, phrases in found.items()}


def list_wholes(
    queries: NamedQueries, names: Names, things: Things, layouts: Mapping[str, tuple[str, ...]]
) -> list[Whole]:
    """Return the things with parts, with things in them or with a layout, regions left out, those with most first."""
    counts: defaultdict[str, Counter[Predicate]] = defaultdict(Counter)
    for predicate in _WITHIN:
        for part, whole in queries.select("relation-pairs", predicate=[names.term(predicate)]):
            if part != whole and (identifier := names.identifier(whole)):
                counts[identifier][predicate] += 1
    described = things.describe({*counts, *layouts})
    found = [
        Whole(
            thing=thing,
            parts=counts[one][Predicate.PART_OF],
            located=counts[one][Predicate.LOCATED_IN],
            layout=layouts.get(one, ()),
        )
        for one, thing in described.items()
        if thing.type != EntityType.REGION
    ]
    return sorted(found, key=lambda one: (-one.parts - one.located, -one.parts, one.thing.label, one.thing.id))
