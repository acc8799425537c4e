"""The ledger: entries of indicators across regions and years, checked and compared."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache, partial
from itertools import chain

from graph.answers import Page, Thing
from graph.entities.things import Things
from graph.figures import FigureReader
from graph.generation import Derived
from graph.ledger.answers import Entry
from graph.ledger.changes import change_clashes, path_clashes
from graph.ledger.clash import Clash
from graph.ledger.entries import EntryMaker
from graph.ledger.indicator_book import IndicatorBook, Quantity, quantity_of
from graph.ledger.listed import Listed
from graph.ledger.measures import Measure
from graph.ledger.of_which import Lists
from graph.ledger.parts import narrower_clashes, place_clashes
from graph.ledger.places import Places, read_places
from graph.ledger.question import LedgerQuestion
from graph.ledger.series import Series, series_of
from graph.ledger.stated import Stated, read_rows
from graph.named_queries import NamedQueries
from graph.pagination import page_of
from graph.rdf.terms import Names
from ontology.indicators import known_indicators

_EVERYTHING = LedgerQuestion()
_MEASURES = list(Measure)

SeriesByKey = dict[tuple[str, Quantity], Series]


class Ledger:
    """Entries over the current view; ``subjects`` gives the ids that a name or an id of a thing means."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        *,
        generation: Callable[[], Hashable],
        listed: Derived[list[Listed]],
        book: Derived[IndicatorBook],
        lists: Derived[Lists],
        figures: Callable[[], FigureReader],
        subjects: Callable[[str], list[str]],
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._listed = listed
        self._book = book
        self._lists = lists
        self._figures = figures
        self._subjects = subjects
        self._whole = Derived(generation, partial(self._read, None, None))

    def table(
        self, question: LedgerQuestion = _EVERYTHING, *, limit: int = 100, cursor: str | None = None
    ) -> Page[Entry]:
        """Return the entries that a question asks for, an indicator's entries side by side.

        Raises ``RequestError`` for a limit below 1 and a cursor that no answer gave.
        """
        quantities = self._asked(question)
        about = {one for subject in question.subjects for one in self._subjects(subject)} if question.subjects else None
        if quantities is None and about is None and not question.disputed:
            return self._part_of_all(question, limit, cursor)
        everything = quantities is None and about is None
        series, places = self._whole.get() if everything else self._read(quantities, about)
        chosen = [one for one in series.values() if _is_asked(one, question, quantities, about)]
        ordered = sorted(chosen, key=lambda one: _order((one.subject, one.quantity)))
        if question.disputed:
            ordered = [one for one in ordered if self._is_disputed(one, series, places)]
        page = page_of(ordered, limit=limit, cursor=cursor)
        return Page(items=self._entries(page.items, series, places, question), total=page.total, next=page.next)

    def _part_of_all(self, question: LedgerQuestion, limit: int, cursor: str | None) -> Page[Entry]:
        """Return a part of all entries, for which only its own figures are read."""
        keys = {
            (figure.subject, figure.quantity)
            for figure in self._listed.get()
            if (not question.measures or figure.quantity.measure in question.measures)
            and (not question.years or figure.year in question.years)
            and question.kind in (None, figure.kind)
        }
        page = page_of(sorted(keys, key=_order), limit=limit, cursor=cursor)
        series, places = self._read({key[1] for key in page.items}, {key[0] for key in page.items})
        items = [series[key] for key in page.items if key in series]
        return Page(items=self._entries(items, series, places, question), total=page.total, next=page.next)

    def _entries(
        self, items: Sequence[Series], others: SeriesByKey, places: Places, question: LedgerQuestion
    ) -> tuple[Entry, ...]:
        clashes = [self._clashes(one, others, places) for one in items]
        return EntryMaker(self._figures(), self._things).entries(items, clashes, question)

    def things(self, identifiers: Iterable[str]) -> dict[str, Thing]:
        """Return things by their ids, those that the view knows."""
        return self._things.describe(identifiers)

    def _asked(self, question: LedgerQuestion) -> set[Quantity] | None:
        if not question.indicators:
            return None
        book = self._book.get()
        return {quantity for text in question.indicators for quantity in book.asked(text)}

    def _read(self, quantities: set[Quantity] | None, about: set[str] | None) -> tuple[SeriesByKey, Places]:
        """Return the series that are asked for and those that they are held against, with what lies in what."""
        nodes = None
        if quantities is not None:
            keys = {quantity.key for quantity in quantities}
            nodes = self._book.get().nodes(Quantity(key, Measure.LEVEL) for key in keys | _broader_or_narrower(keys))
        reader = self._figures()
        if about is None:
            figures = read_rows(reader.rows(indicators=nodes), self._names)
            places = read_places(self._queries, self._names, {figure.subject for figure in figures})
        else:
            places = read_places(self._queries, self._names, about)
            around = self._things.nodes(places.around(about))
            figures = read_rows(reader.rows(indicators=nodes, subjects=around), self._names)
        return series_of((_quantity(figure), figure) for figure in figures), places

    def _is_disputed(self, series: Series, others: SeriesByKey, places: Places) -> bool:
        return any(len(values) > 1 for values in series.values.values()) or bool(self._clashes(series, others, places))

    def _clashes(self, series: Series, others: SeriesByKey, places: Places) -> list[Clash]:
        """Return what does not fit a series: the changes of a level, targets in order, parts, narrower indicators."""
        subject, quantity = series.subject, series.quantity
        level = others.get((subject, quantity.level))
        found: list[Iterable[Clash]] = [self._lists.get().clashes(series)]
        if quantity.measure is Measure.LEVEL:
            changes = (others.get((subject, Quantity(quantity.key, measure))) for measure in _MEASURES[1:])
            found += [change_clashes(change, series) for change in changes if change is not None]
            found.append(path_clashes(series))
            found.append(self._place_clashes(series, others, places))
            narrower = (others.get((subject, Quantity(key, Measure.LEVEL))) for key in _narrower(quantity.key))
            found.append(narrower_clashes(series, [one for one in narrower if one is not None]))
        elif level is not None:
            found.append(change_clashes(series, level))
        return list(chain.from_iterable(found))

    def _place_clashes(self, whole: Series, others: SeriesByKey, places: Places) -> Iterable[Clash]:
        def of(subjects: Iterable[str]) -> Sequence[Series]:
            found = (others.get((subject, whole.quantity)) for subject in sorted(subjects))
            return [one for one in found if one is not None]

        siblings = of(places.siblings.get(whole.subject, ()))
        complete = len(siblings) == places.complete.get(whole.subject, -1)
        return place_clashes(whole, of(places.parts.get(whole.subject, ())), siblings=siblings, complete=complete)


