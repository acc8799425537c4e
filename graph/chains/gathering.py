"""From an industry's fields to the things of its chain, with the grounds for each."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from graph.answers import Thing
from graph.chains.reasons import Ground
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.fields.field_book import Family
from ontology.entity import EntityType as Kind
from ontology.relation import Predicate

#: Finds the things of some classes of which a name holds a text.
Named = Callable[[str, Collection[str]], Iterable[Thing]]
Grounds = dict[str, list[Ground]]

RESOURCES = (Kind.PLATFORM, Kind.INSTITUTE, Kind.UNIVERSITY, Kind.PARK, Kind.ALLIANCE)
POLICIES = (Kind.POLICY, Kind.PROGRAM, Kind.FUND)
_NAMED = (Kind.FIRM, *RESOURCES, *POLICIES)

# What a relation that starts at a thing of the chain says of its other end, and what one that ends there does.
_OUT = {
    Predicate.OPERATED_BY: "operates",
    Predicate.JOINTLY_BUILT_BY: "builds",
    Predicate.RELIES_ON: "supports",
    Predicate.COOPERATES_WITH: "works-with",
    Predicate.LOCATED_IN: "holds",
    Predicate.PART_OF: "consists-of",
}
_IN = {Predicate.COOPERATES_WITH: "works-with", Predicate.LOCATED_IN: "lies-in", Predicate.PART_OF: "part-of"}
# A thing with many fields says little about each: a zone that lists nine industries is no place of one of them.
_DEVOTED = 0.5


class Gathering:
    """Collects the things of a chain: what is said to belong to it, then what stands beside that."""

    def __init__(self, relations: Relations, kinds: Callable[[Iterable[str]], dict[str, Kind]], named: Named) -> None:
        self._relations = relations
        self._kinds = kinds
        self._named = named

    def gather(self, family: Family, parts: Mapping[str, str]) -> tuple[Grounds, dict[str, Kind]]:
        """Return the grounds of each thing of the chain, and the things' classes.

        ``parts`` are the technologies that are named as parts of the field, with the stem that tells.
        """
        grounds: defaultdict[str, list[Ground]] = defaultdict(list)
        for link in self._relations.into(family.members, (Predicate.LEADS_INDUSTRY, Predicate.FOCUSES_ON)):
            key = "leads" if link.predicate == Predicate.LEADS_INDUSTRY else "focuses"
            grounds[link.subject].append(Ground(key=key, thing=link.subject, link=link))
        for word in family.words:
            for thing in self._named(word, _NAMED):
                if thing.type == Kind.UNIVERSITY and word not in family.stems:
                    continue  # an old name of a university tells no part of a field: it has many
                if not any(ground.key == "named" for ground in grounds[thing.id]):
                    grounds[thing.id].append(Ground(key="named", thing=thing.id, word=word))
        for one, word in parts.items():
            grounds[one].append(Ground(key="named", thing=one, word=word))
        direct = self._kinds(grounds)
        core = [one for one in sorted(grounds) if direct.get(one) in RESOURCES]
        devoted = self._devoted(core, family, grounds)
        found = [*self._beside(devoted), *self._technologies(devoted, grounds)]
        new = self._kinds(ground.thing for ground in found)
        for ground in found:
            if self._fits(ground, new.get(ground.thing)):
                grounds[ground.thing].append(ground)
        return dict(grounds), direct | new

    def _devoted(self, core: Sequence[str], family: Family, grounds: Grounds) -> list[str]:
        """Return the resources that the field is in the name of, or half of the fields of."""
        members, fields = set(family.members), defaultdict[str, list[bool]](list)
        for link in self._relations.out(core, (Predicate.FOCUSES_ON,)):
            fields[link.subject].append(link.object in members)
        named = {one for one in core if any(ground.key == "named" for ground in grounds[one])}
        return [one for one in core if one in named or sum(fields[one]) >= _DEVOTED * len(fields[one]) > 0]

    def _beside(self, devoted: Sequence[str]) -> Iterable[Ground]:
        """Yield what builds, operates and supports devoted resources, lies in them and holds them."""
        inside = set(devoted)
        for link in self._relations.out(devoted, _OUT):
            yield Ground(key=_OUT[Predicate(link.predicate)], thing=link.object, link=link)
        for link in self._relations.into(devoted, _IN):
            told = link.subject in inside and link.predicate == Predicate.COOPERATES_WITH
            if link.subject != link.object and not told:
                yield Ground(key=_IN[Predicate(link.predicate)], thing=link.subject, link=link)

    def _technologies(self, devoted: Sequence[str], grounds: Grounds) -> Iterable[Ground]:
        """Yield what the devoted things and the firms work on."""
        workers = {*devoted, *(one for one, found in grounds.items() if any(g.key == "leads" for g in found))}
        for link in self._relations.out(workers, (Predicate.FOCUSES_ON,)):
            yield Ground(key="field", thing=link.object, link=link)
        for one, found in grounds.items():
            for ground in found:
                if ground.key == "focuses" and one not in workers and ground.link is not None:
                    yield Ground(key="field", thing=ground.via, link=ground.link)

    def _fits(self, ground: Ground, kind: Kind | None) -> bool:
        """Tell whether a ground puts a thing of a class into a list."""
        if kind is None or (ground.link is not None and ground.link.subject == ground.link.object):
            return False
        if ground.key == "field":
            return kind is Kind.TECHNOLOGY
        if ground.key in ("holds", "consists-of"):
            return kind is Kind.PARK
        if ground.key in ("lies-in", "part-of"):
            return kind is Kind.FIRM or kind in RESOURCES or kind is Kind.PROGRAM
        return kind is Kind.FIRM or kind in RESOURCES


def links_of(grounds: Grounds) -> set[Link]:
    """Return the relations that grounds rest on."""
    return {ground.link for found in grounds.values() for ground in found if ground.link is not None}
