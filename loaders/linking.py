"""The same thing under other names, within and across documents: judgements that can be undone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from loaders.name_keys import SOFT, NameKey, name_keys, signature
from loaders.scope import proper_length
from ontology import regions
from ontology.entity import EntityType
from ontology.identity import normalise_name
from ontology.judgement import Judgement, NamedThing, Verdict

_FIRST = {Verdict.SAME: 0, Verdict.DIFFERENT: 1, Verdict.UNSURE: 2}
# How long a proper name must be to mean one thing without its region, where not three characters.
_CERTAIN = {EntityType.UNIVERSITY: 2, EntityType.FIRM: 2}
# Every region has its own of these, so that one named with its region says nothing of another's.
_OF_EVERY_REGION = {EntityType.AGENCY, EntityType.POLICY, EntityType.UNIVERSITY}
_FUZZY = {EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.PARK, EntityType.ALLIANCE}

# Things whose groups are kept for the next comparison, some 70 MB of them.
_REMEMBERED = 100_000
# Linking's own judgements are told from a person's by how they name their judge.
_OWN = "linking."
# So many characters before the closing word of a body tell which one it is: 绿色智能|研究院.
_SHORTEST_DISTINCTIVE = 4
_CLOSING = re.compile(r"(?:研究总?院|研究所|研究中心|实验室|分院|中心|平台|基地|院|所)$")

_Keyed = tuple[NamedThing, NameKey]


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking says now of things that changed: the judgements it makes, and those of its own that it withdraws."""

    made: tuple[Judgement, ...]
    withdrawn: tuple[Judgement, ...]


def relink(things: Iterable[NamedThing], fresh: Collection[str] | None, held: Iterable[Judgement]) -> Relinked:
    """Return what can be said of the things with the ids in ``fresh``, or of all, and what was said and holds no more.

    ``held`` are the judgements on record; those of a person stay as they are. What a withdrawn judgement joined is
    compared anew, since each thing is compared with one other of its group alone.
    """
    everything = {thing.id: thing for thing in things}
    own = [judgement for judgement in held if judgement.judge.startswith(_OWN)]
    touched = set(everything) if fresh is None else set(fresh)
    if fresh is not None:
        for judgement in own:
            ends = _ends(judgement)
            if not ends.isdisjoint(fresh) or not ends <= everything.keys():
                touched |= ends
    new = [thing for key, thing in everything.items() if key in touched]
    made = judge(new, [thing for key, thing in everything.items() if key not in touched])
    kept = {_said(judgement) for judgement in made}
    withdrawn = (each for each in own if not _ends(each) <= everything.keys() or _ends(each) & touched)
    return Relinked(made, tuple(each for each in withdrawn if _said(each) not in kept))


def _ends(judgement: Judgement) -> set[str]:
    return {judgement.left, judgement.right}


def _said(judgement: Judgement) -> tuple[str, str, Verdict, str]:
    """Return who says what of which two; score and reason may be worded anew."""
    return judgement.left, judgement.right, judgement.verdict, judgement.judge


def judge(new: Iterable[NamedThing], known: Iterable[NamedThing] = ()) -> tuple[Judgement, ...]:
    """Return what can be said of things with different ids that may be one, ordered by their ids.

    Compared are new things with one another and with known ones, never known with known. Things are the same where a
    name of one equals a name of the other, as written or in its usual short form and with the region that it belongs
    to; different where one name means two things in two regions; unsure where names differ in words that may be left
    out. Each thing is compared with one other of its group, not with all, so that the time grows with the number of
    names; groups without a new thing are passed over. The score is the rule's own confidence.
    """
    fresh = {thing.id: thing for thing in new}
    everything = {**{thing.id: thing for thing in known}, **fresh}
    things = [everything[key] for key in sorted(everything)]
    met = {group for thing in fresh.values() for group in _groups(thing)}
    concerned = (thing for thing in things if thing.id in fresh or not met.isdisjoint(_groups(thing)))
    keyed = [(thing, key) for thing in concerned if not _has_code(thing) for key in name_keys(thing)]
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in _judgements(keyed):
        if judgement.left == judgement.right:
            continue
        if judgement.left not in fresh and judgement.right not in fresh:
            continue
        pair = (judgement.left, judgement.right)
        if pair not in best or _rank(judgement) < _rank(best[pair]):
            best[pair] = judgement
    return tuple(best[pair] for pair in sorted(best))


