"""Names taken apart for comparison: the region that owns a thing, and the rest in its usual short form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.abbreviations import abbreviate
from loaders.scope import DEICTIC, meant_region, proper_length
from ontology import regions
from ontology.entity import EntityType
from ontology.identity import normalise_name
from ontology.judgement import NamedThing

_REGION_CODE = re.compile(r"\d{6}")
# Words that a name may have or lack in the middle without meaning another thing.
_SOFT = re.compile(r"中科院|科学院|技术|科技|产业|创新|工程")
_SHORTEST_SIGNATURE = 4
# The rest of a name after its region must be a name by itself: 大学 of 重庆大学 is none.
_SHORTEST_REST = 2


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name as compared.

    ``owner`` is the code of the region at its beginning (``explicit``) or, where it needs one, of its scope; empty
    where it needs none. ``core`` is the rest, normalised and abbreviated. ``main`` tells the thing's name from its
    other names.
    """

    owner: str
    core: str
    main: bool = True
    explicit: bool = False


def name_keys(thing: NamedThing) -> list[NameKey]:
    """Return the keys of a thing's names that identify it, the main name's first, none twice.

    A name that holds no proper name (科学城, 园区) identifies the thing only together with the region that owns it.
    """
    split = [_split(name, thing) for name in thing.names]
    owner = next((own for own, _, _ in split if own), "")
    keys: dict[tuple[str, str], NameKey] = {}
    for index, (own, rest, explicit) in enumerate(split):
        core = abbreviate(rest, thing.type)
        if not core:
            continue
        telling = bool(own) or proper_length(core) >= 2 or thing.type is EntityType.UNIVERSITY
        key = NameKey(own if telling else owner, core, main=index == 0, explicit=explicit)
        if key.owner or telling or (index == 0 and not thing.scope):
            keys.setdefault((key.owner, key.core), key)
    return list(keys.values())


def signature(key: NameKey) -> str | None:
    """Return a key without the words that names of one thing may differ in; None where too little is left.

    >>> signature(NameKey("500000", "绿色智能技术研究院")) == signature(NameKey("500000", "绿色智能研究院"))
    True
    """
    rest = _SOFT.sub("", key.core)
    return rest if len(rest) >= _SHORTEST_SIGNATURE and proper_length(rest) + bool(key.owner) > 0 else None


def _split(name: str, thing: NamedThing) -> tuple[str, str, bool]:
    """Return the code of a name's region, the rest of the name, and whether the name itself says the region."""
    context = thing.scope if _REGION_CODE.fullmatch(thing.scope) else None
    prefix = _leading_region(name, context)
    if prefix is not None:
        end, code = prefix
        rest = name[end:]
        if len(normalise_name(rest)) >= _SHORTEST_REST and _is_name(rest, thing.type):
            return code, rest, True
        return "", name, False
    deictic = DEICTIC.match(name)
    if deictic is not None and thing.scope:
        word = deictic.group(1) or deictic.group(2)
        return (meant_region(word, context) or thing.scope), name[deictic.end() :], False
    return thing.scope, name, False


def _leading_region(name: str, context: str | None) -> tuple[int, str] | None:
    mention = next(regions.find_regions(name, context=context), None)
    if mention is None or mention.start > 0 or mention.region is None:
        return None
    return mention.end, mention.region.code


def _is_name(rest: str, entity_type: EntityType) -> bool:
    """Tell whether what follows a region's name may stand without it; a university's must be a proper name."""
    return entity_type is not EntityType.UNIVERSITY or proper_length(rest) >= 2
