"""The view follows decisions and their undoing, whatever is loaded and linked in between."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Quad

from graph.knowledge_graph import KnowledgeGraph
from graph.rdf.terms import Names
from graph.view.view import View
from ontology.claim import Claims
from ontology.correction import Correction, ThingChoice
from ontology.entity import EntityType
from ontology.errors import InnokgError
from ontology.judgement import Judgement, Verdict
from ontology.namespaces import Namespaces
from ontology.provenance import Span
from ontology.review import Decision, Review
from tests.graph.expected_view import expected_view
from tests.graph.strategies import DOCUMENTS, IDS, judgements, shared_claims

NAMES = Names(Namespaces())
START = datetime(2030, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Decide:
    """A decision about the claim in a place of a document's list of claims."""

    document: str
    place: int
    decision: Decision
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class Judge:
    """A decision about a pair of ids."""

    left: str
    right: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Undo:
    """The undoing of the decision in a place of the list of decisions."""

    place: int


Step = Claims | str | list[Judgement] | Decide | Judge | Undo

_CORRECTIONS = [
    Correction(object=ThingChoice(text="新建研究院", type=EntityType.INSTITUTE), predicate="reliesOn"),
    Correction(subject=ThingChoice(text="云湖北区", type=EntityType.PARK)),
    Correction(value=Decimal(41)),
]
named = st.sampled_from(DOCUMENTS)
places = st.integers(0, 6)
decisions: st.SearchStrategy[Decide] = st.one_of(
    st.builds(
        Decide, st.sampled_from(DOCUMENTS), places, st.sampled_from([Decision.ACCEPT, Decision.REJECT]), st.none()
    ),
    st.builds(Decide, named, places, st.just(Decision.CORRECT), st.sampled_from(_CORRECTIONS)),
)
pairs: st.SearchStrategy[Judge] = st.builds(Judge, st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(Verdict))
undoings: st.SearchStrategy[Undo] = st.builds(Undo, places)


def mentioned(claims: Claims) -> Claims:
    """Return claims whose things are mentioned, each once by its name."""
    entities = [
        replace(one, mentions=(Span(20 * number, 20 * number + len(one.name)),))
        for number, one in enumerate(claims.entities)
    ]
    return replace(claims, entities=tuple(entities))


documents = shared_claims().map(mentioned)
loads = st.one_of(documents, st.sampled_from(DOCUMENTS), st.lists(judgements, min_size=1, max_size=3))
reviewing: st.SearchStrategy[Step] = st.one_of(decisions, decisions, pairs, undoings)


@dataclass(slots=True)
class Reviewed:
    """A graph in memory, and the decisions that were taken about it."""

    graph: KnowledgeGraph = field(default_factory=KnowledgeGraph.in_memory)
    reviews: list[Review] = field(default_factory=list)

    def follow(self, step: Step) -> None:
        """Take one step; one that cannot be taken, such as a decision about a claim that is not there, is none."""
        at = START + timedelta(minutes=len(self.reviews))
        reviews = self.graph.reviews
        try:
            match step:
                case Claims():
                    self.graph.load(step)
                case str():
                    self.graph.delete(step)
                case list():
                    self.graph.record(step)
                case Judge():
                    self.reviews.append(reviews.judge(step.left, step.right, step.verdict, by="Li", at=at))
                case Undo():
                    if self.reviews:
                        reviews.undo(self.reviews[step.place % len(self.reviews)].id, by="Wang", at=at)
                case Decide():
                    claims = reviews.claims(step.document)
                    if claims:
                        claim = claims[step.place % len(claims)].claim.id
                        self.reviews.append(
                            reviews.decide(claim, step.decision, correction=step.correction, by="Li", at=at)
                        )
        except InnokgError:
            pass

    @property
    def view(self) -> set[Quad]:
        """Return the quads of the default graph."""
        return set(self.graph._store.quads(DefaultGraph()))

    @property
    def rebuilt(self) -> set[Quad]:
        """Return what a rebuild would make the view."""
        return View(self.graph._store, NAMES).rebuilt(self.graph._writer.canonical)


@settings(max_examples=40)
@given(st.lists(documents, min_size=1, max_size=2), st.lists(st.one_of(loads, reviewing), max_size=8))
def test_after_every_step_the_view_is_what_a_rebuild_would_make_it(loaded: list[Claims], path: list[Step]) -> None:
    reviewed = Reviewed()
    for step in (*loaded, *path):
        reviewed.follow(step)
        assert reviewed.view == reviewed.rebuilt
        assert reviewed.graph.named_things() == KnowledgeGraph(reviewed.graph._store).named_things()
        assert reviewed.view == expected_view(reviewed.graph._store.quads(), reviewed.graph._writer.canonical)


@settings(max_examples=40)
@given(st.lists(documents, min_size=1, max_size=2), st.lists(reviewing, max_size=6), st.randoms())
def test_undoing_all_decisions_in_any_order_brings_the_former_view_back(
    loaded: list[Claims], path: list[Step], chance: Random
) -> None:
    reviewed = Reviewed()
    for claims in loaded:
        reviewed.follow(claims)
    before = reviewed.view
    for step in path:
        reviewed.follow(step)
    order = list(reviewed.reviews)
    chance.shuffle(order)
    for review in order:
        reviewed.graph.reviews.undo(review.id, by="Wang")
        assert reviewed.view == reviewed.rebuilt
    assert reviewed.view == before
