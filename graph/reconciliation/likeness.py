"""How alike two names are, and why."""

from dataclasses import dataclass
from enum import StrEnum

from graph.reconciliation.name_form import NameForm
from graph.reconciliation.words import contrasted, in_series
from graph.search.pinyin import syllables


class Reason(StrEnum):
    """Why a name is taken for another, or is not; each is a sentence in ``reasons.json``."""

    EXACT = "exact"
    OTHER_NAME = "other-name"
    WRITING = "writing"
    REGION_LEFT_OUT = "region-left-out"
    LEGAL_FORM = "legal-form"
    SOUND = "sound"
    SLIP = "slip"
    SHORT_FORM = "short-form"
    SIMILAR = "similar"
    IDENTIFIER = "identifier"
    CREDIT_CODE = "credit-code"
    # What keeps names apart.
    NUMBER = "number"
    BRANCH = "branch"
    KIND = "kind"
    REGION = "region"
    MANY_PLACES = "many-places"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0..100, and the reason that counts most."""

    score: float
    reason: Reason


_NOTHING = Likeness(0.0, Reason.SIMILAR)
# What names of different numbers, branches or kinds reach at most, however alike they are.
_APART = 45.0
_OTHER_KIND = 55.0
# Points that are lost where the legal forms differ: unstated on one side, two that a firm may pass between, a group.
_UNSTATED, _OTHER_FORM, _GROUP = 3.0, 7.0, 6.0
_WRITING = 97.0
# What a name reaches that another goes on from with a word for a body of its own.
_PART_OF = 64.0


def likeness(asked: NameForm, known: NameForm) -> Likeness:
    """Return how alike two names are; regions outside of what they share are left to who knows the thing."""
    if asked.plain == known.plain:
        return Likeness(100.0, Reason.EXACT)
    if asked.numbers != known.numbers and _shares(asked.core, known.core):
        return Likeness(_APART, Reason.NUMBER)
    if asked.branch != known.branch:
        return Likeness(_APART if asked.core == known.core else min(_alike(asked, known).score, _APART), Reason.BRANCH)
    found = _same_core(asked, known) if asked.core == known.core else _alike(asked, known)
    if found.score > _OTHER_KIND and asked.body and known.body and asked.body != known.body:
        return Likeness(_OTHER_KIND, Reason.KIND)
    return found


def _shares(one: str, other: str) -> bool:
    return dice(one, other) >= 0.4


def _same_core(asked: NameForm, known: NameForm) -> Likeness:
    lost, reason = _forms_apart(asked, known)
    return Likeness(_WRITING - lost, reason if lost else Reason.WRITING)


def _forms_apart(asked: NameForm, known: NameForm) -> tuple[float, Reason]:
    """Return the points that legal forms cost."""
    lost = _GROUP if asked.group != known.group else 0.0
    if asked.legal != known.legal:
        lost += (
            _OTHER_FORM if asked.legal and known.legal and "company" not in (asked.legal, known.legal) else _UNSTATED
        )
    return lost, Reason.LEGAL_FORM


def _alike(asked: NameForm, known: NameForm) -> Likeness:
    """Return how alike names with different cores are: the best of what may have happened to one of them."""
    ways = (_slip(asked, known), _sound(asked, known), _short_form(asked, known))
    best = max(ways, key=lambda way: way.score)
    if best.score:
        lost, _ = _forms_apart(asked, known)
        # A short form of a firm has no legal form.
        lost = 0.0 if best.reason is Reason.SHORT_FORM and not (asked.legal and known.legal) else lost / 2
        return Likeness(best.score - lost, best.reason)
    return Likeness(round(65 * dice(asked.core, known.core), 1), Reason.SIMILAR)


def dice(one: str, other: str) -> float:
    """Return the share of pairs of characters that two texts have in common, 0..1.

    >>> dice("云溪电气", "云溪电机"), dice("云溪", "青湖")
    (0.6666666666666666, 0.0)
    """
    left, right = _pairs(one), _pairs(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)} or {text}


def _slip(asked: NameForm, known: NameForm) -> Likeness:
    """Return how likely one name is the other with a character wrong, missing or too many, or two changed round."""
    one, other = asked.core, known.core
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return _NOTHING
    start = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(one), len(other)) if start is None else start
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    wrong, right = one[start : len(one) - end], other[start : len(other) - end]
    if len(wrong) == len(right) == 2 and wrong == right[::-1]:
        return Likeness(86.0, Reason.SLIP)
    if len(wrong) > 1 or len(right) > 1:
        return _NOTHING
    return _one_character(asked, known, wrong, right, start)


def _one_character(asked: NameForm, known: NameForm, wrong: str, right: str, start: int) -> Likeness:
    """Return how likely a character in place of another, or none, is a slip rather than another name."""
    if contrasted(wrong, right) or (not (wrong and right) and in_series(wrong or right)):
        return Likeness(_APART, Reason.SIMILAR)
    if (wrong + right).isascii() and len(known.core) < 8:
        return Likeness(_APART, Reason.SIMILAR)
    length = min(len(asked.core), len(known.core))
    if wrong and right and syllables(wrong) == syllables(right):
        return Likeness(90.0 if length >= 4 else 78.0, Reason.SOUND)
    if bool(right) and start not in known.proper:
        # Inside a word that everybody knows: a slip, unless it makes another such word (机械 and 机电).
        return Likeness(86.0 if start in asked.proper or not wrong else 62.0, Reason.SLIP)
    if not right:
        return Likeness(84.0 if start in asked.proper and length >= 4 else 66.0, Reason.SLIP)
    proper = len(known.proper)
    return Likeness({0: 62.0, 1: 62.0, 2: 64.0, 3: 74.0}.get(proper, 83.0), Reason.SLIP)


def _sound(asked: NameForm, known: NameForm) -> Likeness:
    """Return how likely a name was written as it sounds."""
    one, other = asked.core, known.core
    if len(one) != len(other) or len(one) < 3:
        return _NOTHING
    equal = sum(left == right for left, right in zip(one, other, strict=True))
    # Reading characters takes more time than all the rest.
    if equal * 2 < len(one) or syllables(one) != syllables(other):
        return _NOTHING
    return Likeness(86.0 if len(one) >= 4 else 72.0, Reason.SOUND)


def _short_form(asked: NameForm, known: NameForm) -> Likeness:
    """Return how likely one name is a short form of the other: its beginning, or characters of it in their order."""
    shorter, longer = sorted((asked, known), key=lambda form: len(form.core))
    proper = len(shorter.proper)
    if len(shorter.core) < 2 or len(shorter.core) == len(longer.core) or proper < 2:
        return _NOTHING
    ratio = len(shorter.core) / len(longer.core)
    if longer.kind and not shorter.body:
        # 云湖 may be the whole whose 管委会 or 研究院 the other is.
        return Likeness(_PART_OF + 8 * ratio, Reason.SHORT_FORM)
    if longer.core.startswith(shorter.core):
        placed = bool(shorter.regions) and shorter.regions == longer.regions
        return Likeness((80.0 if proper >= 3 or placed else 72.0) + 8 * ratio, Reason.SHORT_FORM)
    if shorter.core[0] == longer.core[0] and len(shorter.core) >= 4 and _is_within(shorter.core, longer.core):
        return Likeness(66.0 + 18 * ratio, Reason.SHORT_FORM)
    return _NOTHING


def _is_within(shorter: str, longer: str) -> bool:
    characters = iter(longer)
    return all(character in characters for character in shorter)
