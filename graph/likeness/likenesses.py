"""What is like a thing."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from graph.answers import Page, Thing
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things, with_subclasses
from graph.fields.field_book import FieldBook
from graph.likeness.answers import Likeness
from graph.likeness.statement import TEXTS, statements
from graph.pagination import page_of
from graph.reason import Reason
from ontology.relation import Predicate

_FIELDS = (Predicate.LEADS_INDUSTRY, Predicate.FOCUSES_ON)
# What a neighbour with more relations says of each thing beside it is too little to read them all.
_CROWD = 300
# Relations of neighbours that are read for one thing, the rarest neighbours first.
_READ = 3000
# What a close field counts beside the same one, and all fields beside all neighbours.
_CLOSE = 0.5
_FIELD_SHARE = 0.5
# Reasons that one thing is told with.
_REASONS = 5

#: What joins a thing to another through a third: the relations of the one and of the other with it.
Joint = tuple[list[Link], list[Link]]


class Likenesses:
    """Compares things by their neighbours, each weighed as Adamic and Adar (2003) do, and by their fields."""

    def __init__(self, relations: Relations, things: Things, *, book: Callable[[], FieldBook]) -> None:
        self._relations = relations
        self._things = things
        self._book = book

    def similar(
        self, identifier: str, *, types: Collection[str] = (), limit: int = 20, cursor: str | None = None
    ) -> Page[Likeness]:
        """Return the things of some classes, else of its own class, that are like a thing of the view, best first."""
        own = self._relations.around([identifier])
        weights = self._weights(identifier, own)
        shared = self._shared(identifier, own, weights)
        close = self._close(identifier, own)
        things = self._things.describe({identifier, *shared, *close})
        wanted = with_subclasses(types or {things[identifier].type})
        classes = self._things.classes({*shared, *close})
        fitting = [one for one in things if one != identifier and wanted & classes.get(one, set())]
        counts = self._relations.counts(fitting)
        rows = []
        for one in fitting:
            parts = {
                "neighbours": _share(shared.get(one, {}), weights, counts.get(one, 0)),
                "fields": sum(close.get(one, {}).values()) / max(1, len(_fields(identifier, own))),
            }
            score = 1 - (1 - parts["neighbours"]) * (1 - _FIELD_SHARE * parts["fields"])
            rows.append((round(score, 4), things[one], {name: round(part, 4) for name, part in parts.items()}))
        rows.sort(key=lambda row: (-row[0], row[1].label, row[1].id))
        page = page_of(rows, limit=limit, cursor=cursor)
        told = self._reasons(things[identifier], [row[1] for row in page.items], shared)
        items = tuple(
            Likeness(thing=thing, score=score, parts=parts, reasons=told[thing.id])
            for score, thing, parts in page.items
        )
        return Page(items=items, total=page.total, next=page.next)

    def _weights(self, identifier: str, own: Iterable[Link]) -> dict[str, float]:
        """Return what each neighbour counts; those with a crowd around them, and the last of very many, nothing."""
        counts = self._relations.counts({_other(link, identifier) for link in own} - {identifier})
        kept: dict[str, float] = {}
        read = 0
        for one, count in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])):
            read += count
            if count > _CROWD or (kept and read > _READ):
                break
            kept[one] = 1 / math.log(max(2, count))
        return kept

    def _shared(self, identifier: str, own: Iterable[Link], weights: Collection[str]) -> dict[str, dict[str, Joint]]:
        """Return the things that share neighbours with a thing, with the relations of both to each of these."""
        mine: defaultdict[str, list[Link]] = defaultdict(list)
        for link in own:
            mine[_other(link, identifier)].append(link)
        found: defaultdict[str, dict[str, Joint]] = defaultdict(dict)
        for link in self._relations.around(weights):
            for middle, one in ((link.subject, link.object), (link.object, link.subject)):
                if middle in weights and one not in (identifier, middle):
                    found[one].setdefault(middle, (mine[middle], []))[1].append(link)
        return found

    def _close(self, identifier: str, own: Iterable[Link]) -> dict[str, dict[str, float]]:
        """Return how close the fields of other things come to each field of a thing, in 0..1."""
        book, found = self._book(), defaultdict[str, dict[str, float]](dict)
        near: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for field in _fields(identifier, own):
            family = book.family(field)
            for one in (*family.narrower, *family.wider):
                near[one][field] = _CLOSE
            for one in family.same:
                near[one][field] = 1.0
        counts = self._relations.counts(near)
        for link in self._relations.into([one for one in near if counts.get(one, 0) <= _CROWD], _FIELDS):
            if link.subject != identifier:
                for field, share in near[link.object].items():
                    found[link.subject][field] = max(share, found[link.subject].get(field, 0.0))
        return found

    def _reasons(
        self, thing: Thing, others: Iterable[Thing], shared: Mapping[str, dict[str, Joint]]
    ) -> dict[str, tuple[Reason, ...]]:
        """Return in words what things share with one."""
        joints = {one.id: list(shared.get(one.id, {}).items())[:_REASONS] for one in others}
        pairs = self._close_fields(thing.id, joints)
        links = {link for found in joints.values() for _, both in found for side in both for link in side}
        links |= {link for found in pairs.values() for mine, its in found for link in (mine, *its)}
        sources = self._relations.sources(links)
        names = self._things.describe({end for link in links for end in (link.subject, link.object)})

        def reason(key: str, mine: list[Link], its: list[Link], middle: str = "") -> Reason:
            label = names[middle].label if middle in names else middle
            return Reason(
                key=key,
                text=TEXTS.say(key, middle=label, left=statements(mine, names), right=statements(its, names)),
                sources=tuple(source for link in (*mine, *its) for source in sources.get(link, ())[:1]),
            )

        return {
            one: (
                *(reason("shared", mine, its, middle) for middle, (mine, its) in joints[one]),
                *(reason("field", [mine], its) for mine, its in pairs[one]),
            )
            for one in joints
        }

    def _close_fields(self, thing: str, others: Iterable[str]) -> dict[str, list[tuple[Link, list[Link]]]]:
        """Return for each of some things which of its fields are close to one of a thing's and not the same."""
        others = list(others)
        fields: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._relations.out([thing, *others], _FIELDS):
            fields[link.subject].append(link)
        found: dict[str, list[tuple[Link, list[Link]]]] = {one: [] for one in others}
        for mine in fields.get(thing, ()):
            family = self._book().family(mine.object)
            near = {*family.members, *family.wider} - {mine.object}
            for one in others:
                its = [link for link in fields.get(one, ()) if link.object in near]
                found[one] += [(mine, its)] if its else []
        return found


def _share(shared: Collection[str], weights: dict[str, float], count: int) -> float:
    """Return the weight of what two things share as a part of that of all that either has.

    Of the other's own neighbours only the number is known: they count as much as this thing's do on the whole.
    """
    if not shared or not weights:
        return 0.0
    both = sum(weights[middle] for middle in shared)
    total = sum(weights.values())
    return both / (total + max(0, count - len(shared)) * total / len(weights))


def _other(link: Link, identifier: str) -> str:
    return link.object if link.subject == identifier else link.subject


def _fields(identifier: str, own: Iterable[Link]) -> list[str]:
    return [link.object for link in own if link.subject == identifier and link.predicate in _FIELDS]
