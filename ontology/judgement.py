"""Judgements on whether two identifiers mean the same thing."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.entity import EntityType


class Verdict(StrEnum):
    """What a judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedThing:
    """What linking needs to know of a thing: its id, class, names (the fullest first) and scope."""

    id: str
    type: EntityType
    names: tuple[str, ...]
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict on two ids, with a score in 0..1, the reason in words, and who judged (a rule's or a person's name).

    A judgement merges nothing by itself: it is data, from which the current view is made, and can be withdrawn.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reason: str
    judge: str
