"""A network's details: the figures of its things, and the sentences of the places that it names."""

from dataclasses import replace

from graph.answers import Figure, Network
from graph.network_details import details_of
from ontology.observation import Comparator, FigureKind
from tests.visual.networks import city_network, source

_TEXT = "先说别的。推动小镇建设。再说。"


def figure(about: str) -> Figure:
    node = next(node for node in city_network().nodes if node.id == about)
    return Figure(
        id="observation-1",
        subject=node,
        indicator="企业",
        concept=None,
        year=2030,
        value=300.0,
        unit="家",
        kind=FigureKind.TARGET,
        comparator=Comparator.AT_LEAST,
        attribute=None,
        source=replace(source("推动小镇"), start=5, end=9),
    )


def test_figures_stand_under_what_they_are_about() -> None:
    found = details_of(city_network(), [figure("Park-0")], lambda _: None, sources=1)
    assert {thing: [one.year for one in figures] for thing, figures in found.figures.items()} == {"Park-0": [2030]}
    assert found.sentences == {}


def test_a_place_has_the_sentence_around_its_words() -> None:
    asked: list[str] = []

    def text_of(document: str) -> str:
        asked.append(document)
        return _TEXT

    one = figure("Park-0")
    sentence = details_of(Network(nodes=(one.subject,), edges=()), [one, one], text_of, sources=1).sentence(one.source)
    assert asked == ["yunzhou-14fyp"]
    assert sentence is not None
    assert (sentence.text, sentence.start, sentence.end) == ("推动小镇建设。", 0, 4)


def test_a_place_beyond_its_text_has_none() -> None:
    far = replace(figure("Park-0"), source=replace(source("推动小镇"), start=500, end=504))
    assert details_of(Network(nodes=(), edges=()), [far], lambda _: _TEXT, sources=1).sentence(far.source) is None
