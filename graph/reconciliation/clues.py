"""What a row says of its thing besides the name, held against what the graph says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from pyoxigraph import Literal

from graph.entities.things import Things
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from graph.reconciliation.name_form import name_form
from graph.reconciliation.question import Clue
from ontology.identity import normalise_name
from ontology.relation import Predicate

#: Properties of other kinds than relations that a row may give.
ATTRIBUTES = ("creditCode", "level", "recognisedAs", "recognitionYear")
CREDIT_CODE = "creditCode"

Known = Mapping[tuple[str, str], Collection[str]]


class ClueReader:
    """Reads what the view says of candidates."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things) -> None:
        self._queries = queries
        self._names = names
        self._things = things

    def with_credit_code(self, codes: Iterable[str]) -> set[str]:
        """Return the ids of the things with one of the credit codes."""
        values = [Literal(code.strip().upper()) for code in codes if code.strip()]
        rows = self._queries.select("things-with-value", property=[self._names.term(CREDIT_CODE)], value=values)
        return {identifier for (node,) in rows if (identifier := self._names.identifier(node))}

    def held(self, identifiers: Collection[str], clues: Collection[Clue]) -> Known:
        """Return what the view says of things in the properties of clues, by thing and property."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        nodes = self._things.nodes(identifiers)
        relations = [clue.property for clue in clues if clue.property in {one.value for one in Predicate}]
        if relations:
            rows = self._queries.select("links-out", thing=nodes, predicate=self._things.relations(relations))
            others = self._things.describe(self._names.identifier(row[2]) or "" for row in rows)
            for node, predicate, other in rows:
                thing = others.get(self._names.identifier(other) or "")
                if thing is not None:
                    key = (self._names.identifier(node) or "", self._names.local_name(predicate) or "")
                    found[key] |= {thing.id, thing.label}
        attributes = [clue.property for clue in clues if clue.property in ATTRIBUTES]
        terms = [self._names.term(one) for one in attributes]
        for node, term, value in self._queries.select("properties", thing=nodes, property=terms) if terms else ():
            found[self._names.identifier(node) or "", self._names.local_name(term) or ""].add(text_of(value))
        return found


def agrees(clue: Clue, held: Collection[str]) -> bool:
    """Tell whether one of a clue's values is what the graph says."""
    said = {form for one in held for form in (normalise_name(one), name_form(one).core)}
    return any(normalise_name(value) in said or name_form(value).core in said for value in clue.values)
