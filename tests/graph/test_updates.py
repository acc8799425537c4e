"""SPARQL updates on a store with documents: the default graph is a plain one to who writes, and a view all the same."""

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph.entities.linking_input import NamedThings
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Store, is_nameless
from graph.upkeep import Upkeep
from graph.view import name_counts
from graph.view.view import View
from graph.writing import Writer
from ontology.claim import Claims
from ontology.errors import QueryError, QueryForbiddenError, QuerySyntaxError, ValidationError
from ontology.judgement import Judgement
from ontology.namespaces import Namespaces
from tests.graph.example import cloud_plan, judged, river_plan
from tests.graph.expected_view import expected_view
from tests.graph.strategies import DOCUMENTS, judgements, shared_claims

NAMESPACES = Namespaces()
NAMES = Names(NAMESPACES)
CLOUD = NAMESPACES.document_graph("cloud")
PREFIXES = f"""PREFIX ikg: <{NAMESPACES.ontology}> PREFIX id: <{NAMESPACES.things}>
PREFIX g: <{NAMESPACES.base}graph/> PREFIX d: <{NAMESPACES.document_graph("")}> PREFIX x: <http://a.example/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
UPDATES = [
    "INSERT DATA { x:a x:p 1 }",
    "INSERT DATA { x:a x:p [ x:q 1 ] }",
    "INSERT DATA { GRAPH x:g { x:a x:p 1 } }",
    "INSERT { ?s x:seen true } WHERE { ?s a ikg:Park }",
    "DELETE { ?s rdfs:label ?name } INSERT { ?s rdfs:label 'another'@zh } WHERE { ?s rdfs:label ?name }",
    "DELETE WHERE { ?s a ?type }",
    "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isBlank(?o)) }",
    "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "INSERT { GRAPH ?g { x:a a ikg:Park } } WHERE { GRAPH ?g { ?s a ikg:Document } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s a ikg:Park ; ?p ?o } }",
    "COPY DEFAULT TO x:g",
    "MOVE SILENT x:g TO DEFAULT",
    "CLEAR DEFAULT",
    "CLEAR SILENT GRAPH g:retracted",
    "CLEAR SILENT GRAPH g:asserted",
    "DROP NAMED",
    "DROP ALL",
    "INSERT { x:a x:at ?now } WHERE { BIND(NOW() AS ?now) }",
    "DELETE WHERE { ?s a ikg:Park } ; INSERT DATA { x:b a ikg:Park } ;",
    f"DROP SILENT GRAPH <{NAMESPACES.judgements_graph}>",
    "INSERT { GRAPH d:two { ?s rdfs:label '云湖园区'@zh } } WHERE { GRAPH d:one { ?s a ikg:Park } }",
    "INSERT { GRAPH ?g { ?s skos:altLabel ?name } } WHERE { GRAPH ?g { ?s a ikg:Park } ?s rdfs:label ?name }",
    "DELETE { GRAPH ?g { ?s rdfs:label ?name } } WHERE { GRAPH ?g { ?s a ikg:Platform ; rdfs:label ?name } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?o ?p ?s } } WHERE { GRAPH ?g { ?s ?p ?o . ?o a ikg:Park } }",
    "INSERT { GRAPH d:three { ?s ?p ?o } } WHERE { GRAPH d:one { ?s ?p ?o } }",
    "DROP SILENT GRAPH d:one ; INSERT { GRAPH d:one { ?s ?p ?o } } WHERE { GRAPH d:two { ?s ?p ?o } }",
]
Step = Claims | str | list[Judgement] | tuple[Judgement, ...]
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        shared_claims(),
        st.sampled_from(DOCUMENTS),
        st.lists(judgements, min_size=1, max_size=3),
        st.lists(judgements, min_size=1, max_size=3).map(tuple),
        st.sampled_from(UPDATES),
        st.sampled_from(UPDATES),
    ),
    max_size=8,
)


class Made:
    """A writer over a store, by default an empty one in memory."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = OxigraphStore.in_memory() if store is None else store
        self.writer = Writer(self.store, NAMES)

    def update(self, text: str) -> None:
        """Carry out an update with the prefixes."""
        self.writer.update(PREFIXES + text)

    def follow(self, step: Step) -> None:
        """Load claims, record a list of judgements or withdraw a tuple, carry out an update or delete a document."""
        if isinstance(step, Claims):
            self.writer.load(step)
        elif isinstance(step, tuple):
            self.writer.withdraw(step)
        elif isinstance(step, list):
            self.writer.record(step)
        elif step not in DOCUMENTS:
            self.update(step)
        elif self.store.quads(NamedNode(NAMESPACES.document_graph(step))):
            self.writer.delete(step)

    @property
    def default(self) -> set[Quad]:
        """Return the quads of the default graph."""
        return set(self.store.quads(DefaultGraph()))


