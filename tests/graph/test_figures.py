"""Figures are found by every name of indicator and region, and stand side by side."""

import pytest

from graph.answers import Figure
from graph.knowledge_graph import KnowledgeGraph
from ontology.observation import Comparator, FigureKind
from tests.graph.conftest import Ids


def values(graph: KnowledgeGraph, **filters: object) -> list[tuple[int, float]]:
    return [(figure.year, figure.value) for figure in graph.figures(**filters).items]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["RDIntensity", "研发投入强度", "R&D经费占比", "研发经费投入强度", "全社会研发经费支出占GDP比重"]
)
def test_all_names_of_an_indicator_give_the_figures_of_all_documents(graph: KnowledgeGraph, name: str) -> None:
    assert sorted(values(graph, indicator=name)) == [(2020, 2.1), (2020, 2.4), (2025, 3.0)]


def test_an_indicator_of_one_document_is_found_by_name_and_id(graph: KnowledgeGraph) -> None:
    (figure,) = graph.figures(indicator="绿化率").items
    assert (figure.concept, figure.indicator) == (None, "绿化率")
    assert graph.figures(indicator="indicator-lvhualv-" + "0" * 6).total == 0
    assert figure.subject.type == "Park"


@pytest.mark.parametrize("name", ["990101", "region-990101", "云州区"])
def test_a_region_is_found_by_code_id_and_name(graph: KnowledgeGraph, name: str) -> None:
    assert values(graph, subject=name) == [(2020, 2.4), (2025, 3.0)]


def test_another_name_and_a_merged_id_lead_to_the_subject_too(graph: KnowledgeGraph, ids: Ids) -> None:
    assert values(graph, subject="云湖园") == values(graph, subject=ids["云湖科技园"]) == [(2025, 40.0)]


def test_year_and_kind_narrow_the_figures(graph: KnowledgeGraph) -> None:
    assert sorted(values(graph, year=2020)) == [(2020, 2.1), (2020, 2.4)]
    assert sorted(values(graph, kind=FigureKind.TARGET)) == [(2025, 3.0), (2025, 40.0)]
    assert values(graph, indicator="RDIntensity", subject="云州区", year=2025, kind=FigureKind.TARGET) == [(2025, 3.0)]
    assert values(graph, indicator="RDIntensity", subject="云州区", year=1999) == []


def test_a_figure_is_shown_whole(graph: KnowledgeGraph) -> None:
    (figure,) = graph.figures(indicator="RDIntensity", kind=FigureKind.TARGET).items
    assert isinstance(figure, Figure)
    assert figure.subject.label == "云州区"
    assert (figure.unit, figure.comparator, figure.attribute) == ("%", Comparator.AT_LEAST, "预期性")
    assert figure.source.document == "cloud"


@pytest.mark.parametrize("text", ["没有这个", "", "> } #", "x" * 500])
def test_what_nothing_is_called_gives_nothing(graph: KnowledgeGraph, text: str) -> None:
    assert graph.figures(indicator=text).total == 0
    assert graph.figures(subject=text).total == 0


def test_pages_of_figures_follow_each_other(graph: KnowledgeGraph) -> None:
    first = graph.figures(limit=3)
    second = graph.figures(limit=3, cursor=first.next)
    assert (first.total, len(first.items), len(second.items), second.next) == (4, 3, 1, None)
    assert (*first.items, *second.items) == graph.figures().items


def test_what_is_no_figure_is_left_out(graph: KnowledgeGraph) -> None:
    whole = graph.figures().total
    graph.update(
        """PREFIX ikg: <https://w3id.org/innokg/ontology#> PREFIX id: <https://w3id.org/innokg/id/>
        INSERT DATA {
          id:x ikg:about id:region-990101 ; ikg:indicator ikg:RDIntensity ; ikg:indicatorName "研发投入强度"@zh ;
            ikg:year "often" ; ikg:value "much" ; ikg:unit "%" ; ikg:kind ikg:actual ; ikg:comparator "=" .
          id:y ikg:about id:region-990101 ; ikg:indicator ikg:RDIntensity ; ikg:indicatorName "研发投入强度"@zh ;
            ikg:year 2020 ; ikg:value "NaN" ; ikg:unit "%" ; ikg:kind ikg:hoped ; ikg:comparator "=" }"""
    )
    assert graph.figures(indicator="研发投入强度").total == 3
    assert graph.figures().total == whole
