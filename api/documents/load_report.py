"""What a load reports: documents, facts by kind, what is doubted and why, names that resolve to nothing, time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.answers import LoadResult
from ontology.judgement import Judgement
from ontology.quarantine import Quarantined
from ontology.quarantine_json import quarantined_to_json


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
    many documents use each, ``notes`` sentences on files whose document is not the one that their name tells and on
    files that were left out, ``unsure`` the pairs of names that may mean one thing or two. ``judgements`` counts the
    verdicts that linking gave, ``seconds`` is wall time.
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
        lines += ["## Which file is which", "", *(f"- {_cell(note)}" for note in report.notes), ""]
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


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(_cell(str(value)) for value in line) + " |" for line in lines), ""]


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())
