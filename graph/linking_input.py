"""What linking compares: every thing as its documents present it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from pyoxigraph import NamedNode

from graph import rdf_terms as rdf
from graph.named_queries import NamedQueries
from graph.rdf_terms import Names, text_of
from graph.statements import StatementChange
from graph.store import Row
from graph.things import class_order
from ontology.entity import EntityType
from ontology.judgement import NamedThing

_SCHEME = frozenset(kind.value for kind in EntityType)
# Things that one query is asked about.
_AT_ONCE = 200


@dataclass(slots=True)
class _Presented:
    """What documents say of one thing that tells it from others."""

    classes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    scope: str = ""

    def thing(self, identifier: str) -> NamedThing | None:
        """Return the thing; None where it has no name or no class of the scheme."""
        if not self.names or not self.classes & _SCHEME:
            return None
        ordered = sorted(self.names, key=lambda name: (-self.labels[name], -len(name), name))
        kind = EntityType(class_order(self.classes)[0])
        return NamedThing(id=identifier, type=kind, names=tuple(ordered), scope=self.scope)


class NamedThings:
    """The things that documents name, under the ids that they give them.

    They are read once; after a change, those that it says something of are read again.
    """

    def __init__(self, queries: NamedQueries, names: Names) -> None:
        self._queries = queries
        self._names = names
        self._properties = (rdf.TYPE, rdf.LABEL, rdf.ALT_LABEL, names.term("scope"))
        self._decisive = frozenset((*self._properties, names.term("namedIn")))
        self._lock = Lock()
        self._held: dict[NamedNode, NamedThing] = {}
        # What to read again; None is everything. Writers must not wait while the store is read.
        self._noting = Lock()
        self._changed: set[NamedNode] | None = None

    def all(self) -> list[NamedThing]:
        """Return every thing, ordered by id; of its names, that which most documents use goes first."""
        with self._lock:
            # What changes while the store is read is read again the next time.
            with self._noting:
                changed, self._changed = self._changed, set()
            try:
                if changed is None:
                    self._held = self._things(self._queries.select("named-things", property=self._properties))
                else:
                    self._read_again(sorted(changed, key=str))
            except BaseException:
                self.forget()
                raise
            return sorted(self._held.values(), key=lambda thing: thing.id)

    def made(self, statements: StatementChange) -> None:
        """Take note of statements that came and went."""
        quads = (*statements.coming, *statements.going)
        nodes = {quad.subject for quad in quads if quad.predicate in self._decisive}
        with self._noting:
            if self._changed is not None:
                self._changed.update(node for node in nodes if isinstance(node, NamedNode))

    def forget(self) -> None:
        """Keep nothing of what was read: others may have changed the store."""
        with self._noting:
            self._changed = None

    def _read_again(self, nodes: list[NamedNode]) -> None:
        for start in range(0, len(nodes), _AT_ONCE):
            asked = nodes[start : start + _AT_ONCE]
            rows = self._queries.select("named-things-again", thing=asked, property=self._properties)
            for node in asked:
                self._held.pop(node, None)
            self._held.update(self._things(rows))

    def _things(self, rows: Iterable[Row]) -> dict[NamedNode, NamedThing]:
        presented: dict[NamedNode, _Presented] = {}
        for node, predicate, value, count in rows:
            if not isinstance(node, NamedNode):
                continue
            known = presented.get(node)
            if known is None:
                known = presented[node] = _Presented()
            if predicate == rdf.TYPE:
                known.classes.add(self._names.local_name(value) or "")
            elif predicate == rdf.LABEL or predicate == rdf.ALT_LABEL:
                name = text_of(value)
                known.names.add(name)
                if predicate == rdf.LABEL:
                    known.labels[name] += int(text_of(count))
            else:
                known.scope = text_of(value)
        found = {node: known.thing(self._names.identifier(node) or "") for node, known in presented.items()}
        return {node: thing for node, thing in found.items() if thing is not None}
