"""The bounds within which figures and texts are believed."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ontology.quarantine import Check

#: Which check a claim failed, and why, in a sentence.
Fault = tuple[Check, str]


@cache
def limits() -> dict[str, Any]:
    """Return the bounds of ``limits.toml``."""
    return tomllib.loads(Path(__file__).with_name("limits.toml").read_text(encoding="utf-8"))
