"""What a chain of policies is answered with."""

from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Source, Thing


class Standing(StrEnum):
    """Where a policy stands to the one that was asked about: it rests on those above; those below rest on it."""

    SELF = "self"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A thing that a policy is related with, and the places that state it."""

    thing: Thing
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLink:
    """A policy in a chain, ``steps`` away from the one that was asked about.

    ``rests_on`` are the policies of the chain that it is based on, ``issuers`` who issued it, ``regions`` what it
    applies to, and ``documents`` the loaded documents that are its text.
    """

    policy: Thing
    standing: Standing
    steps: int
    rests_on: tuple[Stated, ...]
    issuers: tuple[Stated, ...]
    regions: tuple[Stated, ...]
    documents: tuple[str, ...]
