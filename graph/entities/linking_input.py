"""What linking compares: every thing as its documents present it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from pyoxigraph import NamedNode, Quad

from graph.entities.things import class_order
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Row
from graph.view.statements import StatementChange
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

    What people rejected is compared too: it may be accepted again. The things are read once; after a change, those are
    read again of which it says something new, or takes something back.
    """

    def __init__(self, queries: NamedQueries, names: Names) -> None:
        self._queries = queries
        self._names = names
        self._scope = names.term("scope")
        self._properties = (rdf.TYPE, rdf.LABEL, rdf.ALT_LABEL, self._scope)
        self._decisive = frozenset((*self._properties, names.term("namedIn")))
        self._lock = Lock()
        self._held: dict[NamedNode, NamedThing] = {}
        # What to read again; None is everything. Writers must not wait while the store is read.
        self._noting = Lock()
        self._changed: dict[NamedNode, set[Quad] | None] | None = None

    def all(self) -> list[NamedThing]:
        """Return every thing, ordered by id; of its names, that which most documents use goes first."""
        with self._lock:
            # What changes while the store is read is read again the next time.
            with self._noting:
                changed, self._changed = self._changed, {}
            try:
                if changed is None:
                    self._held = self._things(self._queries.select("named-things", property=self._properties))
                else:
                    self._read_again([node for node, said in changed.items() if not self._is_known(node, said)])
            except BaseException:
                self.forget()
                raise
            return sorted(self._held.values(), key=lambda thing: thing.id)

    def made(self, statements: StatementChange) -> None:
        """Take note of statements that came and went."""
        with self._noting:
            if self._changed is None:
                return
            for quad in (*statements.going, *statements.hidden):
                if quad.predicate in self._decisive and isinstance(quad.subject, NamedNode):
                    self._changed[quad.subject] = None
            for quad in statements.coming:
                if quad.predicate in self._decisive and isinstance(quad.subject, NamedNode):
                    said = self._changed.setdefault(quad.subject, set())
                    if said is not None:
                        said.add(quad)

    def forget(self) -> None:
        """Keep nothing of what was read: others may have changed the store."""
        with self._noting:
            self._changed = None

    def _is_known(self, node: NamedNode, said: set[Quad] | None) -> bool:
        """Tell whether what is newly said of a thing leaves it as it is; None is that something is taken back."""
        held = self._held.get(node)
        if held is None or said is None:
            return False
        known = {rdf.LABEL: held.names[:1], rdf.ALT_LABEL: held.names, self._scope: (held.scope,)}
        for quad in said:
            if quad.predicate == rdf.TYPE:
                name = self._names.local_name(quad.object)
                if name in _SCHEME and name != held.type.value:
                    return False
            elif quad.predicate in known and text_of(quad.object) not in known[quad.predicate]:
                return False
        return True

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
