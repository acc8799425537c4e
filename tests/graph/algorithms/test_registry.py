"""Every algorithm is described, bounded and runs with its usual values."""

import math
import string

import networkx
import pytest

from graph.algorithms.parameter import Kind
from graph.algorithms.registry import ALGORITHMS, algorithm
from graph.algorithms.results import Groups, Paths, Ranking, Work
from ontology.errors import NotFoundError, RequestError
from tests.graph.algorithms.graphs import karate, named, projected, random_graph

_THINGS = {"of": [named(0)], "to": [named(5)], "from": [named(0)]}


def _given(name: str) -> dict[str, list[str]]:
    return {one.name: _THINGS[one.name] for one in algorithm(name).parameters if one.required}


@pytest.mark.parametrize("name", list(ALGORITHMS))
def test_it_is_described_in_both_languages(name: str) -> None:
    chosen = algorithm(name)
    texts = chosen.texts
    for words in (texts.title, texts.tells, texts.explains, *texts.parameters.values()):
        assert words.keys() == {"zh", "en"}
    assert texts.parameters.keys() == {parameter.name for parameter in chosen.parameters}
    assert texts.cost.startswith("O(")
    assert texts.reference
    assert chosen.compute.__doc__


@pytest.mark.parametrize("name", list(ALGORITHMS))
def test_its_numbers_are_bounded(name: str) -> None:
    for parameter in algorithm(name).parameters:
        if parameter.kind in (Kind.INTEGER, Kind.NUMBER):
            assert math.isfinite(parameter.most)
            for wrong in (str(parameter.most + 1), str(parameter.least - 1), "nan", "inf", "x", ""):
                with pytest.raises(RequestError, match=parameter.name):
                    algorithm(name).read(_given(name) | {parameter.name: [wrong or " "]})


@pytest.mark.parametrize("name", list(ALGORITHMS))
def test_the_same_comes_out_twice(name: str) -> None:
    chosen = algorithm(name)
    projection = projected(random_graph(60, 150, 4, directed=False))
    work = Work(projection=projection, values=chosen.read(_given(name)))
    one, other = chosen.compute(work), chosen.compute(work)

    match one:
        case Ranking():
            assert isinstance(other, Ranking)
            assert one.scores.tolist() == other.scores.tolist()
        case Groups():
            assert isinstance(other, Groups)
            assert one.group.tolist() == other.group.tolist()
        case _:
            assert type(one) is type(other)
            if isinstance(one, Paths) and isinstance(other, Paths):
                assert one.paths == other.paths


@pytest.mark.parametrize("name", list(ALGORITHMS))
@pytest.mark.parametrize("size", [0, 1, 2])
def test_small_graphs_are_no_trouble(name: str, size: int) -> None:
    projection = projected(networkx.path_graph(size))
    given = {one.name: [named(min(1, size - 1))] for one in algorithm(name).parameters if one.required}
    work = Work(projection=projection, values=algorithm(name).read(given))
    if size == 0 and given:
        with pytest.raises(NotFoundError):
            algorithm(name).compute(work)
    else:
        algorithm(name).compute(work)


def test_sentences_have_words_for_all_that_they_name() -> None:
    fields = {
        field
        for one in ALGORITHMS.values()
        for text in one.texts.explains.values()
        for _, field, _, _ in string.Formatter().parse(text)
        if field
    }

    assert fields <= {
        *("label", "rank", "total", "score", "links", "near", "names", "size", "field", "left", "right", "shared"),
        *("hub", "authority", "steps", "from_one", "from_other", "triangles", "constraint", "effective"),
        *("gathered", "fields", "concentration"),
    }


def test_what_is_not_known_is_named() -> None:
    with pytest.raises(NotFoundError, match="pagerank"):
        algorithm("page-rank")
    with pytest.raises(RequestError, match="damping"):
        algorithm("pagerank").read({"dampin": ["0.5"]})
    with pytest.raises(RequestError, match="needed"):
        algorithm("personalised-pagerank").read({})
    with pytest.raises(RequestError, match="more than once"):
        algorithm("pagerank").read({"damping": ["0.5", "0.6"]})


def test_the_karate_club_is_led_by_its_two_heads() -> None:
    projection = projected(karate())
    for name in ("degree", "pagerank", "betweenness", "eigenvector", "katz"):
        chosen = algorithm(name)
        found = chosen.compute(Work(projection=projection, values=chosen.read({})))
        assert isinstance(found, Ranking)
        assert set(found.scores.argsort()[-2:].tolist()) <= {0, 33, 32}
