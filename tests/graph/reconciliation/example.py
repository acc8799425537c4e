"""Invented things, and names that people may write for them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.identity import identify

_FOLDER = Path(__file__).parent


class Row(NamedTuple):
    """A name as somebody writes it, the region beside it, and what is meant: an id, ``-`` or ``?``."""

    name: str
    region: str
    meant: str


def things() -> tuple[Entity, ...]:
    """Return the things."""
    found = []
    for number, (kind, name, others, scope) in enumerate(_lines("things.tsv", 4), start=1):
        aliases = tuple(others.split()) if others else ()
        found.append(Entity(key=f"e{number}", name=name, type=EntityType(kind), aliases=aliases, scope=scope))
    return tuple(found)


def claims() -> Claims:
    """Return a document of Chongqing that names all of them."""
    described = DocumentDescription(
        id="register", title="机构名录", source="register.txt", digest="1" * 64, length=9000, region="500000"
    )
    return Claims(document=described, entities=things(), relations=(), observations=())


def rows() -> Iterator[Row]:
    """Yield the names with what they mean."""
    by_name = {name: identify(one) for one in things() for name in (one.name, f"{one.name} @ {one.scope}")}
    for name, region, meant in _lines("rows.tsv", 3):
        yield Row(name, region, meant if meant in "-?" else by_name[meant])


def _lines(name: str, width: int) -> Iterator[list[str]]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield [*cells, *[""] * (width - len(cells))]