@pytest.mark.parametrize("kept", [20_000, 1])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=steps)
def test_after_every_step_the_view_is_what_a_rebuild_makes_it_and_what_it_must_be(
    kept: int, path: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_counts, "KEPT", kept)
    made = Made()
    followed = NamedThings(NamedQueries(made.store, NAMESPACES), NAMES)
    made.writer.view.followers.append(followed)
    for step in path:
        made.follow(step)
        assert followed.all() == NamedThings(NamedQueries(made.store, NAMESPACES), NAMES).all()
        before = made.default
        assert Writer(made.store, NAMES).rebuild() is False
        assert made.default == before
        if not Upkeep(made.store, NAMES, View(made.store, NAMES)).is_plain():
            named = {quad for quad in before if not is_nameless(quad)}
            assert named == expected_view(made.store.quads(), made.writer.canonical)


# The time is another in each store, and what changes documents' graphs changes what follows from them.
OF_THE_DEFAULT_GRAPH = [one for one in UPDATES if not any(word in one for word in ("NOW", "GRAPH", "DROP NAMED"))]


@settings(deadline=None)
@given(steps, st.sampled_from(OF_THE_DEFAULT_GRAPH))
def test_an_update_of_the_default_graph_does_what_it_does_in_a_plain_store(path: list[Step], update: str) -> None:
    made = Made()
    for step in path:
        made.follow(step)
    plain = pyoxigraph.Store()
    plain.bulk_extend(made.store.quads())
    plain.update(PREFIXES + update)
    made.update(update)
    expected = {quad for quad in plain.quads_for_pattern(None, None, None, DefaultGraph()) if not is_nameless(quad)}
    assert {quad for quad in made.default if not is_nameless(quad)} == expected


def park(made: Made) -> NamedNode:
    """Return a park of the first document."""
    return next(
        quad.subject
        for quad in made.store.quads(NamedNode(CLOUD), value=NAMES.term("Park"))
        if isinstance(quad.subject, NamedNode)
    )


@pytest.fixture
def made() -> Made:
    """Return a store with two documents."""
    filled = Made()
    filled.writer.load(cloud_plan())
    filled.writer.load(river_plan())
    return filled


def test_what_someone_writes_outlives_the_documents(made: Made) -> None:
    subject = park(made)
    made.update(f"INSERT DATA {{ {subject} x:rank 1 }}")
    for document in ("cloud", "river"):
        made.writer.delete(document)
    assert made.default == {
        Quad(subject, NamedNode("http://a.example/rank"), Literal("1", datatype=rdf.INTEGER), DefaultGraph())
    }


def test_what_someone_writes_again_stands_without_the_document_that_states_it(made: Made) -> None:
    subject = park(made)
    made.update(f"INSERT DATA {{ {subject} a ikg:Park }}")
    for document in ("cloud", "river"):
        made.writer.delete(document)
    assert made.default == {Quad(subject, rdf.TYPE, NAMES.term("Park"), DefaultGraph())}


def test_a_deleted_fact_stays_away_when_its_document_is_loaded_again_and_can_be_had_back(made: Made) -> None:
    fact = Quad(park(made), rdf.TYPE, NAMES.term("Park"), DefaultGraph())
    made.update(f"DELETE DATA {{ {fact.triple} }}")
    stated = {quad for quad in made.store.quads(NamedNode(CLOUD)) if quad.triple == fact.triple}
    assert stated
    made.writer.delete("cloud")
    made.writer.load(cloud_plan())
    assert fact not in made.default
    made.update("DROP GRAPH g:retracted")
    assert fact in made.default


def test_the_default_graph_of_a_plain_store_is_kept_when_the_first_document_comes() -> None:
    made = Made()
    made.update("INSERT DATA { x:a x:p 1 , [ x:q 2 ] . GRAPH x:g { x:a x:p 2 } }")
    written = made.default
    made.writer.load(cloud_plan())
    assert written < made.default
    made.writer.delete("cloud")
    assert made.default == written