def _judgements(keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    yield from _same_name(keyed)
    yield from _with_and_without_region(keyed)
    yield from _homonyms(keyed)
    yield from _similar(keyed)


@lru_cache(maxsize=_REMEMBERED)
def _groups(thing: NamedThing) -> frozenset[tuple[EntityType, str, str]]:
    """Return what a thing shares with those that any rule compares it with: a name's core, or what is left of it."""
    keys = () if _has_code(thing) else name_keys(thing)
    cores = {(thing.type, "core", key.core) for key in keys}
    return frozenset(cores | {(thing.type, "signature", rest) for key in keys if (rest := signature(key)) is not None})


def _has_code(thing: NamedThing) -> bool:
    """Tell whether a thing is a region whose code settles what it is."""
    return thing.type is EntityType.REGION and regions.region(thing.scope) is not None


def _rank(judgement: Judgement) -> tuple[int, float, str]:
    return _FIRST[judgement.verdict], -judgement.score, judgement.judge


def _same_name(keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    """Judge things to be the same that share a name and the region that it belongs to.

    Of two academies' houses of one name each is its own, and which of them the name alone means is unsure.
    """
    groups: dict[tuple[EntityType, str, str], list[_Keyed]] = defaultdict(list)
    for thing, key in keyed:
        groups[thing.type, key.owner, key.core].append((thing, key))
    for members in groups.values():
        houses: dict[str, list[_Keyed]] = defaultdict(list)
        for member in members:
            houses[member[1].affiliation].append(member)
        alone = houses.pop("", [])
        for house in houses.values():
            yield from _all_same(house if len(houses) > 1 else [*alone, *house])
        if len(houses) != 1:
            yield from _all_same(alone)
        for house in houses.values() if alone and len(houses) > 1 else ():
            reason = f"{alone[0][0].names[0]} may be short for {house[0][0].names[0]}, but others are called so too."
            yield _judgement(alone[0][0], house[0][0], Verdict.UNSURE, 0.4, reason, "linking.affiliation")


def _all_same(members: Sequence[_Keyed]) -> Iterator[Judgement]:
    """Judge the first of things that share a name and its region to be the same as each of the others."""
    for other, key in members[1:]:
        first, first_key = members[0]
        if first.id == other.id:
            continue
        shared = _shared_name(first, other)
        main = first_key.main or key.main
        where = f" in {_region_name(key.owner)}" if key.owner else ""
        if shared is not None:
            score, reason = (0.95 if main else 0.85), f"Both are called {shared}{where}."
        elif first_key.affiliation != key.affiliation:
            prefix = first_key.affiliation or key.affiliation
            score, reason = (
                0.8,
                f"Both names mean {key.core}{where}, one with {prefix} before it: {_both(first, other)}.",
            )
        else:
            score = 0.9 if main else 0.8
            reason = f"Both names mean {key.core}{where}: {_both(first, other)}."
        yield _judgement(first, other, Verdict.SAME, score, reason, "linking.same-name")


def _both(one: NamedThing, other: NamedThing) -> str:
    return f"{one.names[0]}, {other.names[0]}"


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


def _homonyms(keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    """Judge things of one name in regions apart to be different, in regions one within the other to be unsure.

    Of a region that is not known nothing can be said: a plan's own and another's may be one.
    """
    groups: dict[tuple[EntityType, str], dict[str, _Keyed]] = defaultdict(dict)
    for thing, key in keyed:
        if key.owner and key.main and not (key.explicit and thing.type in _OF_EVERY_REGION):
            groups[thing.type, key.core].setdefault(key.owner, (thing, key))
    for owners in groups.values():
        for inner, outer in pairwise(sorted(owners)):
            (left, left_key), (right, right_key) = owners[inner], owners[outer]
            name = left.names[0] if left.names[0] == right.names[0] else f"{left.names[0]}, also {right.names[0]},"
            where = f"{name} is named in {_region_name(inner)} and in {_region_name(outer)}"
            if _contains(inner, outer) or _contains(outer, inner):
                # A name that says its region itself means that region's own.
                if not (left_key.explicit or right_key.explicit):
                    reason = f"{where}, one of which lies within the other."
                    yield _judgement(left, right, Verdict.UNSURE, 0.4, reason, "linking.homonym")
            elif not (_is_known(inner) and _is_known(outer)):
                reason = f"{where}, which may be one region."
                yield _judgement(left, right, Verdict.UNSURE, 0.3, reason, "linking.homonym")
            else:
                yield _judgement(left, right, Verdict.DIFFERENT, 0.9, f"{where}: each has its own.", "linking.homonym")


def _is_known(scope: str) -> bool:
    return regions.region(scope.removeprefix("within-")) is not None


def _similar(keyed: Sequence[_Keyed]) -> Iterator[Judgement]:
    """Be unsure of things whose names differ only in words that may be left out."""
    groups: dict[tuple[EntityType, str, str], dict[str, _Keyed]] = defaultdict(dict)
    for thing, key in keyed:
        rest = signature(key) if thing.type in _FUZZY else None
        if rest is not None:
            groups[thing.type, key.owner, rest].setdefault(key.core, (thing, key))
    for members in groups.values():
        for (left, left_key), (right, right_key) in pairwise(members[core] for core in sorted(members)):
            apart = left_key.affiliation and right_key.affiliation and left_key.affiliation != right_key.affiliation
            if left.id == right.id or left_key.core == right_key.core or apart:
                continue
            prefix = "" if left_key.affiliation == right_key.affiliation else " and in the academy before them"
            reason = f"{left.names[0]} and {right.names[0]} differ only in words that may be left out{prefix}."
            if prefix and len(members) == 2 and _is_distinctive(left_key, right_key):
                # An academy has one house of a name in a region: with and without the academy it is the same.
                yield _judgement(left, right, Verdict.SAME, 0.75, reason, "linking.academy-house")
            else:
                yield _judgement(left, right, Verdict.UNSURE, 0.6, reason, "linking.similar-name")


def _is_distinctive(left: NameKey, right: NameKey) -> bool:
    """Tell whether two names of one region differ in one soft word and have enough besides to tell what they mean."""
    longer, shorter = sorted((left.core, right.core), key=len, reverse=True)
    one_word = any(shorter == longer[: found.start()] + longer[found.end() :] for found in SOFT.finditer(longer))
    rest = _CLOSING.sub("", signature(left) or "")
    return bool(left.owner) and one_word and len(rest) >= _SHORTEST_DISTINCTIVE


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
