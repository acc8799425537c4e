"""Figures side by side: one row for an indicator, whatever a plan calls it."""

from dataclasses import replace

from api.planning.figure_rows import figure_rows
from graph.answers import Figure, Source, Thing
from ontology.observation import Comparator, FigureKind

DISTRICT = Thing(id="region-1", iri="x", label="清源区", type="Region")
SOURCE = Source(document="d", title="规划", section="", start=0, end=1, quote="", rule="r", confidence=1)
BASE = Figure(
    id="o1",
    subject=DISTRICT,
    indicator="研发投入强度",
    concept="RDIntensity",
    year=2020,
    value=2.1,
    unit="%",
    kind=FigureKind.ACTUAL,
    comparator=Comparator.EQUAL,
    attribute=None,
    source=SOURCE,
)
TARGET = replace(BASE, id="o2", indicator="R&D经费占比", year=2025, value=3, kind=FigureKind.TARGET, attribute="预期性")


def test_a_known_indicator_is_one_row_under_all_its_names() -> None:
    (row,) = figure_rows([TARGET, BASE])
    assert (row.indicator, row.concept, row.attribute) == ("研发投入强度", "RDIntensity", "预期性")
    assert (row.actual, row.target) == ([BASE], [TARGET])


def test_years_go_up_within_a_row() -> None:
    earlier = replace(BASE, id="o3", year=2015)
    assert [figure.year for figure in figure_rows([BASE, earlier])[0].actual] == [2015, 2020]


def test_other_things_and_unknown_names_are_rows_of_their_own() -> None:
    elsewhere = replace(BASE, subject=replace(DISTRICT, id="region-2", label="云州区"))
    unknown = replace(BASE, indicator="绿化率", concept=None)
    rows = figure_rows([elsewhere, unknown, BASE, TARGET])
    assert [(row.subject.label, row.indicator) for row in rows] == [
        ("云州区", "研发投入强度"),
        ("清源区", "研发投入强度"),
        ("清源区", "绿化率"),
    ]


def test_no_figures_are_no_rows() -> None:
    assert figure_rows([]) == []
