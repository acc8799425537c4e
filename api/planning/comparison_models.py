"""The JSON of comparisons of documents, and of likenesses."""

from typing import Annotated

from pydantic import Field

from api.models import Answer, Observation, Source, Thing
from api.planning.chain_models import Reason
from graph.comparison import answers
from graph.comparison.answers import Part, Side


class Difference(Answer):
    """Something that one or both of two documents have."""

    part: Part
    side: Annotated[Side, Field(description="Which document has it; changed: both, with other values")]
    subject: Annotated[Thing | None, Field(description="None in rows of figures about each document's own region")]
    predicate: str | None
    object: Thing | None
    indicator: str | None
    left: Annotated[list[Source], Field(description="The first places of the left document that state it")]
    right: Annotated[list[Source], Field(description="The first places of the right document that state it")]
    left_figures: list[Observation]
    right_figures: list[Observation]


class Comparison(Answer):
    """Two documents side by side."""

    left: str
    right: str
    left_title: str
    right_title: str
    counts: dict[Part, dict[Side, int]]
    items: list[Difference]
    total: int
    next: Annotated[str | None, Field(description="Cursor of the part after this one")]

    @classmethod
    def of(cls, found: answers.Comparison) -> "Comparison":
        """Return the JSON form of a comparison."""
        return cls(
            left=found.left,
            right=found.right,
            left_title=found.left_title,
            right_title=found.right_title,
            counts=found.counts,
            items=[Difference.model_validate(item) for item in found.page.items],
            total=found.page.total,
            next=found.page.next,
        )


class Likeness(Answer):
    """A thing that is like another."""

    thing: Thing
    score: Annotated[float, Field(ge=0, le=1)]
    parts: Annotated[
        dict[str, float], Field(description="What the score is made of", examples=[{"neighbours": 0.35, "fields": 0.5}])
    ]
    reasons: list[Reason]
