"""The JSON of chains of industries."""

from typing import Annotated

from pydantic import Field

from api.algorithms.models import Sentence
from api.models import Answer, Source, Thing
from graph.chains import answers
from graph.chains.answers import ChainList


class Reason(Answer):
    """Why a thing stands in a list."""

    key: Annotated[str, Field(description="The kind of reason", examples=["leads"])]
    text: Sentence
    sources: Annotated[list[Source], Field(description="The places that say so, the first five")]


class ChainItem(Answer):
    """A thing in a list of a chain."""

    part: Annotated[ChainList, Field(description="The list that it stands in")]
    thing: Thing
    classes: Annotated[list[str], Field(examples=[["Platform", "Incubator"]])]
    direct: Annotated[bool, Field(description="Whether it is itself said to belong, not through another thing")]
    reasons: list[Reason]
    documents: Annotated[list[str], Field(examples=[["nanchuan-14fyp"]])]


class IndustryChain(Answer):
    """The lists of an industry, and which names were taken together."""

    name: Annotated[str, Field(examples=["中医药"])]
    same: Annotated[list[Thing], Field(description="Names that were taken for the industry itself")]
    narrower: Annotated[list[Thing], Field(description="Its parts by name or official classifications, taken with it")]
    wider: Annotated[list[Thing], Field(description="What it is part of, not taken with it")]
    counts: Annotated[dict[ChainList, int], Field(examples=[{"firms": 3, "resources": 5}])]
    items: list[ChainItem]
    total: int
    next: Annotated[str | None, Field(description="Cursor of the part after this one")]

    @classmethod
    def of(cls, chain: answers.Chain) -> "IndustryChain":
        """Return the JSON form of a chain."""
        return cls(
            name=chain.name,
            same=[Thing.model_validate(one) for one in chain.same],
            narrower=[Thing.model_validate(one) for one in chain.narrower],
            wider=[Thing.model_validate(one) for one in chain.wider],
            counts=chain.counts,
            items=[ChainItem.model_validate(item) for item in chain.page.items],
            total=chain.page.total,
            next=chain.page.next,
        )


class Industry(Answer):
    """An industry, with how many firms and resources are directly related with it."""

    name: Annotated[str, Field(examples=["中医药"])]
    things: Annotated[list[Thing], Field(description="The industries and technologies of this name, taken together")]
    counts: dict[ChainList, int]
