"""What the rows of a document's sheets have given so far: each thing once, whatever the number of its rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loaders.scope import assign_scopes
from loaders.tables.problem import TableProblem
from loaders.tables.sheet import Cell
from ontology.attribute import Attribute, AttributeProperty
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name
from ontology.observation import Observation
from ontology.provenance import Evidence, Span
from ontology.regions import Region, region, resolve
from ontology.relation import Predicate, Relation

# Beyond it nothing is a name; identifiers, search and pages are made for shorter ones.
LONGEST_NAME = 120

# A district or field stands in thousands of rows. What each row states of it has evidence of its own, so that the first
# mentions under each name suffice to show that the list names it; all of them made a quarter of a list's statements.
_MOST_MENTIONS = 3

_Key = tuple[EntityType, str, str]


@dataclass(slots=True)
class _Thing:
    key: str
    name: str
    type: EntityType
    scope: str
    subclass: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)

    def mention(self, cell: Cell) -> None:
        """Note a cell that names the thing, unless enough do."""
        self.named[cell.text] += 1
        if self.named[cell.text] <= _MOST_MENTIONS:
            self.mentions.append(cell.span)


class Collection:
    """The claims of a document while its rows are read."""

    def __init__(self, description: DocumentDescription) -> None:
        self._description = description
        self._things: dict[_Key, _Thing] = {}
        self._by_key: dict[str, _Thing] = {}
        self._relations: dict[tuple[str, Predicate, str], Relation] = {}
        self._attributes: dict[tuple[str, AttributeProperty, str | int], Attribute] = {}
        self._codes: dict[str, str] = {}
        self._scope = lru_cache(maxsize=65536)(self._assigned)
        self.observations: list[Observation] = []
        self.problems: list[TableProblem] = []

    def name(
        self, cell: Cell, entity_type: EntityType, *, subclass: str | None = None, district: str | None = None
    ) -> str:
        """Add the thing that a cell names and return its key.

        ``district`` is the code of the region of the row, within which a name without a proper name is meant.
        """
        if entity_type is EntityType.REGION:
            found = self.region(cell)
            scope = found.code if found else self._scope(cell.text, entity_type, None)
        else:
            scope = self._scope(cell.text, entity_type, district)
        place = (entity_type, scope if entity_type is EntityType.REGION else normalise_name(cell.text), scope)
        thing = self._things.get(place)
        if thing is None:
            thing = _Thing(f"e{len(self._things) + 1}", cell.text, entity_type, scope)
            self._things[place] = self._by_key[thing.key] = thing
        if cell.text != thing.name:
            thing.aliases[cell.text] = None
        thing.subclass = thing.subclass or subclass
        thing.mention(cell)
        return thing.key

    def alias(self, key: str, cell: Cell) -> None:
        """Add another name of a thing."""
        thing = self._by_key[key]
        if cell.text != thing.name:
            thing.aliases[cell.text] = None
            thing.mention(cell)

    def relate(self, subject: str, predicate: Predicate, value: str, evidence: Evidence) -> None:
        """Add a relation; what several rows state is kept as the first states it."""
        self._relations.setdefault(
            (subject, predicate, value), Relation(subject=subject, predicate=predicate, object=value, evidence=evidence)
        )

    def describe(self, subject: str, name: AttributeProperty, value: str | int, evidence: Evidence) -> None:
        """Add an attribute; what several rows state is kept as the first states it."""
        self._attributes.setdefault(
            (subject, name, value), Attribute(subject=subject, property=name, value=value, evidence=evidence)
        )

    def credit_code(self, subject: str, code: str, evidence: Evidence) -> str | None:
        """Add a credit code; return another one that the thing has already, which then stands alone."""
        known = self._codes.setdefault(subject, code)
        if known != code:
            return known
        self.describe(subject, AttributeProperty.CREDIT_CODE, code, evidence)
        return None

    def region(self, cell: Cell) -> Region | None:
        """Return the administrative division that a cell names in the document's context."""
        return _resolved(cell.text, self._description.region)

    def entities(self) -> tuple[Entity, ...]:
        """Return the things, each once, in the order of their first rows."""
        return tuple(
            Entity(
                key=thing.key,
                name=thing.name,
                type=thing.type,
                aliases=tuple(thing.aliases),
                mentions=tuple(dict.fromkeys(thing.mentions)),
                subclass=thing.subclass,
                scope=thing.scope,
            )
            for thing in self._things.values()
        )

    def relations(self) -> tuple[Relation, ...]:
        """Return the relations, in the order of their rows."""
        return tuple(self._relations.values())

    def attributes(self) -> tuple[Attribute, ...]:
        """Return the attributes, in the order of their rows."""
        return tuple(self._attributes.values())

    def _assigned(self, name: str, entity_type: EntityType, district: str | None) -> str:
        description = self._description
        if district is not None:
            description = replace(description, region=district)
        bare: Iterable[Entity] = [Entity(key="", name=name, type=entity_type)]
        return assign_scopes(bare, description)[0].scope


@lru_cache(maxsize=8192)
def _resolved(name: str, context: str | None) -> Region | None:
    if context is None:
        return resolve(name)
    found = resolve(name, context=context)
    if found is None:
        # The short name of a county counts where the list is about a region around it, wherever that is.
        above = region(context)
        found = resolve(f"{above.name}{name}") if above is not None else None
    return found
