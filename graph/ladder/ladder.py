"""The ladders with figures and named things, by rung and region."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from graph.answers import Page
from graph.ladder.answers import RungAnswer
from graph.ladder.instances import Instances
from graph.ladder.rungs import Chain, Rung, rung_of, rungs
from graph.ledger.answers import Entry
from graph.ledger.indicator_book import quantity_of
from graph.ledger.ledger import Ledger
from graph.ledger.listed import Listed
from graph.ledger.measures import Measure
from graph.ledger.question import LedgerQuestion
from graph.ledger.units import unit_of
from graph.pagination import page_of
from ontology.errors import RequestError
from ontology.observation import FigureKind

_MEASURES = (Measure.LEVEL, Measure.INCREASE, Measure.CUMULATIVE)
_COUNTED = ("", "count")
_ALL = 1_000_000
# What a fund gives to firms of a tier is no figure of where they are.
_FUND = "fund-"

#: The ids of a rung and of what its figures are about.
_Pair = tuple[str, str]


class Ladder:
    """Rungs over the current view."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        listed: Callable[[], list[Listed]],
        instances: Callable[[], Instances],
        subjects: Callable[[str], list[str]],
    ) -> None:
        self._ledger = ledger
        self._listed = listed
        self._instances = instances
        self._subjects = subjects

    def rungs(
        self,
        *,
        chain: Chain | None = None,
        names: Collection[str] = (),
        regions: Collection[str] = (),
        years: Collection[int] = (),
        kind: FigureKind | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[RungAnswer]:
        """Return what there is of each rung in each region: the figures stated, and the things named.

        ``names`` are ids of rungs; ``regions`` names, other names or ids of what the figures are about. Raises
        ``RequestError`` for a rung that there is not, a limit below 1 and a cursor that no answer gave.
        """
        wanted = {rung.id: rung for rung in _wanted(chain, names)}
        about = {one for region in regions for one in self._subjects(region)} if regions else None
        keys_of = self._keys(wanted, about, years, kind)
        instances = self._instances().of_rungs(wanted.values(), about)
        order = list(wanted)
        pairs = sorted(
            {*keys_of, *instances}, key=lambda pair: (order.index(pair[0]), not pair[1].startswith("region-"), pair[1])
        )
        page = page_of(pairs, limit=limit, cursor=cursor)
        asked = {pair: keys_of[pair] for pair in page.items if pair in keys_of}
        entries = self._entries(asked, years, kind)
        things = self._ledger.things({subject for _, subject in page.items})
        items = tuple(
            RungAnswer(
                rung=wanted[rung],
                subject=things[subject],
                entries=tuple(entries.get((rung, subject), ())),
                instances=instances.get((rung, subject), ()),
            )
            for rung, subject in page.items
            if subject in things
        )
        return Page(items=items, total=page.total, next=page.next)

    def _keys(
        self, wanted: Collection[str], about: Collection[str] | None, years: Collection[int], kind: FigureKind | None
    ) -> dict[_Pair, set[str]]:
        """Return the keys of the indicators that have figures of rungs about things."""
        rung_by_key: dict[str, str | None] = {}
        found: defaultdict[_Pair, set[str]] = defaultdict(set)
        for figure in self._listed():
            key, measure = figure.quantity
            if key not in rung_by_key:
                rung = rung_of(key)
                rung_by_key[key] = None if rung is None else rung.id
            name = rung_by_key[key]
            if name is None or name not in wanted or measure not in _MEASURES or figure.subject.startswith(_FUND):
                continue
            shown = (not years or figure.year in years) and kind in (None, figure.kind)
            if shown and (about is None or figure.subject in about) and unit_of(figure.unit).dimension in _COUNTED:
                found[name, figure.subject].add(key)
        return found

    def _entries(
        self, asked: Mapping[_Pair, Collection[str]], years: Collection[int], kind: FigureKind | None
    ) -> dict[_Pair, list[Entry]]:
        found: defaultdict[_Pair, list[Entry]] = defaultdict(list)
        if not asked:
            return found
        rung_by_key = {key: rung for (rung, _), keys in asked.items() for key in keys}
        question = LedgerQuestion(
            indicators=tuple(rung_by_key),
            subjects=tuple({subject for _, subject in asked}),
            years=tuple(years),
            kind=kind,
            measures=_MEASURES,
        )
        for entry in self._ledger.table(question, limit=_ALL).items:
            key = quantity_of(entry.indicator, entry.names[0], entry.unit).key
            pair = rung_by_key.get(key, ""), entry.subject.id
            if pair in asked and unit_of(entry.unit).dimension in _COUNTED:
                found[pair].append(entry)
        return found


def _wanted(chain: Chain | None, names: Collection[str]) -> list[Rung]:
    known = {rung.id for rung in rungs()}
    unknown = sorted(set(names) - known)
    if unknown:
        raise RequestError(f"There is no rung {unknown[0]!r}; the rungs are {', '.join(sorted(known))}.")
    return [rung for rung in rungs() if chain in (None, rung.chain) and (not names or rung.id in names)]
