"""The indicators that the graph has figures of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.algorithms.answers import Sentence
from graph.answers import Page
from graph.generation import Derived
from graph.ledger.indicator_book import Quantity
from graph.ledger.listed import Listed
from graph.ledger.measures import Measure
from graph.pagination import page_of
from ontology.identity import normalise_name
from ontology.indicators import known_indicators
from ontology.observation import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSummary:
    """An indicator with what there is of it.

    ``id`` is a known indicator's local name, else the id of one that documents name; ``names`` are the names that
    documents use, the most frequent first; ``other_names`` those that the vocabulary knows besides. ``subjects`` counts
    what the figures are about, ``regions`` the regions among these.
    """

    id: str
    label: Sentence
    definition: Sentence | None
    concept: str | None
    measure: Measure
    names: tuple[str, ...]
    other_names: tuple[str, ...]
    broader: tuple[str, ...]
    units: tuple[str, ...]
    years: tuple[int, ...]
    figures: int
    actual: int
    target: int
    subjects: int
    regions: int


class Catalogue:
    """The list of indicators; ``subjects`` gives the ids that a name or an id of a thing means."""

    def __init__(self, figures: Derived[list[Listed]], subjects: Callable[[str], list[str]]) -> None:
        self._figures = figures
        self._subjects = subjects

    def indicators(
        self,
        *,
        text: str | None = None,
        region: str | None = None,
        year: int | None = None,
        kind: FigureKind | None = None,
        known: bool | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[IndicatorSummary]:
        """Return the indicators with figures that meet every condition, those with most figures first.

        ``text`` is a part of one of an indicator's names; ``known`` keeps those of the vocabulary, or the others.
        Raises ``RequestError`` for a limit below 1 and a cursor that no answer gave.
        """
        about = None if region is None else set(self._subjects(region))
        chosen = (
            figure
            for figure in self._figures.get()
            if (about is None or figure.subject in about)
            and year in (None, figure.year)
            and kind in (None, figure.kind)
        )
        summaries = [one for one in _summaries(chosen) if known is None or known is (one.concept is not None)]
        wanted = normalise_name(text) if text else ""
        found = [one for one in summaries if not wanted or any(wanted in name for name in _searched(one))]
        return page_of(sorted(found, key=lambda one: (-one.figures, one.id, one.measure)), limit=limit, cursor=cursor)


def _summaries(figures: Iterable[Listed]) -> list[IndicatorSummary]:
    grouped: defaultdict[Quantity, list[Listed]] = defaultdict(list)
    for figure in figures:
        grouped[figure.quantity].append(figure)
    return [_summary(quantity, some) for quantity, some in grouped.items()]


def _summary(quantity: Quantity, figures: list[Listed]) -> IndicatorSummary:
    terms = known_indicators()
    names = _by_frequency(figure.name for figure in figures)
    indicators = _by_frequency(figure.indicator for figure in figures)
    concept = next((indicator for indicator in indicators if indicator in terms), None)
    term = None if concept is None else terms[concept]
    subjects = {figure.subject for figure in figures}
    kinds = Counter(figure.kind for figure in figures)
    return IndicatorSummary(
        id=concept or indicators[0],
        label=Sentence(names[0], names[0]) if term is None else Sentence(term.labels["zh"], term.labels["en"]),
        definition=None if term is None else Sentence(term.definitions["zh"], term.definitions["en"]),
        concept=concept,
        measure=quantity.measure,
        names=names,
        other_names=() if term is None else tuple(name for name in term.names if name not in names),
        broader=() if term is None else term.broader,
        units=_by_frequency(figure.unit for figure in figures if figure.unit),
        years=tuple(sorted({figure.year for figure in figures})),
        figures=len(figures),
        actual=kinds[FigureKind.ACTUAL],
        target=kinds[FigureKind.TARGET],
        subjects=len(subjects),
        regions=sum(subject.startswith("region-") for subject in subjects),
    )


def _by_frequency(texts: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(texts)
    return tuple(sorted(counts, key=lambda text: (-counts[text], text)))


def _searched(summary: IndicatorSummary) -> Iterable[str]:
    for name in (*summary.names, *summary.other_names, summary.label.zh, summary.label.en, summary.id):
        yield normalise_name(name)
