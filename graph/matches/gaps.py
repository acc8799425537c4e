"""What a park lacks that parks like it have."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from graph.answers import Source, Thing
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things, class_order
from graph.matches.answers import Match, Matches, Peer, Status
from graph.matches.parks import LEAST, Park, Parks
from graph.matches.profile import TEXTS
from graph.pagination import page_of
from graph.rdf.terms import Names
from graph.reason import Reason
from graph.recent import Recent
from graph.structure.structures import Structures
from ontology import vocabulary
from ontology.entity import EntityType
from ontology.relation import Predicate
from ontology.vocabulary import Language

_PEERS = 10
_CLASS = "Class"
_DEPTH, _SIZE = 3, 300
# Classes whose narrower ones are a park's equipment: that it lacks 平台 tells nobody anything, 孵化器 does.
_KINDS = frozenset({EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.UNIVERSITY})
_EXAMPLES = 3
# Pieces of equipment of all parks that are remembered: some 30 MB.
_REMEMBERED = 20_000
# Two or three peers say less than ten: as if there were one more, of full likeness, that has nothing.
_DOUBT = 1.0
# Another field is less of a gap than a missing incubator.
_FIELD = 0.6


class Equipment(NamedTuple):
    """Something that a park has, with the place that says so."""

    thing: Thing
    sources: tuple[Source, ...]


class Gaps:
    """Compares what lies in a park with what lies in parks like it."""

    def __init__(
        self,
        names: Names,
        things: Things,
        relations: Relations,
        *,
        parks: Parks,
        structures: Structures,
        generation: Callable[[], Hashable],
    ) -> None:
        self._names = names
        self._things = things
        self._relations = relations
        self._parks = parks
        self._structures = structures
        self._generation = generation
        self._held: Recent[tuple[tuple[str, Equipment], ...]] = Recent(_REMEMBERED, cost=lambda held: 1 + len(held))

    def gaps(self, thing: Thing, *, language: Language = "zh", limit: int = 20, cursor: str | None = None) -> Matches:
        """Return the kinds of platforms and institutes and the fields that parks like one have and it has not.

        ``peers`` is the part of the parks like it, each weighed by its likeness, that have it. ``language`` is that of
        the names of classes.
        """
        park = self._parks.read([thing.id])[thing.id]
        peers = self._parks.peers(park, _PEERS)
        own = {kind for kind, _ in self._equipment_of(thing.id)}
        found: defaultdict[str, list[tuple[Peer, Equipment]]] = defaultdict(list)
        for peer in peers:
            for kind, equipment in self._equipment_of(peer.thing.id):
                if kind not in own:
                    found[kind].append((peer, equipment))
        total = sum(peer.score for peer in peers) + _DOUBT
        items = [self._kind(kind, held, total, language) for kind, held in found.items()]
        alike = {peer.thing.id: peer for peer in peers if peer.score >= LEAST}
        missing = self._missing(park, alike)
        items += self._fields(missing, alike, total)
        items.sort(key=lambda item: (-item.score, item.thing.label, item.thing.id))
        page = page_of(items, limit=limit, cursor=cursor)
        return Matches(
            subject=thing,
            asked=thing.label,
            fields=tuple(dict.fromkeys(park.fields.values())),
            page=replace(page, items=self._with_reasons(page.items, missing, alike)),
            peers=tuple(peers),
        )

    def _equipment_of(self, park: str) -> tuple[tuple[str, Equipment], ...]:
        """Return the equipment of a park; large parks are like most others, and theirs is remembered."""
        key = (self._generation(), park)
        held = self._held.get(key)
        if held is None:
            held = tuple(self._kinds_in(park))
            self._held.put(key, held)
        return held

    def _kinds_in(self, park: str) -> Iterable[tuple[str, Equipment]]:
        """Yield the equipment that lies in a park or relies on it, by its narrowest class."""
        tree = self._structures.tree(park, depth=_DEPTH, limit=_SIZE)
        for depth, node in tree.root.walk():
            if depth and node.thing.type in _KINDS and len(node.classes) > 1 and not node.again:
                yield node.classes[-1], Equipment(node.thing, node.sources[:1])
        beside = self._relations.into([park], (Predicate.RELIES_ON,))
        things = self._things.describe(link.subject for link in beside)
        classes = self._things.classes(things)
        sources = self._relations.sources(beside)
        for link in beside:
            narrow = class_order(classes.get(link.subject, ()))
            if len(narrow) > 1 and narrow[0] in _KINDS:
                yield narrow[-1], Equipment(things[link.subject], sources.get(link, ())[:1])

    def _kind(self, kind: str, held: list[tuple[Peer, Equipment]], total: float, language: Language) -> Match:
        reasons = [
            Reason(
                key="gap",
                text=TEXTS.say("gap", park=peer.thing.label, thing=equipment.thing.label),
                sources=equipment.sources,
            )
            for peer, equipment in held[:_EXAMPLES]
        ]
        label = vocabulary.label(kind, language)
        what = Thing(id=kind, iri=self._names.term(kind).value, label=label, type=_CLASS)
        return _gap(what, (kind,), {peer.thing.id: peer.score for peer, _ in held}, total, reasons, held)

    def _missing(self, park: Park, alike: Iterable[str]) -> dict[str, list[Link]]:
        """Return what parks like one focus on and it has nothing close to, with the relations of these parks."""
        links = [link for other in self._parks.read(alike).values() for link in other.links]
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._parks.missing(park, links):
            found[link.object].append(link)
        return dict(found)

    def _fields(self, missing: Mapping[str, list[Link]], alike: Mapping[str, Peer], total: float) -> list[Match]:
        """Return the industries among what a park has nothing close to, without reasons."""
        fields, classes = self._things.describe(missing), self._things.classes(missing)
        return [
            _gap(
                field,
                (EntityType.INDUSTRY,),
                {link.subject: alike[link.subject].score for link in missing[one]},
                total,
                (),
                (),
            )
            for one, field in fields.items()
            if EntityType.INDUSTRY in classes.get(one, set())
        ]

    def _with_reasons(
        self, items: Iterable[Match], missing: Mapping[str, list[Link]], alike: Mapping[str, Peer]
    ) -> tuple[Match, ...]:
        """Return a part of what a park lacks with the reasons for its fields: those of the others nobody reads."""
        items = tuple(items)
        told = {one.thing.id: missing.get(one.thing.id, [])[:_EXAMPLES] for one in items if not one.reasons}
        sources = self._relations.sources(link for links in told.values() for link in links)
        return tuple(
            replace(one, reasons=self._field_reasons(one.thing, told[one.thing.id], alike, sources))
            if one.thing.id in told
            else one
            for one in items
        )

    def _field_reasons(
        self,
        field: Thing,
        links: Iterable[Link],
        alike: Mapping[str, Peer],
        sources: Mapping[Link, tuple[Source, ...]],
    ) -> tuple[Reason, ...]:
        return tuple(
            Reason(
                key="gap-field",
                text=TEXTS.say("gap-field", park=alike[link.subject].thing.label, thing=field.label),
                sources=sources.get(link, ())[:1],
            )
            for link in links
        )


def _gap(
    what: Thing,
    classes: tuple[str, ...],
    held: Mapping[str, float],
    total: float,
    reasons: Iterable[Reason],
    examples: Iterable[tuple[Peer, Equipment]],
) -> Match:
    share = round(sum(held.values()) / total, 4)
    score = round(share * (1.0 if what.type == _CLASS else _FIELD), 4)
    return Match(
        thing=what,
        classes=classes,
        status=Status.LACKING,
        score=score,
        parts={"peers": share},
        reasons=tuple(reasons),
        examples=tuple(equipment.thing for _, equipment in examples)[:_EXAMPLES],
    )
