"""The ladder as rows of a table: one for each figure and each named thing."""

from collections.abc import Iterable

from api.planning.ledger_rows import bound
from api.tables.csv_table import Cell
from graph.ladder.answers import Instance, RungAnswer
from graph.ledger.answers import Entry
from ontology.vocabulary import Language

#: The head of the table.
HEAD = (
    "chain",
    "order",
    "rung",
    "label",
    "subject",
    "subject_id",
    "row",
    "name",
    "name_id",
    "measure",
    "year",
    "kind",
    "bound",
    "value",
    "unit",
    "document",
    "title",
    "section",
    "start",
    "end",
    "quote",
)

_Cells = list[Cell]


def ladder_rows(answers: Iterable[RungAnswer], language: Language) -> list[_Cells]:
    """Return rungs as rows under ``HEAD``; ``row`` tells a figure from a thing."""
    rows: list[_Cells] = []
    for answer in answers:
        rung, subject = answer.rung, answer.subject
        label = getattr(rung.label, language)
        start: _Cells = [rung.chain.value, rung.order, rung.id, label, subject.label, subject.id]
        rows += [[*start, *row] for entry in answer.entries for row in _figures(entry)]
        rows += [[*start, *row] for instance in answer.instances for row in _thing(instance)]
    return rows


def _figures(entry: Entry) -> Iterable[_Cells]:
    for point in entry.series:
        for one in point.figures:
            source = one.source
            yield [
                "figure",
                one.indicator,
                entry.indicator,
                entry.measure.value,
                point.year,
                point.kind.value,
                bound(point.comparator),
                point.value,
                point.unit,
                *(source.document, source.title, source.section, source.start, source.end, source.quote),
            ]


def _thing(instance: Instance) -> Iterable[_Cells]:
    thing = instance.thing
    for source in instance.sources[:1] or (None,):
        place: _Cells = [None] * 6
        if source is not None:
            place = [source.document, source.title, source.section, source.start, source.end, source.quote]
        yield ["thing", thing.label, thing.id, *[None] * 6, *place]
