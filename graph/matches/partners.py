"""Who already works with a thing, and whom its partners work with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.answers import Thing
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things
from graph.matches.profile import JOINT_WORK
from ontology.entity import EntityType

# Regions cooperate with everybody, and what has more partners than this says little about each.
_NO_PARTNERS = frozenset({EntityType.REGION.value, EntityType.PROGRAM.value, EntityType.POLICY.value})
_CROWD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A way from a thing by a partner to another: the relations to the partner, then from it."""

    partner: str
    there: tuple[Link, ...]
    on: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Partners of a thing, with the relations that make them so, and the things that partners work with."""

    partners: Mapping[str, tuple[Link, ...]]
    beyond: Mapping[str, list[Bridge]]


def circle(thing: str, relations: Relations, things: Things) -> Circle:
    """Return what works with a thing, directly or in the same platform, and what works with these.

    A platform that several build joins each of them with it and with each other.
    """
    own = relations.around([thing], JOINT_WORK)
    direct: dict[str, tuple[Link, ...]] = {}
    for link in own:
        other = _other(link, thing)
        direct[other] = (*direct.get(other, ()), link)
    known = _fitting(direct, things)
    direct = {one: links for one, links in direct.items() if one in known}
    joined = dict(direct)
    platforms = {one for one in direct if known[one].type not in ("Firm", "University", "Agency", "Alliance")}
    for link in relations.out(platforms, JOINT_WORK):
        if link.object not in (thing, *joined):
            joined[link.object] = (*direct[link.subject], link)
    partners = set(_fitting(joined, things))
    counts = relations.counts(partners)
    few = [one for one in sorted(partners) if counts.get(one, 0) <= _CROWD]
    beyond: defaultdict[str, list[Bridge]] = defaultdict(list)
    for link in relations.around(few, JOINT_WORK):
        for partner in {link.subject, link.object} & set(few):
            other = _other(link, partner)
            if other != thing and other not in joined:
                beyond[other].append(Bridge(partner=partner, there=joined[partner], on=(link,)))
    return Circle(partners={one: joined[one] for one in sorted(partners)}, beyond=dict(beyond))


def _fitting(identifiers: Iterable[str], things: Things) -> dict[str, Thing]:
    return {one: thing for one, thing in things.describe(identifiers).items() if thing.type not in _NO_PARTNERS}


def _other(link: Link, thing: str) -> str:
    return link.object if link.subject == thing else link.subject
