"""The JSON of matches."""

from typing import Annotated

from pydantic import Field

from api.models import Answer, Thing
from api.planning.chain_models import Reason
from graph.matches import answers
from graph.matches.answers import Status


class FittingThing(Answer):
    """Something that fits, or that a park lacks."""

    thing: Annotated[Thing, Field(description="What fits; of a kind that a park lacks the class, of the type Class")]
    classes: Annotated[list[str], Field(examples=[["Platform", "Laboratory"]])]
    status: Annotated[Status, Field(description="cooperating: something already joins them")]
    score: Annotated[float, Field(ge=0, le=1)]
    parts: Annotated[
        dict[str, float],
        Field(description="What the score is made of", examples=[{"field": 0.64, "place": 0.6, "partners": 0.0}]),
    ]
    reasons: list[Reason]
    examples: Annotated[list[Thing], Field(description="Things of a kind that a park lacks, in parks like it")]


class Peer(Answer):
    """A park that is like another."""

    thing: Thing
    score: Annotated[float, Field(ge=0, le=1)]
    reasons: list[Reason]


class Matches(Answer):
    """What fits a firm, a technology or a park."""

    subject: Thing | None
    asked: Annotated[str, Field(examples=["太极集团"])]
    fields: Annotated[list[str], Field(description="What it works on", examples=[["现代中药"]])]
    peers: Annotated[list[Peer], Field(description="The parks that a park was compared with")]
    items: list[FittingThing]
    total: int
    next: Annotated[str | None, Field(description="Cursor of the part after this one")]

    @classmethod
    def of(cls, found: answers.Matches) -> "Matches":
        """Return the JSON form of matches."""
        return cls(
            subject=None if found.subject is None else Thing.model_validate(found.subject),
            asked=found.asked,
            fields=list(found.fields),
            peers=[Peer.model_validate(peer) for peer in found.peers],
            items=[FittingThing.model_validate(item) for item in found.page.items],
            total=found.page.total,
            next=found.page.next,
        )
