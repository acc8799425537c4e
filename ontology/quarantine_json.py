"""Quarantined claims in JSON, both ways."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic import ValidationError as NotOfThisForm

from ontology.errors import ValidationError
from ontology.quarantine import Quarantined


def quarantined_to_json(quarantined: Quarantined) -> dict[str, Any]:
    """Return a quarantined claim as a JSON object, its ``kind`` and its ``statement`` in words among the members."""
    members: dict[str, Any] = _one().dump_python(quarantined, mode="json", exclude_none=True)
    return {"kind": quarantined.kind, "statement": quarantined.statement, **members}


def quarantined_from_json(items: Iterable[Any]) -> tuple[Quarantined, ...]:
    """Return what ``quarantined_to_json`` wrote; raise ``ValidationError`` where the items have another form."""
    try:
        return _several().validate_python(tuple(items))
    except (NotOfThisForm, TypeError) as error:
        raise ValidationError(
            f"The data is no list of quarantined claims: {str(error).partition(chr(10))[0]}."
        ) from error


def written(quarantined: Quarantined) -> str:
    """Return a quarantined claim as one line of JSON, the same for equal claims."""
    return _one().dump_json(quarantined, exclude_none=True).decode()


def read(texts: Sequence[str]) -> tuple[Quarantined, ...]:
    """Return the claims that ``written`` wrote; raise ``ValidationError`` where a text has another form."""
    try:
        return tuple(_one().validate_json(text) for text in texts)
    except NotOfThisForm as error:
        raise ValidationError(f"A quarantined claim is incomplete: {str(error).partition(chr(10))[0]}.") from error


@cache
def _one() -> TypeAdapter[Quarantined]:
    return TypeAdapter(Quarantined)


@cache
def _several() -> TypeAdapter[tuple[Quarantined, ...]]:
    return TypeAdapter(tuple[Quarantined, ...])
