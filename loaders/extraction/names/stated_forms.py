"""Other names that a text itself gives a thing: (简称“…”), (原…), …更名为…."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.names.merging import Naming
from loaders.reading.reader import Reading
from ontology.entity import EntityType

_NAME = r"[“\"]?(?P<form>[\u4e00-\u9fffA-Za-z0-9·&]{2,30})[”\"]?"
# In brackets after a name: what follows the word is the other name, all of it.
_BRACKETED = re.compile(
    rf"[”\"》]?[(（](?:以下)?(?P<word>简称|统称|又称|亦称|也称|又名|原名|原称|曾用名|前身为|现名|现更名为|原|现)(?:为|是)?[:：]?{_NAME}"
    r"(?:[,，](?:下同|以下同))?[)）]"
)
_RENAMED = re.compile(
    rf"[”\"》]?(?:已|现|正式|整体|统一)*(?:更名|改名|改称|易名)(?:为|成)?{_NAME}(?=[,，。；;、)）]|$)"
)
# A bare 原 or 现 may also open another remark (原址重建); the name then is as long as a body's at least.
_SHORTEST_AFTER_BARE = 4
_BARE = frozenset("原现")
_LONGEST = 60
_NAMED = frozenset(EntityType) - {EntityType.INDUSTRY, EntityType.TECHNOLOGY}


def with_stated_forms(reading: Reading, namings: Sequence[Naming]) -> list[Naming]:
    """Return the namings, each with the other names that the words right after it give its thing."""
    text = reading.document.text
    heads = {naming.name[-1] for naming in namings}
    named: list[Naming] = []
    stated: set[str] = set()
    for naming in namings:
        form = _form(text[naming.span.end : naming.span.end + _LONGEST], heads) if naming.type in _NAMED else None
        known = form is None or form == naming.name or form in naming.forms
        stated |= set() if form is None else {form}
        named.append(naming if known or form is None else replace(naming, forms=(*naming.forms, form)))
    # The word before an old name in brackets is none of its (原云江产业园).
    return [naming for naming in named if not (naming.name[0] in _BARE and naming.name[1:] in stated)]


def _form(following: str, heads: set[str]) -> str | None:
    """Return the other name that the words after a name give; ``heads`` are characters that names end with here."""
    bracketed = _BRACKETED.match(following)
    if bracketed is not None:
        form = bracketed.group("form")
        bare = bracketed.group("word") in _BARE
        return form if not bare or (len(form) >= _SHORTEST_AFTER_BARE and form[-1] in heads) else None
    renamed = _RENAMED.match(following)
    return renamed.group("form") if renamed is not None and renamed.group("form")[-1] in heads else None
