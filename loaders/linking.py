"""The same thing under other names, within and across documents: judgements that can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from loaders.name_keys import NameKey, name_keys, signature
from loaders.scope import proper_length
from ontology import regions
from ontology.entity import EntityType
from ontology.identity import normalise_name
from ontology.judgement import Judgement, NamedThing, Verdict

_FIRST = {Verdict.SAME: 0, Verdict.DIFFERENT: 1, Verdict.UNSURE: 2}
# How long a proper name must be to mean one thing without its region, where not three characters.
_CERTAIN = {EntityType.UNIVERSITY: 2, EntityType.FIRM: 2}
_FUZZY = {EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.PARK, EntityType.ALLIANCE}

_Keyed = tuple[NamedThing, NameKey]


def judge(new: Iterable[NamedThing], known: Iterable[NamedThing] = ()) -> tuple[Judgement, ...]:
    """Return what can be said of things with different ids that may be one, ordered by their ids.

    Compared are new things with one another and with known ones, never known with known. Things are the same where a
    name of one equals a name of the other, as written or in its usual short form and with the region that it belongs
    to; different where one name means two things in two regions; unsure where names differ in words that may be left
    out. Each thing is compared with one other of its group, not with all, so that the time grows with the number of
    names. The score is the rule's own confidence.
    """
    fresh = {thing.id: thing for thing in new}
    everything = {**{thing.id: thing for thing in known}, **fresh}
    things = [everything[key] for key in sorted(everything)]
    keyed = [(thing, key) for thing in things if not _has_code(thing) for key in name_keys(thing)]
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in _judgements(things, keyed):
        if judgement.left == judgement.right:
            continue
        if judgement.left not in fresh and judgement.right not in fresh:
            continue
        pair = (judgement.left, judgement.right)
        if pair not in best or _rank(judgement) < _rank(best[pair]):
            best[pair] = judgement
    return tuple(best[pair] for pair in sorted(best))


def _judgements(things: Sequence[NamedThing], keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    yield from _same_name(keyed)
    yield from _with_and_without_region(keyed)
    yield from _homonyms(things)
    yield from _similar(keyed)


def _has_code(thing: NamedThing) -> bool:
    """Tell whether a thing is a region whose code settles what it is."""
    return thing.type is EntityType.REGION and regions.region(thing.scope) is not None


def _rank(judgement: Judgement) -> tuple[int, float, str]:
    return _FIRST[judgement.verdict], -judgement.score, judgement.judge


def _same_name(keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    """Judge things to be the same that share a name and the region that it belongs to."""
    groups: dict[tuple[EntityType, str, str], list[_Keyed]] = defaultdict(list)
    for thing, key in keyed:
        groups[thing.type, key.owner, key.core].append((thing, key))
    for (_, owner, core), members in groups.items():
        first, first_key = members[0]
        for other, key in members[1:]:
            if first.id == other.id:
                continue
            shared = _shared_name(first, other)
            where = f" in {_region_name(owner)}" if owner else ""
            if shared is not None:
                score = 0.95 if first_key.main or key.main else 0.85
                reason = f"Both are called {shared}{where}."
            else:
                score = 0.9 if first_key.main or key.main else 0.8
                reason = f"Both names mean {core}{where}: {first.names[0]}, {other.names[0]}."
            yield _judgement(first, other, Verdict.SAME, score, reason, "linking.same-name")


def _with_and_without_region(keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    """Compare names with the region before them (重庆市X) and without (X), where X is a proper name."""
    groups: dict[tuple[EntityType, str], dict[str, _Keyed]] = defaultdict(dict)
    for thing, key in keyed:
        if proper_length(key.core) >= 2:
            groups[thing.type, key.core].setdefault(key.owner, (thing, key))
    for (entity_type, core), owners in groups.items():
        bare = owners.pop("", None)
        if bare is not None:
            certain = len(owners) == 1 and proper_length(core) >= _CERTAIN.get(entity_type, 3)
            verdict, score = (Verdict.SAME, 0.85) if certain else (Verdict.UNSURE, 0.5)
            for owner in sorted(owners):
                reason = f"{core} is named once with {_region_name(owner)} and once without a region."
                yield _judgement(bare[0], owners[owner][0], verdict, score, reason, "linking.region-prefix")
        for inner in sorted(owners):
            outer = next((above.code for above in regions.ancestors(inner) if above.code in owners), None)
            # A name that says its region itself (the district's plan, the city's plan) means that region's own.
            if outer is not None and not owners[inner][1].explicit:
                reason = f"{core} is named in {_region_name(outer)} and in {_region_name(inner)} within it."
                left, right = owners[outer][0], owners[inner][0]
                yield _judgement(left, right, Verdict.SAME, 0.8, reason, "linking.region-within")


def _homonyms(things: Sequence[NamedThing]) -> Iterator[Judgement]:
    """Judge things of one name in regions apart to be different, in regions one within the other to be unsure."""
    groups: dict[tuple[EntityType, str], list[NamedThing]] = defaultdict(list)
    for thing in things:
        if thing.scope and thing.names and not _has_code(thing):
            groups[thing.type, normalise_name(thing.names[0])].append(thing)
    for members in groups.values():
        for left, right in pairwise(sorted(members, key=lambda thing: (thing.scope, thing.id))):
            if left.scope == right.scope:
                continue
            where = f"{left.names[0]} is named in {_region_name(left.scope)} and in {_region_name(right.scope)}"
            if _contains(left.scope, right.scope):
                reason = f"{where}, which lies within it."
                yield _judgement(left, right, Verdict.UNSURE, 0.4, reason, "linking.homonym")
            else:
                reason = f"{where}: each has its own."
                yield _judgement(left, right, Verdict.DIFFERENT, 0.9, reason, "linking.homonym")


def _similar(keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    """Be unsure of things whose names differ only in words that may be left out."""
    groups: dict[tuple[EntityType, str, str], dict[str, _Keyed]] = defaultdict(dict)
    for thing, key in keyed:
        rest = signature(key) if thing.type in _FUZZY else None
        if rest is not None:
            groups[thing.type, key.owner, rest].setdefault(key.core, (thing, key))
    for members in groups.values():
        for (left, left_key), (right, right_key) in pairwise(members[core] for core in sorted(members)):
            if left.id != right.id and left_key.core != right_key.core:
                reason = f"{left.names[0]} and {right.names[0]} differ only in words that may be left out."
                yield _judgement(left, right, Verdict.UNSURE, 0.6, reason, "linking.similar-name")


def _shared_name(left: NamedThing, right: NamedThing) -> str | None:
    """Return a name that two things have in common, as one of them writes it."""
    theirs = {normalise_name(name) for name in right.names}
    return next((name for name in left.names if normalise_name(name) in theirs), None)


def _contains(outer: str, inner: str) -> bool:
    """Tell whether a region lies within another; scopes that are no regions never do."""
    return any(above.code == outer for above in regions.ancestors(inner))


def _region_name(scope: str) -> str:
    found = regions.region(scope.removeprefix("within-"))
    return regions.full_name(found.code) if found is not None else f"the document {scope}"


def _judgement(
    one: NamedThing, other: NamedThing, verdict: Verdict, score: float, reason: str, judge_name: str
) -> Judgement:
    left, right = sorted((one.id, other.id))
    return Judgement(left=left, right=right, verdict=verdict, score=score, reason=reason, judge=judge_name)
