"""Names like one that nothing has, for people who mistyped it."""

from collections.abc import Iterable
from difflib import get_close_matches

from ontology.identity import normalise_name

# What is shown of many, and how like a name must be, of 1 for the same.
_SHOWN = 3
_LIKE = 0.5
# Names that are compared; a larger graph's later ones are not: it would take seconds.
_COMPARED = 5_000


def like(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names most like a text, the best first, at most three.

    >>> like("南州区", ["涪陵区", "南川区", "江津区", "研发投入强度"])
    ('南川区',)
    >>> like("研发强渡", ["研发投入强度", "高新技术企业数"])
    ('研发投入强度',)
    """
    known: dict[str, str] = {}
    for name in names:
        if len(known) >= _COMPARED:
            break
        known.setdefault(normalise_name(name), name)
    found = get_close_matches(normalise_name(text), list(known), n=_SHOWN, cutoff=_LIKE)
    return tuple(known[one] for one in found)


def did_you_mean(names: Iterable[str]) -> str:
    """Return the question after some names, empty without any.

    >>> did_you_mean(["南川区", "江津区"]), did_you_mean([])
    (' Did you mean 南川区 or 江津区?', '')
    """
    some = list(names)
    return f" Did you mean {' or '.join(some)}?" if some else ""
