"""Names are found by any part of them, the best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers import Match, SearchHit, Thing
from graph.knowledge_graph import KnowledgeGraph
from graph.search import Indexed, SearchIndex
from ontology.errors import RequestError
from ontology.identity import normalise_name
from tests.graph.conftest import Ids
from tests.graph.example import judged

HOLDING = (Match.WHOLE, Match.START, Match.PART)


def index_of(*names: tuple[str, ...]) -> SearchIndex:
    return SearchIndex(
        Indexed(
            Thing(id=f"t{number}", iri=f"http://a.example/t{number}", label=own[0], type="Park"),
            frozenset({"Park"}),
            own,
        )
        for number, own in enumerate(names)
    )


def found(index: SearchIndex, text: str) -> list[str]:
    return [hit.thing.label for hit in index.find(text, limit=1000).items if hit.match in HOLDING]


def test_the_whole_name_goes_before_its_beginning_and_that_before_any_part() -> None:
    index = index_of(("南云湖园",), ("云湖园区东片",), ("云湖园区",), ("云湖园",), ("别名园", "云湖园"))
    assert found(index, "云湖园") == ["云湖园", "别名园", "云湖园区", "云湖园区东片", "南云湖园"]


def test_one_character_is_enough() -> None:
    assert found(index_of(("云湖园",), ("江川园",)), "湖") == ["云湖园"]


def test_width_case_and_punctuation_do_not_matter() -> None:
    assert found(index_of(("西部（云州）3D打印园",)), "西部(云州) ３d") == ["西部（云州）3D打印园"]


def test_no_name_is_found_across_the_border_of_two() -> None:
    assert found(index_of(("云湖",), ("江川",)), "湖江") == []


@pytest.mark.parametrize("text", ["", " ", "()", "\n", "?", ".*"])
def test_a_text_without_characters_to_look_for_finds_nothing(text: str) -> None:
    assert found(index_of(("云湖(园)",)), text) == []


def test_the_reason_names_the_name_that_matched() -> None:
    index = index_of(("云湖科技园", "云湖园"))
    (hit,) = index.find("云湖园").items
    assert (hit.name, hit.match) == ("云湖园", Match.WHOLE)
    part = index.find("科技").items[0]
    assert (part.name, part.match) == ("云湖科技园", Match.PART)
    start = index.find("云湖科").items[0]
    assert (start.name, start.match) == ("云湖科技园", Match.START)


things = st.lists(
    st.lists(st.text(alphabet="云湖园(A", min_size=1, max_size=5), min_size=1, max_size=3).map(tuple), max_size=8
)


@given(things, st.text(alphabet="云湖园a", max_size=3))
def test_exactly_the_things_with_the_text_in_a_name_are_found(own: list[tuple[str, ...]], text: str) -> None:
    hits = [hit for hit in index_of(*own).find(text, limit=1000).items if hit.match in HOLDING]
    wanted = normalise_name(text)
    holding = {
        f"t{number}"
        for number, all_names in enumerate(own)
        if wanted and any(wanted in normalise_name(n) for n in all_names)
    }
    assert {hit.thing.id for hit in hits} == holding
    assert len(hits) == len(holding)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 1 for hit in hits)
    assert [hit.thing.id for hit in hits if hit.score == 1.0] == [
        hit.thing.id for hit in hits if normalise_name(hit.thing.label) == wanted
    ]


def test_classes_and_subclasses_narrow_a_search(graph: KnowledgeGraph) -> None:
    assert {hit.thing.type for hit in graph.search("云").items} == {"Park", "University", "Region", "Policy"}
    assert {hit.thing.type for hit in graph.search("云", types=["Park"]).items} == {"Park"}
    assert [hit.thing.label for hit in graph.search("室", types=["Laboratory"]).items] == ["智造实验室"]
    assert [hit.thing.label for hit in graph.search("云州大", types=["Organisation"]).items] == ["云州大学"]
    assert graph.search("云", types=["Nothing"]).total == 0


def test_pages_follow_each_other(graph: KnowledgeGraph) -> None:
    whole = graph.search("云", limit=100)
    collected: list[SearchHit] = []
    cursor = None
    while True:
        page = graph.search("云", limit=2, cursor=cursor)
        collected += page.items
        cursor = page.next
        if cursor is None:
            break
    assert tuple(collected) == whole.items
    assert page.total == whole.total == len(collected)


@pytest.mark.parametrize("cursor", ["-1", "x", "9" * 5000, "１", ""])
def test_a_cursor_that_no_page_gave_is_refused(graph: KnowledgeGraph, cursor: str) -> None:
    with pytest.raises(RequestError):
        graph.search("云", cursor=cursor)


def test_a_limit_below_one_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(RequestError):
        graph.search("云", limit=0)


def test_search_follows_every_write(graph: KnowledgeGraph, ids: Ids) -> None:
    assert graph.search("云湖科").total == 3
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    hits = graph.search("云湖科").items
    assert {hit.thing.id for hit in hits} == {min(ids["云湖科技园"], ids["云湖科学园"]), ids["云湖科技园东组团"]}
    graph.delete("cloud")
    assert [hit.thing.label for hit in graph.search("云湖").items] == ["云湖科学园"]