def test_a_document_written_by_an_update_is_in_the_view(made: Made) -> None:
    made.update("INSERT DATA { GRAPH d:own { id:park-new a ikg:Park } }")
    assert Quad(NAMES.thing("park-new"), rdf.TYPE, NAMES.term("Park"), DefaultGraph()) in made.default
    made.update("DROP GRAPH d:own")
    assert not made.store.quads(subject=NAMES.thing("park-new"))


def test_a_broken_judgement_is_refused_and_nothing_is_changed(made: Made) -> None:
    before = set(made.store.quads())
    with pytest.raises(ValidationError, match="incomplete"):
        made.update("INSERT DATA { GRAPH g:judgements { id:judgement-x ikg:verdict ikg:same } }")
    assert set(made.store.quads()) == before


def test_a_judgement_withdrawn_by_an_update_parts_what_it_joined(made: Made) -> None:
    alone = made.default
    things = sorted(quad.subject.value for quad in made.default if isinstance(quad.subject, NamedNode))
    left, right = (NAMESPACES.identifier(iri) or "" for iri in (things[0], things[-1]))
    made.writer.record([judged(left, right)])
    assert made.default != alone
    made.update("DROP GRAPH g:judgements")
    assert made.default == alone
    assert made.writer.canonical.of(right) == right


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <URL>",
        "LOAD SILENT <URL> INTO GRAPH x:g",
        "INSERT DATA { x:a x:p 1 } ; LOAD <URL>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "DELETE { ?s ?p ?o } WHERE { { SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } } } }",
    ],
)
def test_an_update_that_reaches_out_is_refused(made: Made, update: str) -> None:
    before = set(made.store.quads())
    with pytest.raises(QueryForbiddenError, match="is not allowed"):
        made.update(update.replace("URL", "http://a.example/"))
    assert set(made.store.quads()) == before


def test_words_that_are_no_keywords_are_allowed(made: Made) -> None:
    made.update('INSERT DATA { x:load x:service "LOAD <file:///x> SERVICE" }')
    assert made.store.quads(subject=NamedNode("http://a.example/load"))


def test_a_generation_rises_with_every_update(made: Made) -> None:
    before = made.writer.generation
    made.update("INSERT DATA { GRAPH x:g { x:a x:p 1 } }")
    assert made.writer.generation > before


def test_blank_nodes_with_the_time_are_refused_in_the_default_graph(made: Made) -> None:
    with pytest.raises(QueryError, match="two updates"):
        made.update("INSERT { x:a x:at ?now ; x:p [] } WHERE { BIND(NOW() AS ?now) }")
    assert not any(isinstance(quad.object, BlankNode) for quad in made.default)


def test_an_update_on_disk_leaves_no_fork_behind(tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = tmp_path_factory.mktemp("data")
    store = OxigraphStore.open(directory)
    writer = Writer(store, NAMES)
    writer.load(cloud_plan())
    writer.update(PREFIXES + "INSERT DATA { x:a x:p 1 }")
    assert store.quads(NamedNode(NAMESPACES.asserted_graph))
    assert not list(directory.glob("fork-*"))
    store.close()


def test_a_document_with_blank_nodes_that_someone_wrote_into_it_is_replaced(made: Made) -> None:
    clean = set(made.store.quads())
    made.update("INSERT DATA { GRAPH d:cloud { x:a x:p [ x:q 1 ] } }")
    made.writer.load(cloud_plan())
    assert set(made.store.quads()) == clean


def test_operations_may_each_declare_their_prefixes(made: Made) -> None:
    made.writer.update(
        "PREFIX a: <http://a.example/> INSERT DATA { a:s a:p 1 } ;\nPREFIX b: <http://b.example/> # b\n"
        "INSERT DATA { b:s a:p 2 } ; BASE <http://c.example/> INSERT DATA { <s> <p> 3 }"
    )
    for host in "abc":
        assert made.store.quads(subject=NamedNode(f"http://{host}.example/s"))


def test_a_prefix_that_is_declared_anew_with_another_meaning_is_refused(made: Made) -> None:
    with pytest.raises(QuerySyntaxError):
        made.writer.update(
            "PREFIX a: <http://a.example/> INSERT DATA { a:s a:p 1 } ; "
            "PREFIX a: <http://b.example/> INSERT DATA { a:s a:p 2 }"
        )
