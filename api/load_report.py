"""What a load reports: documents, facts by kind, what is doubted and why, names that resolve to nothing, time."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from api.rdf_tally import facts_of
from graph.answers import LoadResult
from loaders.document_ids import Identity, Recognition
from ontology.claim import Claims
from ontology.entity import EntityType
from ontology.errors import ValidationError
from ontology.judgement import Judgement, Verdict
from ontology.namespaces import Namespaces
from ontology.quarantine import CheckedClaims, Quarantined
from ontology.quarantine_json import quarantined_to_json
from ontology.rdf_document import RdfDocument
from ontology.regions import region

# A name as those of divisions down to the county are. What several of them make up (长江经济带, 粤港澳大湾区), zones
# and parts of towns (高新技术开发区, 中心城区), countries and bare names have no code, and nobody can give them one.
_DIVISION = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:[省州盟县旗市]"
    r"|(?<![湾地库园片景林社新城郊老圈商校港矿])(?<!发展|核心|拓展|都市|高新|经开|保税|自贸|开发|示范|试验|保护|功能)区)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that was not loaded, and why, in a sentence."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestionReport:
    """What became of some files.

    ``facts`` counts what the documents state, by kind (``entities``, ``relations``, ``observations``, ``attributes``)
    and, within it, by class, relation, kind of figure and attribute. ``quarantined`` holds the claims that failed a
    check by their document, ``unresolved`` the names of administrative divisions that the gazetteer has not and how
    many documents use each, ``notes`` sentences on files whose document is not the one that their name tells,
    ``unsure`` the pairs of names that may mean one thing or two. ``judgements`` counts the verdicts that linking gave,
    ``seconds`` is wall time.
    """

    loaded: tuple[LoadResult, ...]
    failures: tuple[Failure, ...]
    facts: Mapping[str, Mapping[str, int]]
    quarantined: Mapping[str, tuple[Quarantined, ...]]
    unresolved: Mapping[str, int]
    unsure: tuple[Judgement, ...]
    notes: tuple[str, ...]
    judgements: int
    seconds: float

    @property
    def reasons(self) -> Counter[str]:
        """Return how many claims failed each check."""
        return Counter(one.check.value for claims in self.quarantined.values() for one in claims)


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


def report_json(report: IngestionReport) -> dict[str, Any]:
    """Return a report as JSON objects and arrays, the claims in quarantine among them."""
    return {
        "documents": [asdict(result) for result in report.loaded],
        "failures": [{"path": str(item.path), "reason": item.reason} for item in report.failures],
        "facts": {kind: dict(counts) for kind, counts in report.facts.items()},
        "quarantined": quarantine_json(report.quarantined),
        "reasons": dict(report.reasons.most_common()),
        "unresolved": dict(report.unresolved),
        "notes": list(report.notes),
        "unsure": [asdict(judgement) for judgement in report.unsure],
        "judgements": report.judgements,
        "seconds": round(report.seconds, 3),
    }


def quarantine_json(quarantined: Mapping[str, Iterable[Quarantined]]) -> list[dict[str, Any]]:
    """Return claims in quarantine as JSON objects, each with its document."""
    return [
        {"document": document, **quarantined_to_json(one)} for document, claims in quarantined.items() for one in claims
    ]


def report_markdown(report: IngestionReport) -> str:
    """Return a report in Markdown, to keep beside the documents."""
    lines = [f"# {len(report.loaded)} documents loaded in {report.seconds:.1f} s", ""]
    lines += _table(
        ("document", "entities", "relations", "observations", "in quarantine", ""),
        [
            (
                r.document,
                r.entities,
                r.relations,
                r.observations,
                len(report.quarantined.get(r.document, ())),
                change_of(r),
            )
            for r in report.loaded
        ],
    )
    for kind, counts in report.facts.items():
        if counts:
            lines += [f"## {kind.capitalize()}", "", *_table(("kind", "number"), list(counts.items()))]
    if report.failures:
        lines += ["## Not loaded", "", *(f"- {_cell(item.reason)}" for item in report.failures), ""]
    if report.notes:
        lines += ["## Which document is which", "", *(f"- {_cell(note)}" for note in report.notes), ""]
    if report.quarantined:
        rows = [
            (document, one.check.value, one.statement, one.reason)
            for document, claims in report.quarantined.items()
            for one in claims
        ]
        lines += ["## In quarantine", "", *_table(("document", "check", "claim", "reason"), rows)]
    if report.unresolved:
        rows_of_names = list(report.unresolved.items())
        lines += ["## Divisions that the gazetteer has not", "", *_table(("name", "documents"), rows_of_names)]
    if report.unsure:
        lines += ["## Perhaps the same", "", *(f"- {_cell(item.reason)}" for item in report.unsure), ""]
    return "\n".join(lines)


def change_of(result: LoadResult) -> str:
    """Return what a load changed of a document, in a word."""
    return "unchanged" if result.unchanged else "replaced" if result.replaced else "added"


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


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(_cell(str(value)) for value in line) + " |" for line in lines), ""]


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())
