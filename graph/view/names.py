"""The names of things in the current view: of all that documents give, one label, the rest as other names."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.canonical import CanonicalNodes
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names
from graph.stores.store import Store
from graph.view.name_counts import NAMINGS, NameCount, NameCounts, count_names
from graph.view.statements import StatementChange
from ontology.regions import region

_VIEW = DefaultGraph()
# How the id of a region begins that has a GB/T 2260 code.
_REGION = "region-"


class ViewNames:
    """The names that canonical things have in the view, which depend on all that their documents give them."""

    def __init__(self, store: Store, names: Names) -> None:
        self._names = names
        self._queries = NamedQueries(store, names.namespaces)
        self._counts = NameCounts(store, names)

    def names(
        self, subjects: Collection[NamedNode], coming: Iterable[Quad], going: Iterable[Quad], nodes: CanonicalNodes
    ) -> set[Quad]:
        """Return the names that things have from documents after a change of what these state."""
        if not subjects:
            return set()
        clusters = {subject: list(nodes.members(subject)) for subject in subjects}
        standing = self._counts.of({member for cluster in clusters.values() for member in cluster})
        change = count_names(coming, going)
        found: set[Quad] = set()
        for subject, cluster in clusters.items():
            counts: dict[NamedNode, NameCount] = {}
            for member in cluster:
                counts[member] = Counter(standing[member])
                counts[member].update(change.get(member, {}))
            found.update(self._chosen(subject, counts))
        return found

    def given(self, quads: Iterable[Quad], nodes: CanonicalNodes) -> Iterator[Quad]:
        """Yield the names that all things have, from all names that documents give."""
        clusters: dict[NamedNode, dict[NamedNode, NameCount]] = {}
        for member, counts in count_names(quads, ()).items():
            clusters.setdefault(nodes.of(member), {})[member] = counts
        for subject, cluster in clusters.items():
            yield from self._chosen(subject, cluster)

    def standing(self, subjects: Collection[NamedNode]) -> set[Quad]:
        """Return the names that things have in the view as it is, whoever gave them."""
        rows = self._queries.select("properties", thing=list(subjects), property=[*NAMINGS, rdf.ALT_LABEL])
        return {
            Quad(thing, predicate, name, _VIEW)
            for thing, predicate, name in rows
            if isinstance(thing, NamedNode) and isinstance(predicate, NamedNode) and isinstance(name, Literal)
        }

    def made(self, statements: StatementChange) -> None:
        """Take note of statements that came and went."""
        self._counts.follow(statements.coming, statements.going)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._counts.forget()

    def _chosen(self, subject: NamedNode, cluster: dict[NamedNode, NameCount]) -> Iterator[Quad]:
        """Yield the names of a canonical thing from the counts of the ids that it stands for."""
        namings: dict[tuple[NamedNode, str | None], Counter[tuple[bool, Literal]]] = {}
        names: set[Literal] = set()
        for member, counts in cluster.items():
            for (predicate, name), count in counts.items():
                if count > 0:
                    names.add(name)
                    if predicate in NAMINGS:
                        kind = namings.setdefault((predicate, name.language), Counter())
                        kind[member == subject, name] += count
        for predicate, name in _ordered(namings, names, self._official(subject)):
            yield Quad(subject, predicate, name, _VIEW)

    def _official(self, subject: NamedNode) -> Literal | None:
        """Return the gazetteer's name of an administrative division, whatever form of it the documents use."""
        identifier = self._names.identifier(subject) or ""
        known = region(identifier.removeprefix(_REGION)) if identifier.startswith(_REGION) else None
        return Literal(known.name, language="zh") if known is not None else None


def _ordered(
    namings: dict[tuple[NamedNode, str | None], Counter[tuple[bool, Literal]]],
    names: set[Literal],
    official: Literal | None,
) -> Iterator[tuple[NamedNode, Literal]]:
    """Yield one name for each naming property and language, and the rest as other names.

    The official name goes first, then the canonical id's own, then the one that most documents use, the longest, the
    first in order.
    """
    chosen: set[Literal] = set()
    for (predicate, language), counts in namings.items():
        _, name = min(counts, key=lambda key: (not key[0], -counts[key], -len(key[1].value), str(key[1])))
        if official is not None and predicate == rdf.LABEL and language == official.language:
            name = official
        chosen.add(name)
        yield predicate, name
    for name in names - chosen:
        yield rdf.ALT_LABEL, name
