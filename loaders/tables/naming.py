"""Which class of thing a name in a cell names."""

import re
from functools import cache, lru_cache

from loaders.extraction.names.lexicon import load_lexicon
from ontology import vocabulary
from ontology.entity import EntityType

# Departments of a body and branches end in brackets now and then: 云州大学(机械学院).
_CLOSING = ')）”"》 '
_AGENCY = re.compile(r"(?:局|厅|委员会|管委会|人民政府|政府|街道办事处|街道办|领导小组|办公室|科委|发改委|经信委)$")
_BODIES = frozenset(
    {EntityType.INSTITUTE, EntityType.UNIVERSITY, EntityType.FIRM, EntityType.AGENCY, EntityType.ALLIANCE}
)


@lru_cache(maxsize=65536)
def class_of(name: str) -> EntityType | None:
    """Return the class of the scheme that the longest closing word of a name tells, None where none does.

    >>> class_of("云州智造有限公司"), class_of("云州职业技术学院").value, class_of("慧云")
    (<EntityType.FIRM: 'Firm'>, 'University', None)
    """
    lexicon = load_lexicon()
    if name in lexicon.organisations:
        return lexicon.organisations[name]
    core = _core(name)
    if _AGENCY.search(core):
        return EntityType.AGENCY
    for length in range(min(len(core), _longest()), 1, -1):
        head = lexicon.heads.get(core[-length:])
        if head is not None:
            return head.type
    return None


def organisation_class(name: str) -> EntityType:
    """Return the class of a body that hosts, runs or builds: that of its name, a firm where the name tells none.

    >>> organisation_class("云江区科学技术局").value, organisation_class("慧云科技").value
    ('Agency', 'Firm')
    """
    found = class_of(name)
    return found if found in _BODIES else EntityType.FIRM


def subclass_of(name: str, entity_type: EntityType, kind: str = "") -> str | None:
    """Return the narrower class that a name, or else the kind that its list gives, tells.

    >>> subclass_of("云江产业研究院", EntityType.PLATFORM, "市级重点实验室")
    'Laboratory'
    """
    told = vocabulary.subclass_by_name(name, entity_type)
    return told or (vocabulary.subclass_by_name(kind, entity_type) if kind else None)


def _core(name: str) -> str:
    """Return a name without a remark in brackets at its end."""
    if name.endswith((")", "）")):
        opening = max(name.rfind("("), name.rfind("（"))
        if opening > 0:
            return name[:opening]
    return name.rstrip(_CLOSING)


@cache
def _longest() -> int:
    return max(map(len, load_lexicon().heads))
