"""Seeds: a document's claims in JSON without its words, one fact a line so that a change can be read."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import TypeAdapter

from ontology.claim import Claims
from ontology.claim_json import from_json, to_json
from ontology.errors import FileMissingError, ReadingError, ValidationError


def written(claims: Claims) -> str:
    """Return the claims of a document as the text of its seed file."""
    members = to_json(claims, quotes=False)
    return "{\n" + ",\n".join(f"{_json(name)}: {_value(value)}" for name, value in members.items()) + "\n}\n"


def shipped() -> Iterator[Traversable]:
    """Yield the seed files of this package, ordered by name."""
    seeds = (item for item in files("loaders.seeds").iterdir() if item.name.endswith(".json"))
    return iter(sorted(seeds, key=lambda item: item.name))


def read_claims(file: Traversable) -> Claims:
    """Return the claims that a JSON file holds; raise ``ReadingError`` where it holds none.

    The file may be a seed or what ``innokg extract`` wrote for one document.
    """
    try:
        claims = from_json(json.loads(file.read_text(encoding="utf-8")))
        # JSON of unknown origin may hold a number for a name; the value types themselves do not look.
        return _claims().validate_python(asdict(claims))
    except OSError as error:
        raise FileMissingError(f"{file}: the file cannot be opened: {error.strerror}.") from error
    except (ValueError, AttributeError, RecursionError, ValidationError) as error:
        reason = str(error).partition("\n")[0]
        raise ReadingError(f"{file}: the file does not hold one document's claims in JSON ({reason}).") from error


@cache
def _claims() -> TypeAdapter[Claims]:
    return TypeAdapter(Claims)


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(_json(item) for item in value) + "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
