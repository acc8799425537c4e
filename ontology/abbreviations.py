"""Usual short forms inside names: 科学技术局 is 科技局, 农业科学院 is 农科院."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from ontology.entity import EntityType
from ontology.identity import normalise_name

_TABLE = Path(__file__).with_name("abbreviations.csv")
_DATED = re.compile(r"[(（](?:(?:19|20)\d\d\s*年?\s*[-—–－~～至到]+\s*(?:19|20)\d\d\s*年?|试行|暂行|修订稿?)[)）]$")


@cache
def abbreviate(name: str, entity_type: EntityType | None) -> str:
    """Return a name normalised, without years at its end, its parts in their usual short forms.

    Of a thing whose class is not known, all that are in use.

    >>> abbreviate("人民政府", EntityType.AGENCY), abbreviate("中国农业大学", EntityType.UNIVERSITY)
    ('政府', '中国农大')
    """
    text = normalise_name(_DATED.sub("", unicodedata.normalize("NFKC", name).strip()))
    for full, short, classes in _abbreviations():
        if (not classes or entity_type is None or entity_type.value in classes) and full in text:
            replaced = text.replace(full, short)
            text = replaced if len(replaced) > 1 else text
    return text


@cache
def _abbreviations() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Return full form, short form and classes, the longest full form first."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [
            (row["full"], row["short"], frozenset(row["classes"].split()))
            for row in csv.DictReader(line for line in lines if not line.startswith("#"))
        ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
