"""A file of any kind in, its checked claims out: a pure function of one file."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.checking.checker import check
from loaders.extraction.extractor import extract
from loaders.reading.limits import DEFAULT_LIMITS, Limits
from loaders.reading.reader import read
from loaders.reading.text import read_bytes
from loaders.seeds.seed import read_claims
from loaders.tables.lists import LIST_SUFFIXES, read_list
from loaders.tables.mapping import ListMapping
from loaders.tables.problem import TableProblem
from ontology.claim import Claims
from ontology.errors import EmptyDocumentError, NoFactsError, TooLargeError
from ontology.quarantine import Check, CheckedClaims, Quarantined, UnreadCell
from ontology.quarantine_json import quarantined_from_json

#: The ending of the files that hold claims already, as ``innokg extract`` writes them.
CLAIMS_SUFFIX = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A file to take in, what its columns mean where it is a list, and how much of it is read."""

    path: Path
    mapping: ListMapping | None = None
    limits: Limits = DEFAULT_LIMITS


def take_in(intake: Intake) -> CheckedClaims:
    """Return the claims of a document, a list, or a ``.json`` file of ``innokg extract``, each of them checked.

    Raises ``ReadingError`` for what cannot be read, ``ValidationError`` for a document whose description breaks the
    ontology, ``TooLargeError`` for one that states more than a graph can take at once, and ``NoFactsError`` for one
    that states nothing.
    """
    suffix = intake.path.suffix.lower()
    if is_claims(intake.path):
        checked = _take_claims(intake)
    elif suffix in LIST_SUFFIXES:
        checked = _take_list(intake)
    else:
        reading = read(intake.path, limits=intake.limits)
        checked = check(extract(reading), reading.document.text)
    claims = checked.claims
    stated = sum(len(entity.mentions) for entity in claims.entities)
    stated += len(claims.relations) + len(claims.observations) + len(claims.attributes)
    if stated > intake.limits.claims:
        raise TooLargeError(
            f"{intake.path} states {stated:,} facts, each mention of a thing counted; more than "
            f"{intake.limits.claims:,} of one document are not loaded (INNOKG_READ_CLAIMS). Part it into several files."
        )
    if not (claims.entities or claims.observations or checked.quarantined):
        raise NoFactsError(f"{intake.path}: the document was read, but it names no entity and states no figure.")
    return checked


def is_claims(path: Path) -> bool:
    """Tell whether a file holds claims, which say themselves of which document they are, by the ending of its name."""
    return path.suffix.lower() == CLAIMS_SUFFIX


def renamed(claims: Claims, document: str, *, file_key: str | None = None) -> Claims:
    """Return the claims under another document id, which is also the scope of names that mean a thing only there.

    ``file_key`` stands for the file that they come from, where a graph shall know it again.
    """
    before = claims.document.id
    scopes = {before: document, f"within-{before}": f"within-{document}"}
    return replace(
        claims,
        document=replace(claims.document, id=document, file_key=file_key),
        entities=tuple(replace(entity, scope=scopes.get(entity.scope, entity.scope)) for entity in claims.entities),
    )


def _take_claims(intake: Intake) -> CheckedClaims:
    path = intake.path
    if not read_bytes(path, most=intake.limits.file_bytes, kind="file of claims"):
        raise EmptyDocumentError(f"{path.name} is empty: there is nothing in it.")
    claims = read_claims(path)
    earlier = quarantined_from_json(json.loads(path.read_text(encoding="utf-8")).get("quarantined", ()))
    checked = check(claims)
    return replace(checked, quarantined=(*earlier, *checked.quarantined))


def _take_list(intake: Intake) -> CheckedClaims:
    reading = read_list(intake.path, intake.mapping, limits=intake.limits)
    checked = check(reading.claims, reading.document.text)
    return replace(checked, quarantined=(*checked.quarantined, *map(_unread, reading.problems)))


def _unread(problem: TableProblem) -> Quarantined:
    cell = UnreadCell(
        text=problem.value, sheet=problem.sheet, row=problem.row, column=problem.column, span=problem.span
    )
    return Quarantined(claim=cell, check=Check.CELL, reason=problem.reason)