def _quantity(figure: Stated) -> Quantity:
    return quantity_of(figure.indicator, figure.name, figure.unit.text)


def _is_asked(
    series: Series, question: LedgerQuestion, quantities: set[Quantity] | None, about: set[str] | None
) -> bool:
    if about is not None and series.subject not in about:
        return False
    if question.measures:
        if series.quantity.measure not in question.measures:
            return False
        if quantities is not None and series.quantity.key not in {quantity.key for quantity in quantities}:
            return False
    elif quantities is not None and series.quantity not in quantities:
        return False
    return any(
        (not question.years or year in question.years) and question.kind in (None, kind) for year, kind in series.values
    )


def _order(key: tuple[str, Quantity]) -> tuple[int, str, int, bool, str]:
    """Put known indicators first, in the vocabulary's order, levels before changes, regions before other things."""
    subject, (name, measure) = key
    known = _known_order()
    return known.get(name, len(known)), name, _MEASURES.index(measure), not subject.startswith("region-"), subject


@cache
def _known_order() -> dict[str, int]:
    return {name: place for place, name in enumerate(known_indicators())}


def _narrower(key: str) -> tuple[str, ...]:
    return _narrower_of().get(key, ())


@cache
def _narrower_of() -> dict[str, tuple[str, ...]]:
    terms = known_indicators()
    broader = {above for term in terms.values() for above in term.broader}
    return {above: tuple(name for name, term in terms.items() if above in term.broader) for above in broader}


def _broader_or_narrower(keys: set[str]) -> set[str]:
    terms = known_indicators()
    return {other for key in keys for other in (*(terms[key].broader if key in terms else ()), *_narrower(key))}
