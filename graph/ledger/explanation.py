"""Why a question of the ledger has no answer: a name that nothing has, a year or kind without figures."""

from collections.abc import Callable, Iterable
from itertools import chain

from graph.algorithms.answers import Sentence
from graph.entities.things import Things
from graph.generation import Derived
from graph.ledger.indicator_book import IndicatorBook
from graph.ledger.listed import Listed
from graph.ledger.question import LedgerQuestion
from graph.ledger.wording import sentence
from graph.suggestions import like
from ontology.indicators import known_indicators

_SHOWN = 5


class Explanation:
    """Says why no figure fits a question; ``subjects`` gives the ids that a name or an id of a thing means."""

    def __init__(
        self,
        listed: Derived[list[Listed]],
        book: Derived[IndicatorBook],
        things: Things,
        subjects: Callable[[str], list[str]],
    ) -> None:
        self._listed = listed
        self._book = book
        self._things = things
        self._subjects = subjects

    def of(self, question: LedgerQuestion) -> Sentence:
        """Return why a question has no answer: the first condition that no figure meets."""
        figures: Iterable[Listed] = self._listed.get()
        for text in question.indicators:
            asked = {quantity.key for quantity in self._book.get().asked(text)}
            if not any(figure.quantity.key in asked for figure in figures):
                names = chain((figure.name for figure in figures), *(t.names for t in known_indicators().values()))
                return _unknown("no-indicator", text, like(text, names))
        keys = {quantity.key for text in question.indicators for quantity in self._book.get().asked(text)}
        figures = [figure for figure in figures if not keys or figure.quantity.key in keys]
        labels = self._labels(figures)
        for text in question.subjects:
            about = set(self._subjects(text))
            if not any(figure.subject in about for figure in figures):
                return _unknown("no-subject", text, like(text, labels.values()) or tuple(labels.values())[:_SHOWN])
        about = {one for text in question.subjects for one in self._subjects(text)}
        figures = [figure for figure in figures if not about or figure.subject in about]
        years = sorted({figure.year for figure in figures if question.kind in (None, figure.kind)})
        if question.years and years and not set(question.years) & set(years):
            return sentence("no-year", years=tuple(map(str, years)))
        return sentence("no-figure")

    def _labels(self, figures: Iterable[Listed]) -> dict[str, str]:
        """Return the labels of what figures are about, regions first."""
        subjects = {figure.subject for figure in figures}
        described = self._things.describe(subjects)
        ordered = sorted(described, key=lambda one: (not one.startswith("region-"), one))
        return {one: described[one].label for one in ordered}


def _unknown(key: str, text: str, names: tuple[str, ...]) -> Sentence:
    return sentence(key if names else f"{key}-like", name=text, names=names)
