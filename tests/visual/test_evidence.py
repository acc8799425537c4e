"""What a page tells of facts and figures: places once, sentences with their words, numbers as people write them."""

from dataclasses import replace
from typing import Any

import pytest

from graph.answers import Edge, Figure, Network
from graph.network_details import NetworkDetails
from graph.quoted_sentence import QuotedSentence
from ontology.observation import Comparator, FigureKind
from tests.visual.networks import HOSTILE, city_network, source, thing
from visual.evidence import SHOWN_SOURCES, Evidence
from visual.network import network_data

NODES = (thing("a", "甲园", "Park"), thing("b", "乙园", "Park"), thing("c", "丙园", "Park"))


def figure(value: float, *, comparator: Comparator = Comparator.EQUAL, indicator: str = "企业") -> Figure:
    return Figure(
        id="observation-1",
        subject=NODES[0],
        indicator=indicator,
        concept=None,
        year=2030,
        value=value,
        unit="家",
        kind=FigureKind.TARGET,
        comparator=comparator,
        attribute=None,
        source=source("三百家"),
    )


def shown(*figures: Figure) -> Any:
    return Evidence(NetworkDetails(), "zh").figures(figures)


def test_a_place_that_states_two_facts_stands_in_the_page_once() -> None:
    place = source("乙园、丙园是甲园的组成部分")
    edges = tuple(Edge(source=one, target="a", predicate="partOf", sources=(place,)) for one in ("b", "c"))
    data = network_data(Network(nodes=NODES, edges=edges))
    assert [edge["facts"][0]["sources"] for edge in data["edges"]] == [[0], [0]]
    assert [one["quote"] for one in data["sources"]] == ["乙园、丙园是甲园的组成部分"]
    assert data["documents"] == ["云州市“十四五”科技创新规划"]


def test_the_words_stand_in_their_sentence() -> None:
    place = source("建设甲园")
    sentence = QuotedSentence(text="我市将建设甲园和乙园。", start=3, end=7)
    details = NetworkDetails(sentences={(place.document, place.start, place.end): sentence})
    edges = (Edge(source="b", target="a", predicate="partOf", sources=(place,)),)
    (found,) = network_data(Network(nodes=NODES, edges=edges), details=details)["sources"]
    assert (found["before"], found["quote"], found["after"]) == ("我市将", "建设甲园", "和乙园。")


def test_a_long_sentence_is_cut_on_both_sides_of_its_words() -> None:
    place = source("园" * 1000)
    sentence = QuotedSentence(text="前" * 1000 + "园" * 1000 + "后" * 1000, start=1000, end=2000)
    details = NetworkDetails(sentences={(place.document, place.start, place.end): sentence})
    evidence = Evidence(details, "zh")
    evidence.fact(Edge(source="b", target="a", predicate="partOf", sources=(place,)))
    (found,) = evidence.tables()["sources"]
    assert found["before"].startswith("…前")
    assert found["quote"].endswith("园…")
    assert found["after"].endswith("后…")
    assert sum(map(len, (found["before"], found["quote"], found["after"]))) < 500


def test_further_places_are_counted() -> None:
    places = tuple(replace(source("甲园"), start=number, end=number + 2) for number in range(SHOWN_SOURCES + 3))
    fact = Evidence(NetworkDetails(), "zh").fact(Edge(source="b", target="a", predicate="partOf", sources=places))
    assert (len(fact["sources"]), fact["more"]) == (SHOWN_SOURCES, 3)


@pytest.mark.parametrize(
    ("value", "comparator", "text"),
    [
        (300.0, Comparator.EQUAL, "300家"),
        (2.4, Comparator.AT_LEAST, "≥2.4家"),
        (0.00001, Comparator.AT_MOST, "≤0.00001家"),
        (120_000_000.0, Comparator.ABOUT, "≈120000000家"),
        (1e20, Comparator.MORE_THAN, ">1e+20家"),
    ],
)
def test_a_figure_is_written_as_people_write_it(value: float, comparator: Comparator, text: str) -> None:
    (row,) = shown(figure(value, comparator=comparator))["rows"]
    assert (row["values"][0]["value"], row["values"][0]["kind"], row["values"][0]["year"]) == (text, "目标值", 2030)


def test_figures_of_an_indicator_stand_together_and_many_are_counted() -> None:
    found = shown(*(figure(1.0, indicator=("企业", "专利")[number % 2]) for number in range(100)))
    assert [row["indicator"] for row in found["rows"]] == ["企业", "专利"]
    assert sum(len(row["values"]) for row in found["rows"]) + found["more"] == 100
    assert found["more"] > 0


def test_figures_come_with_the_thing_whatever_its_id_is_called() -> None:
    for name in HOSTILE:
        node = thing(name, "甲园", "Park")
        details = NetworkDetails(figures={name: (figure(1.0),)})
        assert [one for one, _ in network_data(Network(nodes=(node,), edges=()), details=details)["figures"]] == [name]


def test_a_network_without_details_says_what_it_has() -> None:
    data = network_data(city_network())
    assert data["figures"] == []
    assert "before" not in data["sources"][0]
