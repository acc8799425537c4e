"""Entries with names, sources and sentences, made of series."""

from collections.abc import Iterable, Sequence

from graph.algorithms.answers import Sentence
from graph.answers import Figure, Thing
from graph.entities.things import Description, Things
from graph.figures import FigureReader
from graph.ledger.agreement import agreement_of
from graph.ledger.answers import Agreement, Disagreement, Entry, Finding, Part, Point
from graph.ledger.clash import Clash
from graph.ledger.conversion import conversion_of
from graph.ledger.progress import progress_of
from graph.ledger.question import LedgerQuestion
from graph.ledger.series import Moment, Series, Value, named
from graph.ledger.stated import Stated
from graph.ledger.wording import number, sentence, word
from ontology.indicators import known_indicators
from ontology.observation import FigureKind

_FINE = (Agreement.SINGLE, Agreement.SAME)


class EntryMaker:
    """Makes entries; all names and sources of a page are looked up at once."""

    def __init__(self, figures: FigureReader, things: Things) -> None:
        self._reader = figures
        self._things = things
        self._figures: dict[str, Figure] = {}
        self._subjects: dict[str, Thing] = {}

    def entries(
        self, series: Sequence[Series], clashes: Sequence[Sequence[Clash]], question: LedgerQuestion
    ) -> tuple[Entry, ...]:
        """Return the entries of series with the clashes that were found for each."""
        stated = {figure.id: figure for one in series for figure in one.figures}
        stated |= {figure.id: figure for some in clashes for clash in some for figure in clash.figures}
        self._figures = {figure.id: figure for figure in self._reader.figures(one.row for one in stated.values())}
        self._subjects = self._things.describe({figure.subject for figure in stated.values()})
        return tuple(self._entry(one, some, question) for one, some in zip(series, clashes, strict=True))

    def _entry(self, series: Series, clashes: Iterable[Clash], question: LedgerQuestion) -> Entry:
        moments = [moment for moment in series.values if _is_shown(moment, question)]
        concept = next((one.indicator for one in series.figures if one.indicator in known_indicators()), None)
        names = named(series.figures)
        attributes = dict.fromkeys(figure.attribute for figure in series.figures if figure.attribute)
        return Entry(
            subject=self._subject(series.subject),
            indicator=concept or series.figures[0].indicator,
            label=_label(concept, names),
            concept=concept,
            names=names,
            measure=series.quantity.measure,
            unit=series.unit.text,
            attribute="、".join(attributes) or None,
            series=tuple(point for moment in moments for point in self._points(series, moment)),
            progress=progress_of(series, question.base_year),
            conflicts=tuple(self._disagreements(series, moments)),
            findings=tuple(self._finding(clash) for clash in clashes),
        )

    def _points(self, series: Series, moment: Moment) -> list[Point]:
        values = series.values[moment]
        agreement = agreement_of(values)
        return [
            Point(
                year=moment[0],
                kind=moment[1],
                value=float(value.value),
                unit=value.unit.text,
                comparator=value.comparator,
                attribute=next((figure.attribute for figure in value.figures if figure.attribute), None),
                comparable=value.comparable,
                conversion=conversion_of(value),
                agreement=agreement,
                figures=tuple(self._figures[one.id] for one in value.figures if one.id in self._figures),
            )
            for value in values
        ]

    def _disagreements(self, series: Series, moments: Iterable[Moment]) -> Iterable[Disagreement]:
        for moment in moments:
            values = series.values[moment]
            agreement = agreement_of(values)
            if agreement in _FINE:
                continue
            documents = sorted({document for value in values for document in value.documents})
            yield Disagreement(
                year=moment[0],
                kind=moment[1],
                agreement=agreement,
                values=tuple(float(value.value) for value in values),
                unit=series.unit.text,
                documents=tuple(documents),
                explanation=self._explain(agreement, series, moment, values, documents),
            )

    def _explain(
        self, agreement: Agreement, series: Series, moment: Moment, values: Sequence[Value], documents: Sequence[str]
    ) -> Sentence:
        figures = [self._figures[one.id] for value in values for one in value.figures if one.id in self._figures]
        with_units = agreement is Agreement.UNITS
        partial = series.partial(moment[0]) if moment[1] is FigureKind.TARGET else ()
        reached = series.reached(moment[0])
        return sentence(
            "conflict-part" if partial and agreement is Agreement.CONFLICT else agreement.value,
            partial=tuple(number(value.value) for value in partial),
            reached=reached.value if reached else "",
            before=reached.moment[0] if reached else "",
            year=moment[0],
            kind=word(moment[1].value),
            values=tuple(number(value.value) + (value.unit.text if with_units else "") for value in values),
            unit=series.unit.text,
            documents=len(documents),
            sections=len({(figure.source.document, figure.source.section) for figure in figures}),
        )

    def _finding(self, clash: Clash) -> Finding:
        return Finding(
            check=clash.check,
            year=clash.moment[0],
            kind=clash.moment[1],
            unit=clash.unit.text,
            stated=float(clash.stated),
            computed=float(clash.computed),
            difference=float(clash.stated - clash.computed),
            parts=tuple(
                Part(label=self._named(figure), value=float(value), figure=self._figures.get(figure.id))
                for figure, value in clash.parts
            ),
            explanation=clash.explain(self._named),
        )

    def _named(self, figure: Stated) -> str:
        return f"{self._subject(figure.subject).label} {figure.name}"

    def _subject(self, identifier: str) -> Thing:
        """Return a thing; one that only figures know, as in strangers' RDF, has its id for a name."""
        return self._subjects.get(identifier) or self._things.thing(identifier, Description())


def _label(concept: str | None, names: Sequence[str]) -> Sentence:
    if concept is None:
        return Sentence(names[0], names[0])
    labels = known_indicators()[concept].labels
    return Sentence(labels["zh"], labels["en"])


def _is_shown(moment: Moment, question: LedgerQuestion) -> bool:
    year, kind = moment
    return (not question.years or year in question.years) and question.kind in (None, kind)
