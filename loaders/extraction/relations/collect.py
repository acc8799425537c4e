"""Findings to relations: checked against the scheme, each once, with evidence."""

from collections.abc import Iterable

from loaders.extraction.evidence import cite
from loaders.extraction.relations.concepts import ConceptRegistry
from loaders.extraction.relations.finding import Concept, Finding
from loaders.extraction.relations.signature import admits
from loaders.extraction.relations.words import confidence
from loaders.reading.reader import Reading
from ontology.entity import Entity
from ontology.provenance import Evidence
from ontology.relation import Predicate, Relation


def collect(reading: Reading, findings: Iterable[Finding], registry: ConceptRegistry) -> tuple[Relation, ...]:
    """Return the relations of the findings that the scheme admits, the surest evidence of each, in the text's order."""
    best: dict[tuple[str, Predicate, str], Relation] = {}
    for finding in findings:
        if not admits(finding.subject.type, finding.predicate, finding.object.type):
            continue
        subject, obj = _key(finding.subject, registry), _key(finding.object, registry)
        if subject == obj:
            continue
        relation = Relation(
            subject=subject, predicate=finding.predicate, object=obj, evidence=_evidence(reading, finding)
        )
        known = best.get((subject, finding.predicate, obj))
        if known is None or known.evidence.confidence < relation.evidence.confidence:
            best[subject, finding.predicate, obj] = relation
    kept = [relation for relation in best.values() if not _mirrored(relation, best)]
    return tuple(sorted(kept, key=lambda relation: relation.evidence.span))


def _key(end: Entity | Concept, registry: ConceptRegistry) -> str:
    return registry.key(end) if isinstance(end, Concept) else end.key


def _evidence(reading: Reading, finding: Finding) -> Evidence:
    return cite(
        reading,
        finding.passage.block,
        finding.start,
        finding.end,
        rule=finding.rule,
        confidence=confidence(finding.rule),
    )


def _mirrored(relation: Relation, best: dict[tuple[str, Predicate, str], Relation]) -> bool:
    """Tell whether the same cooperation is also known the other way round, from an earlier place."""
    if relation.predicate is not Predicate.COOPERATES_WITH:
        return False
    other = best.get((relation.object, relation.predicate, relation.subject))
    return other is not None and (other.evidence.span, other.subject) < (relation.evidence.span, relation.subject)
