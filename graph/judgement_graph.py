"""The graph of judgements in a store: which stand, and whether names are still to be compared."""

from collections.abc import Collection, Iterable

from pyoxigraph import Literal, NamedNode, Quad

from graph.canonical import judgement_node, judgement_quads, read_judgements
from graph.rdf import terms as rdf
from graph.rdf.terms import Names
from graph.stores.store import Store
from ontology.judgement import Judgement

# For more things than these all judgements are read at once: each thing may be a journey.
_MANY = 500


class JudgementGraph:
    """What a store keeps of judgements."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self._graph = NamedNode(names.namespaces.judgements_graph)

    def judgements(self, concerning: Collection[str] | None = None) -> tuple[Judgement, ...]:
        """Return all judgements, or those on the things with the given ids, ordered by their ids.

        Of a few things the time does not grow with the number of all judgements.
        """
        if concerning is None:
            return read_judgements(self._store.quads(self._graph), self._names)
        if len(concerning) > _MANY:
            return tuple(each for each in self.judgements() if each.left in concerning or each.right in concerning)
        things = [self._names.thing(identifier) for identifier in sorted(concerning)]
        found = [quad.subject for thing in things for quad in self._store.quads(self._graph, value=thing)]
        nodes = {subject for subject in found if isinstance(subject, NamedNode)}
        return read_judgements(
            (quad for quad in self._store.about(nodes) if quad.graph_name == self._graph), self._names
        )

    def recording(self, judgements: Iterable[Judgement]) -> tuple[set[Quad], set[Quad]]:
        """Return what to add and to take out to record judgements; the last of a judge on two ids stands."""
        last = {judgement_node(judgement, self._names): judgement for judgement in judgements}.values()
        wanted = {quad for judgement in last for quad in judgement_quads(judgement, self._names)}
        held = self.held(last)
        return wanted - held, held - wanted

    def held(self, judgements: Iterable[Judgement]) -> set[Quad]:
        """Return what is held of the judgements of the same judges on the same ids."""
        nodes = {judgement_node(judgement, self._names) for judgement in judgements}
        return {quad for node in nodes for quad in self._store.quads(self._graph, subject=node)}

    @property
    def linking_due(self) -> bool:
        """Tell whether documents may have been loaded whose names were not compared with all others."""
        return bool(self._store.quads(self._graph, subject=self._graph))

    @property
    def linking_mark(self) -> set[Quad]:
        """Return what says so, over the end of the process too."""
        due = Literal("true", datatype=rdf.BOOLEAN)
        return {Quad(self._graph, self._names.term("linkingDue"), due, self._graph)}
