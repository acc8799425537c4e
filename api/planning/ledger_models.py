"""The JSON of the ledger and of the list of indicators."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.models import Source, Thing
from graph.answers import Figure
from graph.ledger import answers
from graph.ledger.answers import Agreement, Check, Method
from graph.ledger.catalogue import IndicatorSummary
from graph.ledger.measures import Measure
from ontology.observation import Comparator, FigureKind
from ontology.vocabulary import Language


class _Answer(BaseModel):
    """Base of all answers: made from the graph's value types by their attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class StatedFigure(_Answer):
    """A figure as a document states it."""

    id: str
    subject: Thing
    indicator: Annotated[str, Field(description="The indicator's name as the document has it")]
    year: int
    value: float
    unit: str
    kind: FigureKind
    comparator: Comparator
    attribute: str | None
    source: Source


class Point(_Answer):
    """A value of a year and kind in the entry's unit, with all figures that state it."""

    year: Annotated[int, Field(examples=[2025])]
    kind: FigureKind
    value: Annotated[float, Field(examples=[2.7])]
    unit: Annotated[str, Field(examples=["%"])]
    comparator: Comparator
    attribute: Annotated[str | None, Field(examples=["预期性"])]
    comparable: Annotated[bool, Field(description="Whether the value is in the entry's unit")]
    conversion: Annotated[str | None, Field(description="How the value was brought into the unit")]
    agreement: Annotated[Agreement, Field(description="How the figures of the year and kind fit each other")]
    figures: list[StatedFigure]

    @classmethod
    def of(cls, point: answers.Point, language: Language) -> "Point":
        """Return the JSON form of a point."""
        return cls(
            year=point.year,
            kind=point.kind,
            value=point.value,
            unit=point.unit,
            comparator=point.comparator,
            attribute=point.attribute,
            comparable=point.comparable,
            conversion=None if point.conversion is None else getattr(point.conversion, language),
            agreement=point.agreement,
            figures=[_figure(figure) for figure in point.figures],
        )


class Mark(_Answer):
    """A year with its value."""

    year: int
    value: float
    comparator: Comparator


class Progress(_Answer):
    """The way from the base to a target."""

    base: Mark
    latest: Annotated[Mark, Field(description="The latest reported value up to the target's year")]
    target: Mark
    method: Annotated[
        Method | None, Field(description="`compound`: per cent a year, compounded; `points`: percentage points a year")
    ]
    planned: Annotated[float | None, Field(description="Growth a year that the target needs from the base")]
    required: Annotated[float | None, Field(description="Growth a year that it needs from the latest value on")]
    gap: Annotated[float, Field(description="The target less the latest value")]
    attained: Annotated[float | None, Field(description="The latest value as a part of the target")]
    way: Annotated[float | None, Field(description="The part of the way from base to target that was gone")]
    met: bool
    explanation: str

    @classmethod
    def of(cls, progress: answers.Progress, language: Language) -> "Progress":
        """Return the JSON form of a way."""
        return cls(
            base=Mark.model_validate(progress.base),
            latest=Mark.model_validate(progress.latest),
            target=Mark.model_validate(progress.target),
            method=progress.method,
            planned=progress.planned,
            required=progress.required,
            gap=progress.gap,
            attained=progress.attained,
            way=progress.way,
            met=progress.met,
            explanation=getattr(progress.explanation, language),
        )


class Disagreement(_Answer):
    """Different values of one year and kind, side by side."""

    year: int
    kind: FigureKind
    agreement: Agreement
    values: list[float]
    unit: str
    documents: list[str]
    explanation: str


class FindingPart(_Answer):
    """A number that takes part in a finding."""

    label: str
    value: float
    figure: StatedFigure | None


class Finding(_Answer):
    """Figures that do not fit each other."""

    check: Check
    year: int
    kind: FigureKind
    unit: str
    stated: float
    computed: float
    difference: float
    parts: list[FindingPart]
    explanation: str


class LedgerEntry(_Answer):
    """What is stated of one indicator about one thing, in one unit."""

    subject: Thing
    indicator: Annotated[str, Field(description="Id: for `indicator=` here and elsewhere", examples=["RDIntensity"])]
    label: Annotated[str, Field(examples=["研发经费投入强度"])]
    concept: str | None
    names: Annotated[list[str], Field(description="The names that documents use")]
    measure: Annotated[Measure, Field(description="A level, or its change, growth or sum; never mixed")]
    unit: Annotated[str, Field(examples=["%"])]
    attribute: Annotated[str | None, Field(examples=["预期性"])]
    series: list[Point]
    progress: list[Progress]
    conflicts: list[Disagreement]
    findings: list[Finding]

    @classmethod
    def of(cls, entry: answers.Entry, language: Language) -> "LedgerEntry":
        """Return the JSON form of an entry in a language."""
        return cls(
            subject=Thing.model_validate(entry.subject),
            indicator=entry.indicator,
            label=getattr(entry.label, language),
            concept=entry.concept,
            names=list(entry.names),
            measure=entry.measure,
            unit=entry.unit,
            attribute=entry.attribute,
            series=[Point.of(point, language) for point in entry.series],
            progress=[Progress.of(progress, language) for progress in entry.progress],
            conflicts=[_disagreement(conflict, language) for conflict in entry.conflicts],
            findings=[_finding(finding, language) for finding in entry.findings],
        )


class Indicator(_Answer):
    """An indicator with what there is of it."""

    id: Annotated[str, Field(examples=["RDIntensity"])]
    label: str
    definition: str | None
    concept: Annotated[str | None, Field(description="Local name, where the vocabulary knows the indicator")]
    measure: Measure
    names: Annotated[list[str], Field(description="The names that documents use")]
    other_names: Annotated[list[str], Field(description="Names that the vocabulary knows besides")]
    broader: Annotated[list[str], Field(description="Indicators that count all that it counts, and more")]
    units: list[str]
    years: list[int]
    figures: int
    actual: int
    target: int
    subjects: Annotated[int, Field(description="How many things the figures are about")]
    regions: Annotated[int, Field(description="How many of them are regions")]

    @classmethod
    def of(cls, summary: IndicatorSummary, language: Language) -> "Indicator":
        """Return the JSON form of an indicator in a language."""
        members = {name: getattr(summary, name) for name in cls.model_fields}
        members["label"] = getattr(summary.label, language)
        members["definition"] = None if summary.definition is None else getattr(summary.definition, language)
        return cls.model_validate(members)


def _figure(figure: Figure) -> StatedFigure:
    return StatedFigure.model_validate(figure)


def _disagreement(conflict: answers.Disagreement, language: Language) -> Disagreement:
    members = {name: getattr(conflict, name) for name in Disagreement.model_fields}
    return Disagreement.model_validate(members | {"explanation": getattr(conflict.explanation, language)})


def _finding(finding: answers.Finding, language: Language) -> Finding:
    members = {name: getattr(finding, name) for name in Finding.model_fields}
    members["parts"] = [FindingPart.model_validate(part) for part in finding.parts]
    return Finding.model_validate(members | {"explanation": getattr(finding.explanation, language)})
