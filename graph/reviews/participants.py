"""The things that people name in a review: by id, by a name that the document uses, or by one that others use."""

from pyoxigraph import Literal

from graph.entities.things import class_order
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.reviews.reviewable import ReviewableDocument
from graph.stores.store import Store
from graph.view.withholding import Withholding
from ontology.correction import ThingChoice
from ontology.entity import EntityType
from ontology.errors import NotFoundError, ValidationError
from ontology.identity import entity_id
from ontology.regions import resolve
from ontology.review import Participant

_SCHEME = frozenset(kind.value for kind in EntityType)
# How many ids a sentence names where a name means several things.
_SHOWN = 5


class Participants:
    """Finds things among those that documents state."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self._queries = NamedQueries(store, names.namespaces)
        self._withholding = Withholding(names)

    def stored(self, identifier: str) -> Participant | None:
        """Return the thing that documents give an id, by the name that most of them use; None where none does."""
        about = [q for q in self._store.quads(subject=self._names.thing(identifier)) if self._withholding.is_stated(q)]
        labels = [text_of(quad.object) for quad in about if quad.predicate == rdf.LABEL]
        classes = {self._names.local_name(quad.object) or "" for quad in about if quad.predicate == rdf.TYPE} & _SCHEME
        scopes = [text_of(quad.object) for quad in about if quad.predicate == self._names.term("scope")]
        if not labels:
            return None
        return Participant(
            id=identifier,
            name=min(labels, key=lambda name: (-labels.count(name), -len(name), name)),
            type=EntityType(class_order(classes)[0]) if classes else None,
            scope=min(scopes, default=""),
        )

    def chosen(self, choice: ThingChoice, document: ReviewableDocument) -> Participant:
        """Return the thing that a person means in a document, the document's own first.

        Raises ``ValidationError`` where the text means several things, or none and no class is given with it.
        """
        text = choice.text.strip()
        if not text:
            raise ValidationError("A thing has a name or an id, which is not the empty text.")
        own = document.things.get(text) or document.one_called(text)
        if own is not None and choice.type in (None, own.type):
            return own
        if choice.type is not None:
            return self._new(text, choice.type)
        known = self.stored(text) or self._one_named(text)
        if known is None:
            raise ValidationError(f"No thing is called {text!r}: to bring in a new one, give its class with it.")
        return known

    def one(self, text: str) -> Participant:
        """Return the thing with an id or a name.

        Raises ``NotFoundError`` where there is none, and ``ValidationError`` where there are several.
        """
        known = self.stored(text) or self._one_named(text)
        if known is None:
            raise NotFoundError(f"No document names a thing with the id or the name {text!r}.")
        return known

    def _new(self, name: str, kind: EntityType) -> Participant:
        region = resolve(name) if kind is EntityType.REGION else None
        scope = region.code if region is not None else ""
        return Participant(id=entity_id(kind, name, scope=scope), name=name, type=kind, scope=scope)

    def _one_named(self, name: str) -> Participant | None:
        called = Literal(name, language="zh")
        rows = self._queries.select("things-called", called=[called], property=[rdf.LABEL, rdf.ALT_LABEL])
        found = sorted({identifier for (node,) in rows if (identifier := self._names.identifier(node))})
        if len(found) > 1:
            shown = ", ".join(found[:_SHOWN])
            raise ValidationError(f"{name!r} is the name of {len(found)} things; give the id of one: {shown}.")
        return self.stored(found[0]) if found else None
