"""What a load counts while it goes on, file by file, until its report is made."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from api.documents.load_report import Failure, IngestionReport
from api.documents.rdf_tally import facts_of
from graph.answers import LoadResult
from loaders.document_ids import Identity, Recognition
from ontology.claim import Claims
from ontology.entity import EntityType
from ontology.errors import ValidationError
from ontology.judgement import Judgement, Verdict
from ontology.namespaces import Namespaces
from ontology.quarantine import CheckedClaims, Quarantined
from ontology.rdf_document import RdfDocument
from ontology.regions import region

# A name as those of divisions down to the county are. What several of them make up (长江经济带, 粤港澳大湾区), zones
# and parts of towns (高新技术开发区, 中心城区), countries and bare names have no code, and nobody can give them one.
_DIVISION = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:[省州盟县旗市]"
    r"|(?<![湾地库园片景林社新城郊老圈商校港矿])(?<!发展|核心|拓展|都市|高新|经开|保税|自贸|开发|示范|试验|保护|功能)区)"
)


@dataclass(slots=True)
class Tally:
    """The report of a load while it goes on."""

    paths: dict[str, Path] = field(default_factory=dict)
    results: dict[Path, tuple[LoadResult, ...]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    facts: dict[str, Counter[str]] = field(default_factory=dict)
    quarantined: dict[str, tuple[Quarantined, ...]] = field(default_factory=dict)
    unresolved: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def claim(self, path: Path, document: str) -> None:
        """Note which file a document is of; raise ``ValidationError`` where another file of this load is it already."""
        if document in self.paths:
            raise ValidationError(
                f"{path} was left out: {self.paths[document]} is the document {document!r} too. "
                "Load one of them, or rename one."
            )
        self.paths[document] = path

    def note(self, path: Path, identity: Identity) -> None:
        """Say which document a file was taken for, where its name does not tell."""
        other = identity.other
        if other is None or identity.recognition is Recognition.FILE:
            return
        named = f"{other.title}, {other.source}"
        if identity.recognition is Recognition.NAMESAKE:
            taken = f"because {other.id!r} is the document of another file ({named})"
            self.notes.append(f"{path} was added as {identity.id!r}, {taken}.")
        else:
            self.notes.append(
                f"{path} holds the same as the file of {other.id!r} ({named}): it is that document, moved."
            )

    def add(self, path: Path, checked: CheckedClaims, result: LoadResult) -> None:
        """Count a document that was loaded."""
        self.results[path] = (result,)
        for kind, counts in _facts(checked.claims).items():
            self.facts.setdefault(kind, Counter()).update(counts)
        if checked.quarantined:
            self.quarantined[result.document] = checked.quarantined
        self.unresolved.update(_unresolved(checked.claims))

    def add_rdf(
        self, path: Path, document: RdfDocument, results: tuple[LoadResult, ...], namespaces: Namespaces
    ) -> None:
        """Count the documents of a file of RDF that was loaded."""
        self.results[path] = results
        for kind, counts in facts_of(document, namespaces).items():
            self.facts.setdefault(kind, Counter()).update(counts)
        if document.quarantined:
            self.quarantined[document.description.id] = document.quarantined

    def report(self, judgements: Sequence[Judgement], *, order: Sequence[Path], seconds: float) -> IngestionReport:
        """Return the report, with documents and failures in the order of the files."""
        places = {path: place for place, path in enumerate(order)}
        return IngestionReport(
            loaded=tuple(one for path in sorted(self.results, key=places.__getitem__) for one in self.results[path]),
            failures=tuple(sorted(self.failures, key=lambda failure: places[failure.path])),
            facts={kind: dict(counts.most_common()) for kind, counts in self.facts.items()},
            quarantined=dict(sorted(self.quarantined.items())),
            # Names that as many documents use in the order of their characters, or it would be that of a set.
            unresolved=dict(sorted(self.unresolved.items(), key=lambda item: (-item[1], item[0]))),
            unsure=tuple(judgement for judgement in judgements if judgement.verdict is Verdict.UNSURE),
            notes=tuple(self.notes),
            judgements=len(judgements),
            seconds=seconds,
        )


def _facts(claims: Claims) -> dict[str, Counter[str]]:
    return {
        "entities": Counter(entity.type.value for entity in claims.entities),
        "relations": Counter(relation.predicate.value for relation in claims.relations),
        "observations": Counter(observation.kind.value for observation in claims.observations),
        "attributes": Counter(attribute.property.value for attribute in claims.attributes),
    }


def _unresolved(claims: Claims) -> set[str]:
    return {
        entity.name
        for entity in claims.entities
        if entity.type is EntityType.REGION and _DIVISION.fullmatch(entity.name) and region(entity.scope) is None
    }
