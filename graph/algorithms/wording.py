"""Sentences about single items, made of the catalogue's words."""

from collections.abc import Mapping, Sequence

from graph.algorithms.algorithm import Texts
from graph.algorithms.answers import Sentence
from graph.answers import Thing

_NAMED = 3
_NOTHING = {"zh": "无", "en": "nothing"}
_FIELD = {"zh": "，共同领域为{names}", "en": ", in the field of {names}"}


def explain(texts: Texts, **numbers: object) -> Sentence:
    """Return the sentence about an item; sequences of things become lists of their names."""
    return Sentence(*(_filled(texts.explains[language], numbers, language) for language in ("zh", "en")))


def listed(things: Sequence[Thing], language: str) -> str:
    """Return the names of the first things as a list in a sentence, and how many more there are.

    >>> listed([Thing(id="a", iri="", label="甲", type="Firm"), Thing(id="b", iri="", label="乙", type="Firm")], "zh")
    '甲、乙'
    """
    names = [thing.label for thing in things[:_NAMED]]
    rest = len(things) - len(names)
    if not names:
        return _NOTHING[language]
    if language == "zh":
        return "、".join(names) + (f"等{len(things)}个" if rest else "")
    return ", ".join(names) + (f" and {rest} more" if rest else "")


def name_of_group(central: Sequence[Thing], fields: Sequence[Thing]) -> Sentence:
    """Return what a group is called: its most central members, and its field where it has one."""
    core, field = [thing.label for thing in central[:2]], [thing.label for thing in fields[:1]]
    zh = "、".join(core) + (f"（{field[0]}）" if field and field[0] not in core else "")
    en = ", ".join(core) + (f" ({field[0]})" if field and field[0] not in core else "")
    return Sentence(zh, en)


def _filled(template: str, numbers: Mapping[str, object], language: str) -> str:
    words: dict[str, object] = {}
    for name, value in numbers.items():
        if name == "field":
            given = value if isinstance(value, tuple) else ()
            words[name] = _FIELD[language].format(names=listed(given, language)) if given else ""
        elif isinstance(value, tuple):
            words[name] = listed(value, language)
        else:
            words[name] = value
    # The template is the catalogue's own; names of things are values and never read as templates.
    return template.format_map(words)
