"""The current view equals what the documents state, after whatever was done."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.canonical import merge
from graph.knowledge_graph import KnowledgeGraph
from graph.rdf import terms as rdf
from graph.rdf.terms import Names
from graph.stores.oxigraph_store import OxigraphStore
from graph.view.view import View
from graph.writing import Writer
from ontology.claim import Claims
from ontology.entity import Entity, EntityType
from ontology.identity import entity_id
from ontology.judgement import Judgement
from ontology.namespaces import Namespaces
from tests.graph.conftest import Ids
from tests.graph.example import cloud_plan, description, judged, river_plan
from tests.graph.strategies import DOCUMENTS, judgements, shared_claims

NAMES = Names(Namespaces())
Step = Claims | str | list[Judgement] | tuple[Judgement, ...]

steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        shared_claims(),
        shared_claims(),
        st.sampled_from(DOCUMENTS),
        st.lists(judgements, min_size=1, max_size=3),
        st.lists(judgements, min_size=1, max_size=3).map(tuple),
    ),
    max_size=8,
)


class Made:
    """A writer over a store in memory, and what should be in it."""

    def __init__(self) -> None:
        self.store = OxigraphStore.in_memory()
        self.writer = Writer(self.store, NAMES)
        self.documents: dict[str, Claims] = {}
        self.judged: dict[tuple[frozenset[str], str], Judgement] = {}

    def follow(self, step: Step) -> None:
        """Load claims, delete a document by its id, record a list of judgements or withdraw a tuple of them."""
        if isinstance(step, Claims):
            self.writer.load(step)
            self.documents[step.document.id] = step
        elif isinstance(step, str):
            if self.documents.pop(step, None):
                self.writer.delete(step)
        elif isinstance(step, list):
            self.writer.record(step)
            self.judged |= {(frozenset((one.left, one.right)), one.judge): one for one in step}
        else:
            self.writer.withdraw(step)
            for one in step:
                self.judged.pop((frozenset((one.left, one.right)), one.judge), None)

    def said(self, identifier: str, predicate: NamedNode) -> list[object]:
        """Return what the default graph says of a thing by one predicate."""
        quads = self.store.quads(DefaultGraph(), subject=NAMES.thing(identifier))
        return [quad.object for quad in quads if quad.predicate == predicate]

    @property
    def view(self) -> set[object]:
        """Return the quads of the default graph."""
        return set(self.store.quads(DefaultGraph()))


@given(steps)
def test_after_every_step_the_view_is_what_a_rebuild_would_make_it(path: list[Step]) -> None:
    made = Made()
    for step in path:
        made.follow(step)
        assert made.view == View(made.store, NAMES).rebuilt(made.writer.canonical)


@given(steps)
def test_only_what_stands_in_the_end_counts(path: list[Step]) -> None:
    made = Made()
    for step in path:
        made.follow(step)
    fresh = Made()
    fresh.follow(list(made.judged.values()))
    for document in sorted(made.documents, reverse=True):
        fresh.follow(made.documents[document])
    assert set(fresh.store.quads()) == set(made.store.quads())
    assert fresh.writer.canonical == made.writer.canonical == merge(made.judged.values())


@given(shared_claims())
def test_deleting_the_only_document_leaves_nothing(made: Claims) -> None:
    graph = Made()
    graph.follow(made)
    graph.follow(made.document.id)
    assert len(graph.store) == 0
    assert graph.store.graphs() == []


def view_of(graph: KnowledgeGraph, subject: str) -> set[tuple[NamedNode, object]]:
    store = graph._store
    return {(quad.predicate, quad.object) for quad in store.quads(DefaultGraph(), subject=NAMES.thing(subject))}


def test_a_fact_goes_with_the_last_document_that_states_it(graph: KnowledgeGraph, ids: Ids) -> None:
    named = ids["云州大学"]
    graph.delete("cloud")
    assert (NAMES.term("namedIn"), NAMES.thing("document-river")) in view_of(graph, named)
    assert (NAMES.term("namedIn"), NAMES.thing("document-cloud")) not in view_of(graph, named)
    graph.delete("river")
    assert view_of(graph, named) == set()


def test_a_view_that_was_written_into_can_be_made_anew(graph: KnowledgeGraph, ids: Ids) -> None:
    before = view_of(graph, ids["云州大学"])
    assert not graph.rebuild()
    store = graph._store
    stray = Quad(NAMES.thing(ids["云州大学"]), rdf.LABEL, Literal("别的"), DefaultGraph())
    store.change(insert=[stray], delete=store.quads(DefaultGraph())[:5])
    assert graph.rebuild()
    assert view_of(graph, ids["云州大学"]) == before
    assert not graph.rebuild()


def test_of_some_things_it_is_told_whether_the_view_agrees_with_the_documents(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    store, view = graph._store, View(graph._store, NAMES)
    canonical = merge(graph.judgements())
    things = [NAMES.thing(identifier) for identifier in ids.values()]
    assert view.agrees(things, canonical)
    subject = NAMES.thing(ids["云州大学"])
    [label] = [quad for quad in store.quads(DefaultGraph(), subject=subject) if quad.predicate == rdf.LABEL]
    stray = Quad(subject, rdf.ALT_LABEL, Literal("别的"), DefaultGraph())
    for insert, delete in (([stray], []), ([], [label])):
        store.change(insert=insert, delete=delete)
        assert not view.agrees(things, canonical)
        assert view.agrees(set(things) - {subject}, canonical)
        store.change(insert=delete, delete=insert)
    assert view.agrees(things, canonical)


def test_merged_things_have_one_label_and_keep_their_other_names(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    canonical, merged = sorted((ids["云湖科技园"], ids["云湖科学园"]))
    said = view_of(graph, canonical)
    assert len([1 for predicate, _ in said if predicate == rdf.LABEL]) == 1
    names = {value for predicate, value in said if predicate in (rdf.LABEL, rdf.ALT_LABEL)}
    assert names == {Literal(name, language="zh") for name in ("云湖科技园", "云湖科学园", "云湖园")}
    assert view_of(graph, merged) == set()
    assert (NAMES.term("locatedIn"), NAMES.thing(canonical)) in view_of(graph, ids["江川智能公司"])


def naming(document: str, *names: str) -> Claims:
    """Return the claims of a document that names the district 500102 so."""
    title = f"{document}规划"
    district = Entity(key="e1", name=names[0], type=EntityType.REGION, aliases=names[1:], scope="500102")
    return Claims(document=description(document, title, "500102"), entities=(district,))


def test_a_division_is_called_by_its_official_name_whatever_the_documents_say() -> None:
    long, short = naming("long", "重庆市涪陵区", "涪陵"), naming("short", "涪陵")
    labels = set()
    for order in ([long, short], [short, long], [short], [long]):
        made = Made()
        for claims in order:
            made.follow(claims)
        labels |= set(made.said("region-500102", rdf.LABEL))
        others = set(made.said("region-500102", rdf.ALT_LABEL))
        assert others == {Literal(name, language="zh") for claims in order for name in claims.entities[0].names}
    assert labels == {Literal("涪陵区", language="zh")}


@given(st.permutations(["云湖科学城", "云湖科技城", "云湖新城", "云湖科学城"]))
def test_a_thing_has_one_label_whichever_document_comes_first(names: list[str]) -> None:
    ids = sorted({entity_id(EntityType.PARK, name) for name in names})
    made = Made()
    for number, name in enumerate(names):
        park = Entity(key="e1", name=name, type=EntityType.PARK, aliases=(f"{name}园",))
        made.follow(Claims(document=description(f"d{number}", "规划", None), entities=(park,)))
    made.follow([judged(ids[0], other) for other in ids[1:]])
    [label] = made.said(ids[0], rdf.LABEL)
    assert isinstance(label, Literal)
    assert entity_id(EntityType.PARK, label.value) == ids[0]


@given(st.permutations(["云湖 科学城", "云湖科学城", "“云湖”科学城", "云湖科学城", "“云湖”科学城"]))
def test_of_several_spellings_of_one_id_the_same_one_is_always_the_label(names: list[str]) -> None:
    made = Made()
    for number, name in enumerate(names):
        park = Entity(key="e1", name=name, type=EntityType.PARK)
        made.follow(Claims(document=description(f"d{number}", "规划", None), entities=(park,)))
    assert made.said(entity_id(EntityType.PARK, "云湖科学城"), rdf.LABEL) == [Literal("“云湖”科学城", language="zh")]


def test_withdrawing_a_judgement_takes_the_merge_back(graph: KnowledgeGraph, ids: Ids) -> None:
    before = b"".join(graph.export())
    judgement = judged(ids["云湖科技园"], ids["云湖科学园"])
    graph.record([judgement])
    graph.withdraw([judgement])
    assert sorted(b"".join(graph.export()).splitlines()) == sorted(before.splitlines())


def test_a_merge_makes_no_thing_a_part_of_itself(graph: KnowledgeGraph, ids: Ids) -> None:
    whole, part = ids["云湖科技园"], ids["云湖科技园东组团"]
    graph.record([judged(whole, part)])
    canonical = min(whole, part)
    assert (NAMES.term("partOf"), NAMES.thing(canonical)) not in view_of(graph, canonical)


def test_judgements_on_things_not_yet_loaded_hold_when_they_come(ids: Ids) -> None:
    judgement = [judged(ids["云湖科技园"], ids["云湖科学园"])]
    early, late = Made(), Made()
    for step in (judgement, cloud_plan(), river_plan()):
        early.follow(step)
    for step in (cloud_plan(), river_plan(), judgement):
        late.follow(step)
    assert early.view == late.view
    assert early.writer.canonical.members_of(min(ids["云湖科技园"], ids["云湖科学园"])) != ()
