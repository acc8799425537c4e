"""The JSON of the incubation ladder."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.models import Source, Thing
from api.planning.ledger_models import LedgerEntry
from graph.ladder.answers import RungAnswer
from graph.ladder.rungs import Chain
from ontology.vocabulary import Language


class _Answer(BaseModel):
    """Base of all answers: made from the graph's value types by their attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class RungInstance(_Answer):
    """A named thing of a rung."""

    thing: Thing
    lies_in: Annotated[
        list[Thing], Field(description="What it lies in, up to the region; empty where only the region's plan names it")
    ]
    sources: list[Source]


class LadderRung(_Answer):
    """What there is of a rung in a region."""

    rung: Annotated[str, Field(examples=["incubator"])]
    label: Annotated[str, Field(examples=["科技企业孵化器"])]
    chain: Chain
    order: Annotated[int, Field(description="Place on its ladder, from 1")]
    subject: Annotated[Thing, Field(description="The region, or another thing that has figures of the rung")]
    entries: list[LedgerEntry]
    instances: list[RungInstance]

    @classmethod
    def of(cls, answer: RungAnswer, language: Language) -> "LadderRung":
        """Return the JSON form of a rung in a language."""
        return cls(
            rung=answer.rung.id,
            label=getattr(answer.rung.label, language),
            chain=answer.rung.chain,
            order=answer.rung.order,
            subject=Thing.model_validate(answer.subject),
            entries=[LedgerEntry.of(entry, language) for entry in answer.entries],
            instances=[RungInstance.model_validate(instance) for instance in answer.instances],
        )
