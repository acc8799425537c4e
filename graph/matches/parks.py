"""Parks with what stands out about them, and which of them are alike."""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from graph.algorithms.answers import Sentence
from graph.answers import Source, Thing
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things, class_order
from graph.fields.field_book import FieldBook
from graph.fields.stems import holds, is_telling
from graph.generation import Derived
from graph.matches.answers import Peer
from graph.matches.profile import TEXTS
from graph.reason import Reason
from graph.structure.answers import Whole
from ontology import vocabulary
from ontology.entity import EntityType
from ontology.regions import full_name
from ontology.relation import Predicate
from ontology.vocabulary import Language

# What the parts of the likeness of two parks count, and the least that makes them alike: more than
# the same region, unless there is no park with more.
_FIELD, _CLASS, _REGION = 0.6, 0.25, 0.15
LEAST = 0.2
# Parks with most parts or fields that are compared.
_COMPARED = 400
# Parks that are remembered: some 10 MB.
_REMEMBERED = 2000
_PROVINCE = 2
# What the same province counts beside the same region.
_PROVINCE_SHARE = 0.5
_WITHIN = (Predicate.PART_OF, Predicate.LOCATED_IN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Park:
    """A park: its narrower classes, the relations to its fields, these with what its name tells, and its regions.

    ``fields`` are the labels of fields by their stems, ``regions`` the codes of the regions of plans that name it.
    """

    thing: Thing
    classes: frozenset[str]
    links: tuple[Link, ...]
    fields: Mapping[str, str]
    regions: frozenset[str]


class Parks:
    """Reads and compares parks."""

    def __init__(
        self,
        relations: Relations,
        things: Things,
        *,
        book: Callable[[], FieldBook],
        wholes: Callable[[], Sequence[Whole]],
        regions: Callable[[Iterable[str]], Mapping[str, set[str]]],
        generation: Callable[[], Hashable],
    ) -> None:
        self._relations = relations
        self._things = things
        self._book = book
        self._wholes = wholes
        self._regions = regions
        # What was read of the same state: most parks are compared with the same ones.
        self._held = Derived(generation, dict[str, Park])

    def read(self, identifiers: Iterable[str]) -> dict[str, Park]:
        """Return parks by id, those that the view knows."""
        wanted, held = list(dict.fromkeys(identifiers)), self._held.get()
        known = {one: park for one in wanted if (park := held.get(one)) is not None}
        found = self._read([one for one in wanted if one not in known])
        if len(held) + len(found) > _REMEMBERED:
            held.clear()
        held.update(found)
        known |= found
        return {one: known[one] for one in wanted if one in known}

    def _read(self, wanted: Sequence[str]) -> dict[str, Park]:
        things, classes = self._things.describe(wanted), self._things.classes(wanted)
        links: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._relations.out(wanted, (Predicate.FOCUSES_ON,)):
            links[link.subject].append(link)
        labels = self._things.describe(link.object for found in links.values() for link in found)
        regions = self._regions(wanted)
        inside = self._inside(wanted)
        return {
            one: Park(
                thing=things[one],
                classes=frozenset(classes.get(one, set())) - {EntityType.PARK},
                links=tuple(links[one]),
                fields=self._fields([things[one].label, *inside.get(one, ())], links[one], labels),
                regions=frozenset(regions.get(one, ())),
            )
            for one in wanted
            if one in things
        }

    def peers(self, park: Park, count: int) -> list[Peer]:
        """Return the parks that are most like one by their fields, classes and regions, the best first."""
        near = self._near(park)
        left_out = {end for link in self._relations.around([park.thing.id], _WITHIN) for end in (link[0], link[2])}
        found = []
        for other in self.read(self._candidates(park)).values():
            shared = [name for name in other.fields if near(name)]
            score = self._likeness(park, other, shared)
            if score and other.thing.id not in left_out:
                found.append((score, other, shared))
        found = [row for row in found if row[0] >= LEAST] or found
        found.sort(key=lambda row: (-row[0], row[1].thing.label, row[1].thing.id))
        sources = self._relations.sources(
            link for _, other, shared in found[:count] for link in self._in_fields(other, shared)
        )
        return [
            Peer(thing=other.thing, score=score, reasons=tuple(self._reasons(park, other, shared, sources)))
            for score, other, shared in found[:count]
        ]

    def missing(self, park: Park, links: Iterable[Link]) -> list[Link]:
        """Return those of the relations of others to fields of which a park has nothing close."""
        near, fields = self._near(park), self._book().fields
        return [
            link for link in links if not any(near(name) or not is_telling(name) for name in fields[link.object].stems)
        ]

    def _inside(self, parks: Iterable[str]) -> dict[str, list[str]]:
        """Return the labels of what lies in parks and in their parts."""
        wanted = set(parks)
        parts = self._relations.into(wanted, _WITHIN)
        above: defaultdict[str, set[str]] = defaultdict(set)
        for link in parts:
            above[link.subject].add(link.object)
        deeper = self._relations.into(above.keys() - wanted, _WITHIN)
        named = self._things.describe(link.subject for link in (*parts, *deeper))
        found: defaultdict[str, list[str]] = defaultdict(list)
        for link in (*parts, *deeper):
            for park in {link.object} & wanted or above[link.object]:
                found[park].append(named[link.subject].label)
        return found

    def _fields(self, named: Iterable[str], links: Iterable[Link], labels: Mapping[str, Thing]) -> dict[str, str]:
        """Return the fields that the names of a park and of its parts hold, and those that it is said to focus on."""
        book = self._book()
        found = {word: word for label in named for word in book.in_text(label)}
        for link in links:
            if link.object in labels:
                found |= dict.fromkeys(book.fields[link.object].stems, labels[link.object].label)
        return found

    def _near(self, park: Park) -> Callable[[str], bool]:
        """Return what tells whether a stem is close to a field of a park."""
        book = self._book()
        families = [book.of_stems([name]) for name in park.fields]
        words = tuple(dict.fromkeys(word for family in families for word in family.words))
        wide = {name for family in families for one in family.wider for name in book.fields[one].stems}
        # The fields of many parks are few.
        return cache(lambda name: name in wide or any(holds(name, word) for word in words))

    def _candidates(self, park: Park) -> list[str]:
        """Return the ids of parks that could be like one: those in its fields, and those with most parts."""
        book = self._book()
        near = {
            field
            for family in (book.of_stems([name]) for name in park.fields)
            for field in (*family.members, *family.wider)
        }
        focused = dict.fromkeys(link.subject for link in self._relations.into(near, (Predicate.FOCUSES_ON,)))
        described = self._things.describe(focused)
        in_fields = [one for one in focused if one in described and described[one].type == EntityType.PARK]
        wholes = [one.thing.id for one in self._wholes() if one.thing.type == EntityType.PARK]
        return [one for one in dict.fromkeys([*in_fields, *wholes]) if one != park.thing.id][:_COMPARED]

    def _likeness(self, park: Park, other: Park, shared: Sequence[str]) -> float:
        fields = len(shared) / math.sqrt(max(1, len(park.fields) * len(other.fields)))
        region = _shared_region(park, other)
        near = 0.0 if not region else _PROVINCE_SHARE if region.endswith("0000") else 1.0
        return round(_FIELD * min(1.0, fields) + _CLASS * bool(park.classes & other.classes) + _REGION * near, 4)

    def _in_fields(self, park: Park, stems: Sequence[str]) -> list[Link]:
        """Return the relations of a park to fields of some stems."""
        fields = self._book().fields
        return [link for link in park.links if fields[link.object].stems & set(stems)]

    def _reasons(
        self, park: Park, other: Park, shared: Sequence[str], sources: Mapping[Link, tuple[Source, ...]]
    ) -> Iterable[Reason]:
        if shared:
            places = [source for link in self._in_fields(other, shared) for source in sources.get(link, ())[:1]]
            names = tuple(dict.fromkeys(other.fields[name] for name in shared))
            text = TEXTS.say("peer-field", park=other.thing.label, fields=names)
            yield Reason(key="peer-field", text=text, sources=tuple(dict.fromkeys(places)))
        if classes := class_order(park.classes & other.classes):
            zh, en = ([vocabulary.label(name, language) for name in classes] for language in get_args(Language))
            text = TEXTS.say("peer-class", classes=Sentence("、".join(zh), ", ".join(en)))
            yield Reason(key="peer-class", text=text)
        if region := _shared_region(park, other):
            yield Reason(key="peer-region", text=TEXTS.say("peer-region", place=full_name(region)))


def _shared_region(park: Park, other: Park) -> str:
    """Return the region that plans of name both in, else their province, else nothing."""
    both = sorted(park.regions & other.regions, reverse=True)
    if both:
        return both[0]
    provinces = {code[:_PROVINCE] for code in park.regions} & {code[:_PROVINCE] for code in other.regions}
    return f"{min(provinces)}0000" if provinces else ""
