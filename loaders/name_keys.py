"""Names taken apart for comparison: the region that owns a thing, and the rest in its usual short form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.scope import proper_length
from ontology import regions
from ontology.abbreviations import abbreviate
from ontology.deixis import DEICTIC, meant_region
from ontology.entity import EntityType
from ontology.identity import normalise_name
from ontology.judgement import NamedThing

_REGION_CODE = re.compile(r"\d{6}")
# Words that a name may have or lack in the middle without meaning another thing.
SOFT = re.compile(r"中科院|科学院|技术|科技|产业|创新|工程")
_SHORTEST_SIGNATURE = 4
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_ACADEMY = re.compile(
    r"中国(?:农业|林业|医学|社会|中医|水产)?(?:科学|工程)院|中科院|中国[农林社]科院|[\u4e00-\u9fff]{2,8}?大学"
)
_AFFILIATED = frozenset({EntityType.INSTITUTE, EntityType.PLATFORM})
# What follows academy and region must say which of the academy's houses there it is.
_SHORTEST_AFFILIATED = 7
# The rest of a name after its region must be a name by itself: 大学 of 重庆大学 is none.
_SHORTEST_REST = 2


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name as compared.

    ``owner`` is the code of the region at its beginning (``explicit``) or, where it needs one, of its scope; empty
    where it needs none. ``core`` is the rest, normalised and abbreviated. ``main`` tells the thing's name from its
    other names. ``affiliation`` is the academy or university before the region (中科院|重庆|…研究院), which not all
    names of a thing have.
    """

    owner: str
    core: str
    main: bool = True
    explicit: bool = False
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name taken apart: the code of its region, the rest, whether the name itself says the region, affiliation."""

    owner: str
    rest: str
    explicit: bool = False
    affiliation: str = ""


def name_keys(thing: NamedThing) -> list[NameKey]:
    """Return the keys of a thing's names that identify it, the main name's first, none twice.

    A name that holds no proper name (科学城, 园区) identifies the thing only together with the region that owns it.
    """
    split = [_split(name, thing) for name in thing.names]
    owner = next((parts.owner for parts in split if parts.owner), "")
    keys: dict[tuple[str, str], NameKey] = {}
    for index, parts in enumerate(split):
        core = abbreviate(parts.rest, thing.type)
        if not core:
            continue
        telling = bool(parts.owner) or proper_length(core) >= 2 or thing.type is EntityType.UNIVERSITY
        key = NameKey(
            parts.owner if telling else owner,
            core,
            main=index == 0,
            explicit=parts.explicit,
            affiliation=parts.affiliation,
        )
        if key.owner or telling or (index == 0 and not thing.scope):
            keys.setdefault((key.owner, key.core), key)
    return list(keys.values())


def signature(key: NameKey) -> str | None:
    """Return a key without the words that names of one thing may differ in; None where too little is left.

    >>> signature(NameKey("500000", "绿色智能技术研究院")) == signature(NameKey("500000", "绿色智能研究院"))
    True
    """
    rest = SOFT.sub("", key.core)
    return rest if len(rest) >= _SHORTEST_SIGNATURE and proper_length(rest) + bool(key.owner) > 0 else None


def _split(name: str, thing: NamedThing) -> _Parts:
    """Return the parts of a name; it belongs to the region that it says, else to that of the thing's scope."""
    context = thing.scope if _REGION_CODE.fullmatch(thing.scope) else None
    affiliated = _affiliated(name, thing, context)
    if affiliated is not None:
        return affiliated
    prefix = _leading_region(name, context)
    if prefix is not None:
        end, code = prefix
        rest = name[end:]
        if len(normalise_name(rest)) >= _SHORTEST_REST and _is_name(rest, thing.type):
            return _Parts(code, rest, explicit=True)
        return _Parts("", name)
    deictic = DEICTIC.match(name)
    if deictic is not None and thing.scope:
        word, rest = deictic.group(1) or deictic.group(2), name[deictic.end() :]
        # A place that no gazetteer has goes by its name: the 区政府 of 云江区 is 云江区政府.
        if _CHINESE.fullmatch(thing.scope):
            return _Parts("", thing.scope + rest)
        return _Parts(meant_region(word, context) or thing.scope, rest)
    return _Parts(thing.scope, name)


def _affiliated(name: str, thing: NamedThing, context: str | None) -> _Parts | None:
    """Return the parts of a name that begins with an academy or university and a region, None for another."""
    found = _ACADEMY.match(name) if thing.type in _AFFILIATED else None
    prefix = _leading_region(name[found.end() :], context) if found is not None else None
    if found is None or prefix is None:
        return None
    rest = name[found.end() + prefix[0] :]
    if len(normalise_name(rest)) < _SHORTEST_AFFILIATED:
        return None
    return _Parts(prefix[1], rest, explicit=True, affiliation=abbreviate(found.group(), thing.type))


def _leading_region(name: str, context: str | None) -> tuple[int, str] | None:
    mention = next(regions.find_regions(name, context=context), None)
    if mention is None or mention.start > 0 or mention.region is None:
        return None
    return mention.end, mention.region.code


def _is_name(rest: str, entity_type: EntityType) -> bool:
    """Tell whether what follows a region's name may stand without it; a university's must be a proper name."""
    return entity_type is not EntityType.UNIVERSITY or proper_length(rest) >= 2
