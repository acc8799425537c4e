"""The JSON that algorithms answer with."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.models import Source, Thing
from graph.algorithms.algorithm import Algorithm
from graph.algorithms.jobs import Job, State
from graph.algorithms.parameter import Kind, Value
from graph.algorithms.results import Computed


class _Answer(BaseModel):
    """Base of all answers: made from the graph's value types by their attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Sentence(_Answer):
    """The same in Chinese and in English."""

    zh: Annotated[str, Field(examples=["云州大学与2个事物直接相连，在6个事物中排第1，其中有云湖科学园、智造实验室。"])]
    en: Annotated[
        str, Field(examples=["云州大学 is linked with 2 things, rank 1 of 6; among them 云湖科学园, 智造实验室."])
    ]


class ParameterInfo(_Answer):
    """A parameter of an algorithm."""

    name: str
    kind: Kind
    tells: Sentence
    usual: Annotated[Value, Field(description="The value where none is given")]
    least: Annotated[float | None, Field(description="The least value of a number")]
    most: Annotated[float | None, Field(description="The largest value of a number")]
    choices: list[str]
    required: bool


class AlgorithmInfo(_Answer):
    """What an algorithm tells and takes."""

    name: Annotated[str, Field(examples=["pagerank"])]
    title: Sentence
    tells: Annotated[Sentence, Field(description="What it tells a planner")]
    parameters: list[ParameterInfo]
    cost: Annotated[str, Field(description="How its work grows with n things and m relations", examples=["O(m)"])]
    reference: str

    @classmethod
    def of(cls, algorithm: Algorithm) -> "AlgorithmInfo":
        """Return the JSON form of an algorithm of the registry."""
        texts = algorithm.texts
        return cls(
            name=algorithm.name,
            title=_sentence(texts.title),
            tells=_sentence(texts.tells),
            cost=texts.cost,
            reference=texts.reference,
            parameters=[
                ParameterInfo(
                    name=parameter.name,
                    kind=parameter.kind,
                    tells=_sentence(texts.parameters[parameter.name]),
                    usual=parameter.usual,
                    least=parameter.least if parameter.is_number else None,
                    most=parameter.most if parameter.is_number else None,
                    choices=list(parameter.choices),
                    required=parameter.required,
                )
                for parameter in algorithm.parameters
            ],
        )


class RankedThing(_Answer):
    """A thing with its rank, from 1, and its score."""

    thing: Thing
    rank: Annotated[int, Field(description="Equal scores share one", examples=[1])]
    score: Annotated[float, Field(examples=[0.4])]
    numbers: Annotated[
        dict[str, float], Field(description="What else was computed of it", examples=[{"links": 2.0, "weight": 2.5}])
    ]
    explanation: Sentence


class Group(_Answer):
    """A group of things, the best linked members first."""

    rank: int
    name: Annotated[Sentence, Field(description="Its most central members and its common field")]
    size: int
    members: list[Thing]
    fields: Annotated[list[Thing], Field(description="Industries and technologies that members share")]
    explanation: Sentence


class GroupLink(_Answer):
    """How near two groups are, given by their ranks."""

    left: int
    right: int
    pairs: Annotated[int, Field(description="How many pairs of things, one of each group, are linked")]


class Pair(_Answer):
    """Two things with a score and what they have in common."""

    left: Thing
    right: Thing
    rank: int
    score: float
    shared: list[Thing]
    explanation: Sentence


class Step(_Answer):
    """A relation as it is stated, by the ids of its ends."""

    source: str
    target: str
    predicate: str
    sources: Annotated[list[Source], Field(description="Where it is stated")]


class Path(_Answer):
    """A way through the graph; ``steps`` has the relations between each two things that follow each other."""

    things: list[Thing]
    steps: list[list[Step]]
    explanation: Sentence


class AlgorithmAnswer(_Answer):
    """What an algorithm found; one of the lists has items, the best first."""

    algorithm: Annotated[str, Field(examples=["pagerank"])]
    values: Annotated[
        dict[str, Value], Field(description="The parameters that it was computed with", examples=[{"damping": 0.85}])
    ]
    things: Annotated[int, Field(description="Things of the selection")]
    relations: Annotated[int, Field(description="Relations of the selection")]
    total: Annotated[int, Field(description="How many items there are; the list may be shorter")]
    measures: Annotated[dict[str, float], Field(description="Numbers of the whole", examples=[{"modularity": 0.92}])]
    ranked: list[RankedThing]
    groups: list[Group]
    links: Annotated[list[GroupLink], Field(description="Links between the groups, the strongest first")]
    pairs: list[Pair]
    paths: list[Path]


class Place(_Answer):
    """The rank and the score of a thing in one selection."""

    rank: int
    score: float


class ComparedThing(_Answer):
    """A thing with its place in each selection, null where it has none."""

    thing: Thing
    places: list[Place | None]


class RankComparison(_Answer):
    """The same measure on several selections side by side."""

    algorithm: str
    selections: Annotated[list[str], Field(description="What each selection is of")]
    items: list[ComparedThing]


class JobInfo(_Answer):
    """An algorithm that takes longer than a request should."""

    id: Annotated[str, Field(examples=["6f1c0f2a9be34d57"])]
    kind: Literal["algorithm"] = "algorithm"
    algorithm: str
    state: State
    progress: Annotated[
        float, Field(ge=0, le=1, description="In steps of the work, which are few where one step is most of it")
    ]
    seconds: Annotated[float, Field(ge=0, description="How long it has been running, or ran", examples=[3.2])]
    error: Annotated[str | None, Field(description="Why it failed")]
    result: AlgorithmAnswer | None
    comparison: Annotated[RankComparison | None, Field(description="The result, where it compares selections")]

    @classmethod
    def of(
        cls, job: Job[Computed], result: AlgorithmAnswer | None = None, comparison: RankComparison | None = None
    ) -> "JobInfo":
        """Return the JSON form of a job."""
        return cls(
            id=job.id,
            algorithm=job.name,
            state=job.state,
            progress=job.progress,
            seconds=round(job.seconds, 1),
            error=None if job.error is None else str(job.error),
            result=result,
            comparison=comparison,
        )


def _sentence(texts: Mapping[str, str]) -> Sentence:
    return Sentence(zh=texts["zh"], en=texts["en"])
