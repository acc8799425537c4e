"""What a thing works on: what is said of it, what its platforms work on, and what its name tells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.algorithms.answers import Sentence
from graph.answers import Thing
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things
from graph.fields.field_book import FieldBook
from graph.likeness.statement import joined, statements
from graph.sentences import Sentences
from ontology.entity import EntityType
from ontology.relation import Predicate

TEXTS = Sentences("matches")
FIELD_RELATIONS = (Predicate.LEADS_INDUSTRY, Predicate.FOCUSES_ON)
#: What joins organisations and the platforms that they make together.
JOINT_WORK = (Predicate.OPERATED_BY, Predicate.JOINTLY_BUILT_BY, Predicate.RELIES_ON, Predicate.COOPERATES_WITH)
# What is said of a thing counts whole, what its name or the platforms beside it tell counts less.
_SAID, _NAME, _PLATFORM = 1.0, 0.8, 0.6
# Fields that one thing is looked for by: a centre of forty technologies is about none of them most.
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Pursuit:
    """A field that a thing works on: its stems, how surely in 0..1, and the relations and the sentence that say so.

    With ``alone`` only fields of exactly these stems count, not their parts nor what they are part of.
    """

    stems: frozenset[str]
    field: str
    weight: float
    links: tuple[Link, ...]
    why: Sentence
    alone: bool = False


class Profiles:
    """Reads what things work on, with four queries each."""

    def __init__(self, relations: Relations, things: Things, *, book: Callable[[], FieldBook]) -> None:
        self._relations = relations
        self._things = things
        self._book = book

    def pursuits(self, thing: Thing) -> list[Pursuit]:
        """Return the fields of a thing, the surest first, each set of stems once."""
        beside = self._relations.around([thing.id], JOINT_WORK)
        platforms = {end for link in beside for end in (link.subject, link.object)} - {thing.id}
        things = self._things.describe(platforms)
        platforms = {one for one in platforms if one in things and things[one].type == EntityType.PLATFORM}
        said = self._relations.out([thing.id, *platforms], FIELD_RELATIONS)
        names = self._things.describe({end for link in (*said, *beside) for end in (link.subject, link.object)})
        found = [*self._said(thing, said, names), *self._named(thing, _NAME, ())]
        for one in sorted(platforms):
            bridge = tuple(link for link in beside if one in (link.subject, link.object))
            found += self._named(things[one], _PLATFORM, bridge, names)
            found += self._of_platform(one, said, bridge, names)
        best: dict[frozenset[str], Pursuit] = {}
        for pursuit in found:
            best.setdefault(pursuit.stems, pursuit)
        return sorted(best.values(), key=lambda pursuit: -pursuit.weight)[:_MOST]

    def _said(self, thing: Thing, said: Iterable[Link], names: dict[str, Thing]) -> list[Pursuit]:
        return [self._pursuit(link.object, _SAID, (link,), names) for link in said if link.subject == thing.id]

    def _of_platform(
        self, platform: str, said: Iterable[Link], bridge: tuple[Link, ...], names: dict[str, Thing]
    ) -> list[Pursuit]:
        return [
            self._pursuit(link.object, _PLATFORM, (*bridge, link), names) for link in said if link.subject == platform
        ]

    def _pursuit(self, field: str, weight: float, links: tuple[Link, ...], names: dict[str, Thing]) -> Pursuit:
        return Pursuit(
            stems=frozenset(self._book().fields[field].stems),
            field=names[field].label,
            weight=weight,
            links=links,
            why=statements(links, names),
        )

    def _named(
        self, thing: Thing, weight: float, links: tuple[Link, ...], names: dict[str, Thing] | None = None
    ) -> list[Pursuit]:
        """Return the fields that a thing's name holds."""
        found = []
        for word in self._book().in_text(thing.label):
            named = TEXTS.say("name", thing=thing.label, word=word)
            why = joined(statements(links, names or {}), named) if links else named
            found.append(Pursuit(stems=frozenset({word}), field=word, weight=weight, links=links, why=why))
        return found
