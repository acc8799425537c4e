"""The names of a document to its things: forms of one name become one entity."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from loaders.extraction.names.forms import Homeland, canonical, well_known
from loaders.extraction.names.homophones import homophones
from ontology.entity import EntityType
from ontology.provenance import Span
from ontology.regions import regions_named

_NESTING = {
    EntityType.PARK, EntityType.PLATFORM, EntityType.PROGRAM, EntityType.INSTITUTE, EntityType.UNIVERSITY,
}  # fmt: skip
# A shorter ending (实验室, 研究院) is a kind that many things share.
_SHORTEST_ENDING = 4
# Two short names of the same words in another order are as often two things.
_SHORTEST_TRANSPOSED = 8
_WORD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A name at one place of the document: ``forms`` are other names that it has there, ``code`` a region's code.

    A ``tentative`` name is a mere kind used like a name.
    """

    name: str
    type: EntityType
    span: Span
    forms: tuple[str, ...] = ()
    subclass: str | None = None
    code: str = ""
    tentative: bool = False


@dataclass(slots=True, kw_only=True)
class Thing:
    """A thing of the document under all its names, in the order in which they first stand."""

    type: EntityType
    names: dict[str, None]
    namings: list[Naming]


class _Groups:
    """Disjoint sets of indices."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, index: int) -> int:
        while self._above[index] != index:
            self._above[index] = self._above[self._above[index]]
            index = self._above[index]
        return index

    def join(self, left: int, right: int) -> None:
        left, right = self.root(left), self.root(right)
        self._above[max(left, right)] = min(left, right)


def merge(namings: Sequence[Naming], home: Homeland) -> list[Thing]:
    """Return the things that the namings name, in the order of their first naming."""
    groups = _Groups(len(namings))
    for same in _same_keys(namings, home):
        for index in same[1:]:
            groups.join(same[0], index)
    _join_homeland(namings, groups, home)
    _join_endings(namings, groups)
    _join_homophones(namings, groups)
    _join_transposed(namings, groups)
    things: dict[int, Thing] = {}
    for index, naming in enumerate(namings):
        thing = things.setdefault(groups.root(index), Thing(type=naming.type, names={}, namings=[]))
        thing.namings.append(naming)
        thing.names |= dict.fromkeys((naming.name, *naming.forms))
    return list(things.values())


def _same_keys(namings: Sequence[Naming], home: Homeland) -> Iterable[list[int]]:
    """Yield the indices of namings that share a region's code, what they mean here, or the canonical form of a name."""
    found: dict[tuple[EntityType, str], list[int]] = defaultdict(list)
    for index, naming in enumerate(namings):
        keys = {naming.code} if naming.code else set()
        for name in (naming.name, *naming.forms):
            keys.add(_key(name, naming.type))
            if naming.type is EntityType.REGION and home.meaning(name):
                keys.add(home.meaning(name))
        for key in keys:
            found[naming.type, key].append(index)
    return found.values()


def _key(name: str, type_: EntityType) -> str:
    core = canonical(well_known().get(name, name), type_)
    return core.removesuffix("地区") if type_ is EntityType.REGION and len(core) > 3 else core


def _join_homeland(namings: Sequence[Naming], groups: _Groups, home: Homeland) -> None:
    """Join names that differ only by the document's region before them (云江区科技馆, 科技馆 of the district)."""
    rests: dict[tuple[EntityType, str], dict[str, int]] = defaultdict(dict)
    inner: dict[str, int] = {}
    for index, naming in enumerate(namings):
        if naming.type is EntityType.REGION:
            continue
        within = home.without(naming.name) if naming.type is EntityType.PARK else ""
        if within:
            groups.join(inner.setdefault(canonical(within, naming.type), index), index)
        for name in (naming.name, *naming.forms):
            meaning, rest = home.split(name)
            key = (naming.type, canonical(rest, naming.type))
            if meaning in rests[key]:
                groups.join(rests[key][meaning], index)
            rests[key].setdefault(meaning, index)
    for meanings in rests.values():
        bare = meanings.pop("", None)
        if bare is not None and meanings:
            groups.join(bare, meanings.get(home.own, next(iter(meanings.values()))))


def _join_endings(namings: Sequence[Naming], groups: _Groups) -> None:
    """Join a name with the one longer name that ends in it after the name of another thing (某科学城某片区, 某片区)."""
    cores = [canonical(naming.name, naming.type) for naming in namings]
    known = set(cores)
    first: dict[tuple[EntityType, str], int] = {}
    for index, naming in enumerate(namings):
        if naming.type in _NESTING:
            first.setdefault((naming.type, cores[index]), index)
    owners: dict[int, set[int]] = defaultdict(set)
    for (type_, core), index in first.items():
        for cut in range(2, len(core) - _SHORTEST_ENDING + 1):
            shorter = first.get((type_, core[cut:]))
            if shorter is None:
                continue
            before = namings[index].name.removesuffix(namings[shorter].name)
            if (
                core[:cut] in known
                or before.endswith((")", "）"))
                or (type_ is EntityType.UNIVERSITY and regions_named(before))
            ):
                owners[shorter].add(index)
    for shorter, longer in owners.items():
        if len({groups.root(index) for index in longer}) == 1:
            groups.join(shorter, next(iter(longer)))


def _join_homophones(namings: Sequence[Naming], groups: _Groups) -> None:
    """Join names of one class of which one is a misprint of the other by its sound."""
    first: dict[EntityType, dict[str, int]] = defaultdict(dict)
    for index, naming in enumerate(namings):
        if naming.type in _NESTING:
            first[naming.type].setdefault(canonical(naming.name, naming.type), index)
    for cores in first.values():
        for left, right in homophones(list(cores)):
            groups.join(cores[left], cores[right])


def _join_transposed(namings: Sequence[Naming], groups: _Groups) -> None:
    """Join long names of one class that differ by the order of two words side by side (产业科技园区, 科技产业园区)."""
    first: dict[tuple[EntityType, str], dict[str, int]] = defaultdict(dict)
    for index, naming in enumerate(namings):
        core = canonical(naming.name, naming.type)
        if naming.type in _NESTING and len(core) >= _SHORTEST_TRANSPOSED:
            first[naming.type, "".join(sorted(core))].setdefault(core, index)
    for cores in first.values():
        for left, right in combinations(cores, 2):
            if _is_transposed(left, right):
                groups.join(cores[left], cores[right])


def _is_transposed(left: str, right: str) -> bool:
    """Tell whether two names of one length differ by two neighbouring words of two characters that change places.

    >>> _is_transposed("云江产业科技园区", "云江科技产业园区"), _is_transposed("云江科技园区", "江云科技园区")
    (True, False)
    """
    differing = [place for place, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    if not differing or differing[-1] - differing[0] >= 2 * _WORD:
        return False
    start = differing[0]
    words = left[start : start + _WORD], left[start + _WORD : start + 2 * _WORD]
    return right[start : start + 2 * _WORD] == words[1] + words[0]
