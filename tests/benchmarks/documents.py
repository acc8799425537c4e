"""Documents to measure on: the shipped sample plan and texts of our own, mixed, with names that change."""

import json
from functools import cache
from pathlib import Path

import loaders

_TEXTS = Path(__file__).parents[1] / "quality" / "texts"
# Pairs of syllables for the places that the texts name, so that each part names other things than the part before.
_FIRST = "云清澜沧岷湘淮泾渭洛汾漳滦潞沅澧赣抚信饶"
_NAMED = ("Region", "Firm", "University", "Park", "Institute")
_SECOND = "江溪川湖州山原岭台城"


@cache
def _parts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the texts, each with the words that names in it and in no other text begin with: places and firms."""
    plan = (Path(loaders.__path__[0]) / "sample" / "yunjiang-14fyp.txt").read_text(encoding="utf-8")
    paths = sorted(_TEXTS.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    parts = [(plan, ("云江", "云溪", "澜州"))]
    for path, text in zip(paths, texts, strict=True):
        facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        begins = sorted({entity["name"][:2] for entity in facts["entities"] if entity["type"] in _NAMED})
        own = (word for word in begins if sum(word in other for other in texts) == 1)
        parts.append((text, tuple(own)))
    return tuple(parts)


def document(number: int, characters: int) -> str:
    """Return the text of a document of about the given length; the same number gives the same text.

    It begins with the sample plan's title, and goes on with parts of all texts in an order that depends on the number.
    """
    made: list[str] = []
    length = 0
    place = number * 7
    while length < characters:
        part = _renamed(*_parts()[0 if not made else place % len(_parts())], place)
        made.append(part)
        length += len(part) + 2
        place += 1
    return "\n\n".join(made)[:characters]


def write_documents(folder: Path, count: int, characters: int) -> list[Path]:
    """Write documents into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"plan-{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(document(number, characters), encoding="utf-8")
    return paths


def _renamed(text: str, places: tuple[str, ...], number: int) -> str:
    first = _FIRST[number % len(_FIRST)]
    for step, name in enumerate(places):
        text = text.replace(name, first + _SECOND[(number // len(_FIRST) + step * 3) % len(_SECOND)])
    return text
