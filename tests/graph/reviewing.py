"""Claims to decide about, and decisions about them, that the tests of review share."""

from decimal import Decimal

from pyoxigraph import DefaultGraph, Quad

from graph.knowledge_graph import KnowledgeGraph
from graph.rdf.terms import Names
from ontology.correction import Correction
from ontology.entity import Entity, EntityType
from ontology.judgement import Verdict
from ontology.namespaces import Namespaces
from ontology.provenance import Span
from ontology.quarantine import Check, Quarantined
from ontology.relation import Predicate
from ontology.review import ClaimReview, Decision, ReviewableClaim
from tests.graph.conftest import Ids
from tests.graph.example import cloud_plan, relation

NAMES = Names(Namespaces())
WORDS = "智造实验室依托云州大学"
DOUBT = Quarantined(
    claim=relation("云州大学", Predicate.PART_OF, "云湖科技园", 5, "云大属于云湖园"),
    check=Check.RELATION,
    reason="The vocabulary lets no University stand in partOf to a Park.",
)
UNKNOWN = Quarantined(
    claim=relation("某公司", Predicate.LOCATED_IN, "云湖科技园", 5, "某公司落户"),
    check=Check.KEY,
    reason="No such thing.",
)
FIRM = Entity(key="x", name="云湖精密公司", type=EntityType.FIRM, aliases=("云湖精密",), mentions=(Span(3, 9),))
DOUBTED_FIRM = Quarantined(claim=FIRM, check=Check.MENTION, reason="Another name stands there.")


def view(graph: KnowledgeGraph) -> set[Quad]:
    return set(graph._store.quads(DefaultGraph()))


def in_view(graph: KnowledgeGraph, subject: str, predicate: str, value: str) -> bool:
    wanted = Quad(NAMES.thing(subject), NAMES.term(predicate), NAMES.thing(value), DefaultGraph())
    return wanted in view(graph)


def claim_of(graph: KnowledgeGraph, words: str, document: str = "cloud") -> ReviewableClaim:
    """Return the one claim of a document whose statement in words ends so."""
    [found] = [
        one.claim for one in graph.reviews.claims(document) if one.claim.reference.statement.words.endswith(words)
    ]
    return found


def reject(graph: KnowledgeGraph, words: str, document: str = "cloud") -> ClaimReview:
    return graph.reviews.decide(claim_of(graph, words, document).id, Decision.REJECT, by="李", reason="不对")


def correct(graph: KnowledgeGraph, words: str, correction: Correction) -> ClaimReview:
    claim = claim_of(graph, words).id
    return graph.reviews.decide(claim, Decision.CORRECT, by="李", correction=correction)


def decided(graph: KnowledgeGraph, ids: Ids) -> None:
    """Take one decision of each kind, and one back."""
    graph.load(cloud_plan(), quarantined=[DOUBT])
    undone = reject(graph, "绿化率 >= 40% (2025, target)")
    graph.reviews.undo(undone.id, by="王", reason="看错了")
    reject(graph, "reliesOn 云州大学")
    correct(graph, "2.4% (2020, actual)", Correction(value=Decimal("2.5")))
    graph.reviews.decide(claim_of(graph, "云州大学 partOf 云湖科技园").id, Decision.ACCEPT, by="李")
    graph.reviews.judge(ids["云湖科技园"], ids["云湖科学园"], Verdict.SAME, by="李")
