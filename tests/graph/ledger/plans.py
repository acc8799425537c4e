"""Invented plans in few words: what each states of what, and where in its text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from graph.knowledge_graph import KnowledgeGraph
from graph.ledger.answers import Entry
from graph.ledger.question import LedgerQuestion
from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.indicators import known_indicator
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation

ACTUAL, TARGET = FigureKind.ACTUAL, FigureKind.TARGET
_EXACT = Comparator.EQUAL


@dataclass(slots=True)
class Plan:
    """A plan that is written figure by figure; ``region`` is a code of the gazetteer."""

    id: str = "plan"
    region: str = "500102"
    text: str | None = None
    observations: list[Observation] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def states(
        self,
        indicator: str,
        value: str,
        unit: str,
        year: int,
        kind: FigureKind = ACTUAL,
        *,
        about: str = "全区",
        comparator: Comparator = _EXACT,
        attribute: str | None = None,
    ) -> "Plan":
        """Add a figure; its words are looked for in the text where the plan has one."""
        quote = f"{indicator}{value}{unit}"
        start = len(self.observations) * 100 if self.text is None else self.text.index(quote)
        evidence = Evidence(
            span=Span(start, start + len(quote)), quote=quote, section=("目标",), rule="test", confidence=1
        )
        self.observations.append(
            Observation(
                subject=self.entities[about].key if about in self.entities else about,
                indicator=indicator,
                year=year,
                value=Decimal(value),
                unit=unit,
                kind=kind,
                comparator=comparator,
                evidence=evidence,
                concept=known_indicator(indicator, unit),
                attribute=attribute,
            )
        )
        return self

    def names(self, name: str, kind: EntityType, subclass: str | None = None) -> "Plan":
        """Add a thing."""
        key = f"e{len(self.entities)}"
        span = Span(10_000, 10_000 + len(name))
        scope = self.region if kind is EntityType.REGION else ""
        self.entities[name] = Entity(key=key, name=name, type=kind, subclass=subclass, mentions=(span,), scope=scope)
        return self

    def relates(self, subject: str, predicate: Predicate, other: str) -> "Plan":
        """Add a relation between two things."""
        evidence = Evidence(span=Span(0, 2), quote="位于", section=(), rule="test", confidence=1)
        keys = self.entities[subject].key, self.entities[other].key
        self.relations.append(Relation(subject=keys[0], predicate=predicate, object=keys[1], evidence=evidence))
        return self

    def claims(self) -> Claims:
        """Return the plan's claims."""
        description = DocumentDescription(
            id=self.id,
            title=f"{self.id}规划",
            source=f"{self.id}.txt",
            digest="0" * 64,
            length=20_000,
            region=self.region,
            start_year=2021,
            end_year=2025,
        )
        return Claims(
            document=description,
            entities=tuple(self.entities.values()),
            relations=tuple(self.relations),
            observations=tuple(self.observations),
        )


def graph_of(plans: Iterable[Plan]) -> KnowledgeGraph:
    """Return a graph in memory that holds plans."""
    graph = KnowledgeGraph.in_memory()
    for plan in plans:
        graph.load(plan.claims(), text=plan.text)
    return graph


def entries(*plans: Plan, **question: object) -> list[Entry]:
    """Return the entries that the ledger of some plans answers a question with."""
    with graph_of(plans) as graph:
        return list(graph.tables.ledger.table(LedgerQuestion(**question)).items)  # type: ignore[arg-type]


def entry(*plans: Plan, **question: object) -> Entry:
    """Return the only entry of an answer."""
    (found,) = entries(*plans, **question)
    return found
