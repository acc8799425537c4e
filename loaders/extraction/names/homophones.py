"""Names that sound alike: one character off, as an input method misprints them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pypinyin import lazy_pinyin

from ontology.regions import find_regions

# Shorter names that are one character apart are as often two names.
_SHORTEST_ALIKE = 7


def homophones(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that differ in one character of the same sound (花椒种质… and 花椒种植…).

    A character of a region's name tells two things apart (陕西…, 山西…). Time grows with the number of names.

    >>> list(homophones(["云湖花椒种质资源圃", "云湖花椒种植资源圃", "云湖花椒中质资源圃园"]))
    [('云湖花椒种植资源圃', '云湖花椒种质资源圃')]
    """
    holes: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        if len(name) < _SHORTEST_ALIKE:
            continue
        for place in range(len(name)):
            holes[place, name[:place], name[place + 1 :]].append(name)
    for (place, _, _), alike in holes.items():
        first: dict[str, str] = {}
        for name in alike if len(alike) > 1 else ():
            left = first.setdefault(_sound(name[place]), name)
            if left != name and not _in_region(left, place) and not _in_region(name, place):
                yield left, name


def _sound(character: str) -> str:
    return "".join(lazy_pinyin(character)) if "\u4e00" <= character <= "\u9fff" else character


def _in_region(name: str, place: int) -> bool:
    return any(mention.start <= place < mention.end for mention in find_regions(name))
