"""The graph of the five plans, from the seeds or from the plans themselves."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import loaders
from graph.knowledge_graph import KnowledgeGraph
from loaders.linking import judge
from ontology.claim import Claims
from ontology.claim_json import from_json
from tests.competency.question import Row, answer_rows

SEEDS = Path(loaders.__file__).parent / "seeds"


def graph_of(documents: Iterable[Claims]) -> KnowledgeGraph:
    """Return a graph in memory that holds documents, linked."""
    graph = KnowledgeGraph.in_memory()
    for claims in documents:
        graph.load(claims)
    graph.record(judge(graph.named_things()))
    return graph


def seeds() -> list[Claims]:
    """Return the claims of the seeds, one a document."""
    return [from_json(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(SEEDS.glob("*.json"))]


@cache
def seeded_graph() -> KnowledgeGraph:
    """Return the graph that the seeds make: no plan and no network is needed."""
    return graph_of(seeds())


def rows(graph: KnowledgeGraph, query: str) -> list[Row]:
    """Return the rows that a graph answers a query with."""
    return answer_rows(json.loads(graph.answer(query).body))
