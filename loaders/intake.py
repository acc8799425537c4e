"""A file of any kind in, its checked claims out: a pure function of one file."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.checking.checker import check
from loaders.extraction.extractor import extract
from loaders.reading.reader import read
from loaders.seeds.seed import read_claims
from loaders.tables.lists import LIST_SUFFIXES, read_list
from loaders.tables.mapping import ListMapping
from loaders.tables.problem import TableProblem
from ontology.claim import Claims
from ontology.errors import NoFactsError
from ontology.quarantine import Check, CheckedClaims, Quarantined, UnreadCell
from ontology.quarantine_json import quarantined_from_json

#: The ending of the files that hold claims already, as ``innokg extract`` writes them.
CLAIMS_SUFFIX = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A file to take in.

    ``document`` is the id that its document shall have in place of the one that its name gives, ``mapping`` what the
    columns mean where the file is a list.
    """

    path: Path
    document: str | None = None
    mapping: ListMapping | None = None


def take_in(intake: Intake) -> CheckedClaims:
    """Return the claims of a document, a list, or a ``.json`` file of ``innokg extract``, each of them checked.

    Raises ``ReadingError`` for what cannot be read, ``ValidationError`` for a document whose description breaks the
    ontology, and ``NoFactsError`` for one that states nothing.
    """
    suffix = intake.path.suffix.lower()
    if suffix == CLAIMS_SUFFIX:
        checked = _take_claims(intake.path)
    elif suffix in LIST_SUFFIXES:
        checked = _take_list(intake.path, intake.mapping)
    else:
        reading = read(intake.path)
        checked = check(extract(reading), reading.document.text)
    claims = checked.claims
    if not (claims.entities or claims.observations or checked.quarantined):
        raise NoFactsError(f"{intake.path}: the document was read, but it names no entity and states no figure.")
    return checked if intake.document is None else replace(checked, claims=_renamed(claims, intake.document))


def _take_claims(path: Path) -> CheckedClaims:
    claims = read_claims(path)
    earlier = quarantined_from_json(json.loads(path.read_text(encoding="utf-8")).get("quarantined", ()))
    checked = check(claims)
    return replace(checked, quarantined=(*earlier, *checked.quarantined))


def _take_list(path: Path, mapping: ListMapping | None) -> CheckedClaims:
    reading = read_list(path, mapping)
    checked = check(reading.claims, reading.document.text)
    return replace(checked, quarantined=(*checked.quarantined, *map(_unread, reading.problems)))


def _unread(problem: TableProblem) -> Quarantined:
    cell = UnreadCell(
        text=problem.value, sheet=problem.sheet, row=problem.row, column=problem.column, span=problem.span
    )
    return Quarantined(claim=cell, check=Check.CELL, reason=problem.reason)


def _renamed(claims: Claims, document: str) -> Claims:
    """Return the claims under another document id, which is also the scope of names that mean a thing only there."""
    before = claims.document.id
    scopes = {before: document, f"within-{before}": f"within-{document}"}
    return replace(
        claims,
        document=replace(claims.document, id=document),
        entities=tuple(replace(entity, scope=scopes.get(entity.scope, entity.scope)) for entity in claims.entities),
    )
