"""The arrays hold what the store holds."""

import pytest
from pyoxigraph import NamedNode, Quad

from graph.knowledge_graph import KnowledgeGraph
from graph.projection.columns import columns_of, read_table
from graph.projection.edge_table import EdgeTable
from graph.projection.selection import Orientation, Selection, parse_weights
from ontology.errors import NotFoundError, RequestError
from ontology.judgement import Verdict
from tests.graph.conftest import Ids
from tests.graph.engines import SERVERS, Servers
from tests.graph.example import judged

Rows = set[tuple[str, str, str]]
EVERYTHING = Selection(without=frozenset(), orientation=Orientation.STATED)


def rows(graph: KnowledgeGraph, selection: Selection = EVERYTHING) -> Rows:
    """Return the relations of a projection by the labels of their ends."""
    projection = graph.analysis.projection(selection)
    named = {one: graph.entity(one).thing.label for one in projection.ids}
    ends = zip(projection.source.tolist(), projection.predicate.tolist(), projection.target.tolist(), strict=True)
    return {
        (named[projection.ids[source]], projection.predicates[predicate], named[projection.ids[target]])
        for source, predicate, target in ends
    }


def test_a_projection_has_every_relation_of_the_view(graph: KnowledgeGraph) -> None:
    assert rows(graph) == {
        ("云湖科技园东组团", "partOf", "云湖科技园"),
        ("智造实验室", "reliesOn", "云州大学"),
        ("智造实验室", "locatedIn", "云湖科技园东组团"),
        ("云州区科技创新规划", "appliesTo", "云州区"),
        ("云湖科学园", "jointlyBuiltBy", "云州大学"),
        ("江川智能公司", "locatedIn", "云湖科学园"),
    }


def test_regions_and_policies_are_left_out_unless_asked_for(graph: KnowledgeGraph) -> None:
    assert ("云州区科技创新规划", "appliesTo", "云州区") not in rows(graph, Selection())
    kept = Selection(types=frozenset({"Region", "Policy"}))
    assert rows(graph, kept) == {("云州区科技创新规划", "appliesTo", "云州区")}


def test_a_class_brings_the_narrower_ones(graph: KnowledgeGraph) -> None:
    selection = Selection(types=frozenset({"Platform", "University"}))

    assert rows(graph, selection) == {("智造实验室", "reliesOn", "云州大学")}
    assert rows(graph, Selection(types=frozenset({"Laboratory", "University"}))) == rows(graph, selection)


def test_relations_have_the_weights_that_they_are_given(graph: KnowledgeGraph) -> None:
    projection = graph.analysis.projection(Selection(weights=parse_weights(["reliesOn:2.5", "partOf"])))

    assert sorted(projection.weight.tolist()) == [1.0, 2.5]


def test_a_selection_by_document_has_what_it_states(graph: KnowledgeGraph) -> None:
    selection = Selection(documents=frozenset({"river"}))

    assert rows(graph, selection) == {
        ("云湖科学园", "jointlyBuiltBy", "云州大学"),
        ("江川智能公司", "locatedIn", "云湖科学园"),
    }
    with pytest.raises(NotFoundError, match="sea"):
        rows(graph, Selection(documents=frozenset({"sea"})))


def test_a_region_brings_the_documents_of_those_in_it(graph: KnowledgeGraph) -> None:
    selection = Selection(regions=frozenset({"990000"}))

    assert rows(graph, selection) == rows(graph, Selection(documents=frozenset({"cloud"})))
    with pytest.raises(NotFoundError, match="No document"):
        rows(graph, Selection(regions=frozenset({"110000"})))


def test_a_year_brings_the_documents_that_hold_in_it(graph: KnowledgeGraph) -> None:
    assert rows(graph, Selection(year=2023)) == rows(graph, Selection())
    with pytest.raises(NotFoundError, match="the year"):
        rows(graph, Selection(year=2030))


def test_what_is_not_sure_enough_is_left_out(graph: KnowledgeGraph) -> None:
    assert rows(graph, Selection(confidence=0.9)) == rows(graph, Selection())
    assert rows(graph, Selection(confidence=0.95)) == set()


