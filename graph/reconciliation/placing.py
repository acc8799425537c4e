"""What regions say of two names that are alike."""

from collections.abc import Collection

from graph.reconciliation.entry import Entry
from graph.reconciliation.likeness import Likeness, Reason
from graph.reconciliation.name_book import KnownName
from graph.reconciliation.name_form import NameForm
from ontology.regions import ancestors

_SAME, _NESTED, _APART = "same", "nested", "apart"
_ELSEWHERE = 35.0
_NESTED_COMMON = 50.0
# What a name that every place has (科技创新中心) reaches where nothing tells which place is meant.
_PLACELESS = 70.0


def placed(found: Likeness, asked: NameForm, name: KnownName, wanted: Collection[str]) -> Likeness:
    """Return a likeness with regard to regions: those in the names, the thing's own and those that were asked for."""
    known, entry = name.form, name.entry
    if asked.regions and not known.regions and name.regions and _relation(asked.regions, name.regions) == _APART:
        return _capped(found, _ELSEWHERE, Reason.REGION)
    result = _by_names(found, asked, known, entry, wanted)
    if wanted and entry.regions and result.reason is not Reason.REGION:
        own = name.regions or _scope(entry) or entry.regions
        if _relation(own, wanted) == _APART and _relation(entry.regions, wanted) == _APART:
            return Likeness(min(result.score - 30, _ELSEWHERE), Reason.REGION)
    return result


def fits(entry: Entry, wanted: Collection[str]) -> bool | None:
    """Tell whether a thing lies in one of the regions, None where what is known of it leaves that open."""
    own = entry.regions | _scope(entry)
    if any(code in own for code in wanted):
        return True
    return False if own and _relation(own, wanted) == _APART else None


def _by_names(found: Likeness, asked: NameForm, known: NameForm, entry: Entry, wanted: Collection[str]) -> Likeness:
    scope = _scope(entry)
    if asked.regions and known.regions:
        return _both_say(found, asked, known)
    if asked.regions:
        if scope:
            return found if asked.regions == scope else _capped(found, _ELSEWHERE, Reason.REGION)
        if not known.proper:
            return _capped(found, _PLACELESS, Reason.MANY_PLACES)
        lies = not entry.regions or _relation(entry.regions, asked.regions) != _APART
        return _less(found, 5.0 if lies else 9.0)
    if known.regions:
        return _only_known_says(found, known, wanted)
    if scope and not _lies_in(scope, wanted):
        return _capped(found, _PLACELESS, Reason.MANY_PLACES)
    return found


def _only_known_says(found: Likeness, known: NameForm, wanted: Collection[str]) -> Likeness:
    if found.reason in (Reason.EXACT, Reason.OTHER_NAME):
        return found
    relation = _relation(known.regions, wanted) if wanted else None
    if relation == _SAME:
        return _less(found, 2.0)
    if not known.proper:
        return _capped(
            found, _NESTED_COMMON if relation else _PLACELESS, Reason.REGION if relation else Reason.MANY_PLACES
        )
    return _less(found, 4.0 if relation == _NESTED else 6.0)


def _both_say(found: Likeness, asked: NameForm, known: NameForm) -> Likeness:
    relation = _relation(asked.regions, known.regions)
    if relation == _SAME:
        return found
    if relation == _APART:
        return _capped(found, _ELSEWHERE, Reason.REGION)
    return _less(found, 6.0) if known.proper else _capped(found, _NESTED_COMMON, Reason.REGION)


def _less(found: Likeness, points: float) -> Likeness:
    exact = found.reason in (Reason.EXACT, Reason.OTHER_NAME, Reason.WRITING)
    # Who says a name in short leaves the region out too.
    points = points / 5 if found.reason is Reason.SHORT_FORM else points
    return Likeness(found.score - points, Reason.REGION_LEFT_OUT if exact else found.reason)


def _capped(found: Likeness, most: float, reason: Reason) -> Likeness:
    return Likeness(most, reason) if found.score > most else found


def _scope(entry: Entry) -> frozenset[str]:
    return frozenset({entry.scope}) if entry.scope else frozenset()


def _lies_in(scope: Collection[str], wanted: Collection[str]) -> bool:
    return any(code in wanted or any(above.code in wanted for above in ancestors(code)) for code in scope)


def _relation(ones: Collection[str], others: Collection[str]) -> str:
    """Return whether two sets of regions have one in common, one within another, or neither."""
    if set(ones) & set(others):
        return _SAME
    for one in ones:
        for other in others:
            if any(above.code == other for above in ancestors(one)) or any(
                above.code == one for above in ancestors(other)
            ):
                return _NESTED
    return _APART
