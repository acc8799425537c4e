"""The JSON of structures and of chains of policies."""

from typing import Annotated

from pydantic import Field

from api.models import Answer, Source, Thing
from graph.policies.answers import Standing


class Node(Answer):
    """A thing in a tree."""

    thing: Thing
    classes: Annotated[list[str], Field(examples=[["Park", "HighTechZone"]])]
    relation: Annotated[str | None, Field(description="What joins it to the thing above", examples=["partOf"])]
    sources: Annotated[list[Source], Field(description="The places that state that")]
    figures: Annotated[int, Field(description="How many figures there are about it")]
    below: Annotated[dict[str, int], Field(description="Things below by class, each once", examples=[{"Park": 3}])]
    layout: Annotated[
        list[str], Field(description="The phrases for its layout in the plans", examples=[["一园四组团"]])
    ]
    again: Annotated[bool, Field(description="Whether its parts stand where it comes first in the tree")]
    children: "list[Node]"


class Structure(Answer):
    """A whole with its parts."""

    root: Node
    total: Annotated[int, Field(description="Things in the tree, the whole included")]
    truncated: Annotated[bool, Field(description="Whether the depth or the limit left parts out")]


class Whole(Answer):
    """A thing that has parts."""

    thing: Thing
    parts: Annotated[int, Field(description="Direct parts")]
    located: Annotated[int, Field(description="Things that lie in it")]
    layout: Annotated[list[str], Field(description="The phrases for its layout", examples=[["一核一圈多片多点"]])]


class Stated(Answer):
    """A thing that a policy is related with."""

    thing: Thing
    sources: list[Source]


class PolicyLink(Answer):
    """A policy in a chain."""

    policy: Thing
    standing: Annotated[Standing, Field(description="above: the one asked about rests on it; below: it rests on that")]
    steps: int
    rests_on: list[Stated]
    issuers: list[Stated]
    regions: list[Stated]
    documents: Annotated[list[str], Field(description="Loaded documents that are its text")]