def test_hubs_can_be_left_out(graph: KnowledgeGraph) -> None:
    assert ("智造实验室", "reliesOn", "云州大学") not in rows(graph, Selection(hubs=1))


def test_things_are_joined_that_share_a_third(graph: KnowledgeGraph) -> None:
    ((one, relation, other),) = rows(graph, Selection(shared="University"))

    assert ({one, other}, relation) == ({"智造实验室", "云湖科学园"}, "shares")


def test_things_can_be_placed_in_the_regions_of_documents(graph: KnowledgeGraph) -> None:
    placed = rows(graph, Selection(without=frozenset(), placed=True)) - rows(graph)

    assert placed == {
        (name, "statedFor", "云州区") for name in ("云湖科技园东组团", "智造实验室", "云州区科技创新规划")
    }


def test_merged_things_are_one(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"], Verdict.SAME)])

    things = graph.analysis.projection(EVERYTHING).ids
    assert len({ids["云湖科技园"], ids["云湖科学园"]} & set(things)) == 1
    by_document = graph.analysis.projection(Selection(documents=frozenset({"river"})))
    assert by_document.edges == 2


def test_a_change_makes_another_projection(graph: KnowledgeGraph) -> None:
    before = graph.analysis.projection()
    assert graph.analysis.projection() is before
    graph.delete("river")

    assert rows(graph, Selection()) < {
        ("云湖科技园东组团", "partOf", "云湖科技园"),
        ("智造实验室", "reliesOn", "云州大学"),
        ("智造实验室", "locatedIn", "云湖科技园东组团"),
        ("云湖科学园", "jointlyBuiltBy", "云州大学"),
    }


def test_what_is_no_thing_of_innokg_is_no_node(graph: KnowledgeGraph, ids: Ids) -> None:
    foreign = NamedNode("https://example.org/park")
    relation = NamedNode("https://w3id.org/innokg/ontology#partOf")
    before = rows(graph)
    graph._store.change(insert=[Quad(foreign, relation, NamedNode(f"https://w3id.org/innokg/id/{ids['云湖科技园']}"))])

    assert rows(graph) == before


def test_an_empty_graph_is_an_empty_projection() -> None:
    with KnowledgeGraph.in_memory() as empty:
        projection = empty.analysis.projection()

    assert (projection.size, projection.edges) == (0, 0)


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_gives_the_same_arrays(name: str, servers: Servers, graph: KnowledgeGraph) -> None:
    remote = KnowledgeGraph(servers.store(name))
    with remote:
        for document in ("cloud", "river"):
            remote.load(graph.claims(document))
        for selection in (EVERYTHING, Selection(), Selection(documents=frozenset({"river"}), confidence=0.5)):
            assert rows(remote, selection) == rows(graph, selection)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weights": (("isAFriendOf", 1.0),)},
        {"weights": (("partOf", -1.0),)},
        {"weights": (("partOf", float("nan")),)},
        {"types": frozenset({"Unicorn"})},
        {"shared": "Unicorn"},
        {"confidence": 1.5},
        {"hubs": -1},
    ],
)
def test_what_cannot_be_selected_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(RequestError):
        Selection(**wrong)  # type: ignore[arg-type]


def test_columns_keep_tabs_and_quotes_apart() -> None:
    answers = [b'?a\t?b\n<x>\t"a\\tb"@zh\n', b"?a\t?b\n", b"?a\t?b\n<y>\t<x>\n"]
    first, second = columns_of([read_table(answer, 2) for answer in answers])

    assert [first.distinct[i] for i in first.index.tolist()] == ["<x>", "<y>"]
    assert [second.distinct[i] for i in second.index.tolist()] == ['"a\\tb"@zh', "<x>"]


def test_a_relation_twice_is_one_row() -> None:
    table = EdgeTable.of([("a", "partOf", "b"), ("a", "partOf", "b"), ("b", "partOf", "a")], predicates=("partOf",))

    assert table.ordered().source.tolist() == [0, 1]
