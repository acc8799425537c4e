"""Names compared after documents came, went or changed: what can be said of them is recorded, the rest withdrawn."""

from collections.abc import Iterable, Set

from graph.knowledge_graph import KnowledgeGraph
from loaders.linking import relink
from ontology.errors import NotFoundError
from ontology.judgement import Judgement, NamedThing


def link(graph: KnowledgeGraph, before: Iterable[NamedThing], fresh: Set[str] | None) -> tuple[Judgement, ...]:
    """Compare the things with the given ids and those that are others than ``before``, or all where no ids are given.

    The judgements that come out are recorded and returned; those of rules whose evidence is gone are withdrawn.
    """
    things = graph.named_things()
    held = None
    if fresh is not None:
        known = {thing.id: thing for thing in before}
        fresh = fresh | {thing.id for thing in things if known.get(thing.id) != thing}
        concerned = fresh | (known.keys() - {thing.id for thing in things})
        if not concerned:
            return ()
        # What a judgement that goes joined is compared anew with all else.
        near = graph.judgements(concerned)
        held = graph.judgements(concerned | {end for one in near for end in (one.left, one.right)})
    relinked = relink(things, fresh, graph.judgements() if held is None else held)
    graph.withdraw(relinked.withdrawn)
    graph.record(relinked.made)
    return relinked.made


def remove(graph: KnowledgeGraph, document: str) -> None:
    """Remove a document, every fact that nothing else supports, and what rules judged of the things that go with it.

    Raises ``NotFoundError`` where the graph has no such document.
    """
    everything, before = graph.linking_due, graph.named_things()
    graph.set_linking_due(True)
    try:
        graph.delete(document)
    except NotFoundError:
        graph.set_linking_due(everything)
        raise
    link(graph, before, None if everything else frozenset())
    graph.set_linking_due(False)
