"""Which classes the ends of each relation may have."""

from ontology.entity import EntityType as Kind
from ontology.relation import Predicate

_EVERY = frozenset(Kind)
_PLACES = frozenset({Kind.PARK, Kind.REGION})
_BUILT = frozenset({Kind.PARK, Kind.PLATFORM, Kind.INSTITUTE})
_BODIES = frozenset({Kind.INSTITUTE, Kind.UNIVERSITY, Kind.FIRM, Kind.AGENCY, Kind.ALLIANCE})
_WHOLES = frozenset({Kind.PARK, Kind.PLATFORM, Kind.PROGRAM})
# A platform acts as a body in what plans say of cooperation and joint building.
_ACTORS = _BODIES | {Kind.PLATFORM}

SIGNATURES: dict[Predicate, tuple[frozenset[Kind], frozenset[Kind]]] = {
    Predicate.LOCATED_IN: (_EVERY, _PLACES),
    Predicate.PART_OF: (_WHOLES, _WHOLES),
    Predicate.OPERATED_BY: (_EVERY - {Kind.REGION}, _BODIES),
    Predicate.RELIES_ON: (_BUILT | {Kind.PROGRAM}, _ACTORS | {Kind.PARK}),
    Predicate.JOINTLY_BUILT_BY: (_BUILT, _ACTORS),
    Predicate.LEADS_INDUSTRY: (frozenset({Kind.FIRM}), frozenset({Kind.INDUSTRY})),
    Predicate.FOCUSES_ON: (_BUILT | {Kind.FIRM}, frozenset({Kind.INDUSTRY, Kind.TECHNOLOGY})),
    Predicate.COOPERATES_WITH: (_ACTORS | {Kind.REGION}, _ACTORS | {Kind.REGION}),
    Predicate.BASED_ON: (frozenset({Kind.POLICY}), frozenset({Kind.POLICY})),
    Predicate.ISSUED_BY: (frozenset({Kind.POLICY}), frozenset({Kind.AGENCY})),
    Predicate.APPLIES_TO: (frozenset({Kind.POLICY}), frozenset({Kind.REGION})),
}


def admits(subject: Kind, predicate: Predicate, obj: Kind) -> bool:
    """Tell whether the scheme lets the predicate relate things of the two classes.

    >>> admits(Kind.FIRM, Predicate.LEADS_INDUSTRY, Kind.INDUSTRY)
    True
    >>> admits(Kind.PARK, Predicate.JOINTLY_BUILT_BY, Kind.REGION)
    False
    """
    subjects, objects = SIGNATURES[predicate]
    return subject in subjects and obj in objects
