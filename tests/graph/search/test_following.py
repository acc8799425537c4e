"""The index follows what changes, and narrows to classes, regions and documents."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers import SearchHit, Thing
from graph.knowledge_graph import KnowledgeGraph
from graph.search import Indexed, SearchIndex
from tests.graph.conftest import Ids
from tests.graph.example import judged


def park(number: int, name: str, links: int) -> Indexed:
    thing = Thing(id=f"t{number}", iri=f"http://a.example/t{number}", label=name, type="Park")
    return Indexed(thing, frozenset({"Park"}), (name,), links=links)


names = st.text(alphabet="云湖园区", min_size=1, max_size=4)
changes = st.lists(
    st.tuples(st.integers(0, 5), st.none() | st.tuples(names, st.integers(0, 2000))), min_size=1, max_size=12
)


@settings(max_examples=30, deadline=None)
@given(changes, names)
def test_an_index_that_was_told_changes_finds_what_one_made_anew_finds(
    steps: list[tuple[int, tuple[str, int] | None]], text: str
) -> None:
    told = SearchIndex()
    held: dict[int, Indexed] = {}
    for number, named in steps:
        if named is None:
            held.pop(number, None)
            told.update([], gone=[f"t{number}"])
        else:
            held[number] = park(number, *named)
            told.update([held[number]])
    anew = SearchIndex(held.values())

    assert _hits(told, text) == _hits(anew, text)
    assert told.named(text) == anew.named(text)


def _hits(index: SearchIndex, text: str) -> set[tuple[str, float, str]]:
    return {(hit.thing.id, hit.score, hit.match) for hit in index.find(text).items}


def test_the_better_connected_of_two_that_match_alike_goes_first() -> None:
    index = SearchIndex([park(1, "云湖甲园", 0), park(2, "云湖乙园", 500), park(3, "云湖丙园", 3)])

    assert [hit.thing.id for hit in index.find("云湖").items] == ["t2", "t3", "t1"]


def test_a_search_narrows_to_a_region_by_any_of_its_names(graph: KnowledgeGraph) -> None:
    everywhere = graph.search("云", limit=100)
    (region,) = [hit.thing for hit in everywhere.items if hit.thing.type == "Region"][:1]

    here = graph.search("云", region=region.label, limit=100)
    assert _ids(here.items) == _ids(graph.search("云", region=region.id, limit=100).items)
    assert region.id in _ids(here.items) <= _ids(everywhere.items)
    assert graph.search("云", region="no such place").total == 0


def test_a_search_narrows_to_what_a_document_names(graph: KnowledgeGraph) -> None:
    documents = [document.id for document in graph.documents()]
    found = [_ids(graph.search("云", document=document, limit=100).items) for document in documents]

    assert set().union(*found) == _ids(graph.search("云", limit=100).items)
    assert all(found)
    assert found[0] != found[-1]


def test_a_completion_is_the_beginning_of_the_search(graph: KnowledgeGraph) -> None:
    assert graph.complete("云湖", limit=2) == graph.search("云湖", limit=2).items


def _ids(hits: tuple[SearchHit, ...]) -> set[str]:
    return {hit.thing.id for hit in hits}


def test_an_update_is_followed(graph: KnowledgeGraph, ids: Ids) -> None:
    assert graph.search("量子谷").total == 0
    park = f"<https://w3id.org/innokg/id/{ids['云湖科技园']}>"
    name = f'{park} <http://www.w3.org/2004/02/skos/core#altLabel> "量子谷"@zh'

    graph.update(f"INSERT DATA {{ {name} }}")
    assert [hit.thing.id for hit in graph.search("量子谷").items] == [ids["云湖科技园"]]

    graph.update(f"DELETE DATA {{ {name} }}")
    assert graph.search("量子谷").total == 0


def test_the_index_is_not_made_anew_for_a_change(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.search("云")
    index = graph._index.get()

    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])

    assert graph._index.get() is index
    assert ids["云湖科技园"] in _ids(graph.search("云湖科").items) | {min(ids["云湖科技园"], ids["云湖科学园"])}
