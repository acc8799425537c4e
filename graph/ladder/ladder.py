"""The ladders with figures and named things, by rung and region."""

from collections import defaultdict
from collections.abc import Callable, Collection

from graph.answers import Page, Thing
from graph.ladder.answers import RungAnswer
from graph.ladder.instances import Instances
from graph.ladder.rungs import Chain, Rung, rung_of, rungs
from graph.ledger.answers import Entry
from graph.ledger.indicator_book import IndicatorBook, quantity_of
from graph.ledger.ledger import Ledger
from graph.ledger.measures import Measure
from graph.ledger.question import LedgerQuestion
from graph.ledger.units import unit_of
from graph.pagination import page_of
from ontology.errors import RequestError
from ontology.observation import FigureKind

_MEASURES = (Measure.LEVEL, Measure.INCREASE, Measure.CUMULATIVE)
_COUNTED = ("", "count")
_ALL = 1_000_000


class Ladder:
    """Rungs over the current view."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        book: Callable[[], IndicatorBook],
        instances: Callable[[], Instances],
        subjects: Callable[[str], list[str]],
    ) -> None:
        self._ledger = ledger
        self._book = book
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
        wanted = _wanted(chain, names)
        about = {one for region in regions for one in self._subjects(region)} if regions else None
        entries = self._entries(wanted, regions, years, kind)
        instances = self._instances().of_rungs(wanted, about)
        subjects: dict[str, Thing] = {entry.subject.id: entry.subject for some in entries.values() for entry in some}
        missing = {region for _, region in instances} - set(subjects)
        subjects |= self._ledger.things(missing)
        place = {rung.id: (rung, index) for index, rung in enumerate(wanted)}
        keys = sorted(
            {key for key in (*entries, *instances) if key[1] in subjects},
            key=lambda key: (place[key[0]][1], not key[1].startswith("region-"), key[1]),
        )
        page = page_of(keys, limit=limit, cursor=cursor)
        items = tuple(
            RungAnswer(
                rung=place[rung][0],
                subject=subjects[subject],
                entries=tuple(entries.get((rung, subject), ())),
                instances=instances.get((rung, subject), ()),
            )
            for rung, subject in page.items
        )
        return Page(items=items, total=page.total, next=page.next)

    def _entries(
        self, wanted: Collection[Rung], regions: Collection[str], years: Collection[int], kind: FigureKind | None
    ) -> dict[tuple[str, str], list[Entry]]:
        ids = {rung.id for rung in wanted}
        keys = {
            key: rung.id for key in self._book().known_keys() if (rung := rung_of(key)) is not None and rung.id in ids
        }
        found: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        if not keys:
            return found
        question = LedgerQuestion(
            indicators=tuple(keys), subjects=tuple(regions), years=tuple(years), kind=kind, measures=_MEASURES
        )
        for entry in self._ledger.table(question, limit=_ALL).items:
            key = quantity_of(entry.indicator, entry.names[0], entry.unit).key
            if key in keys and unit_of(entry.unit).dimension in _COUNTED:
                found[keys[key], entry.subject.id].append(entry)
        return found


def _wanted(chain: Chain | None, names: Collection[str]) -> list[Rung]:
    known = {rung.id for rung in rungs()}
    unknown = sorted(set(names) - known)
    if unknown:
        raise RequestError(f"There is no rung {unknown[0]!r}; the rungs are {', '.join(sorted(known))}.")
    return [rung for rung in rungs() if chain in (None, rung.chain) and (not names or rung.id in names)]
