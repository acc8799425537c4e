"""Which figures are of one indicator: known and other names, their levels and their changes."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.ledger.measures import Measure, read_measure
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from ontology.indicators import comparable, known_indicator, known_indicators

# A name alone does not tell whether 增长 is a rate or a number: it is read with each kind of unit.
_ASKED = ("", "%", "倍")
_UNITS = (*_ASKED, "个百分点")


class Quantity(NamedTuple):
    """What figures must share to be held against each other.

    ``key`` is the local name of a known indicator, or the comparable form of another's name.
    """

    key: str
    measure: Measure

    @property
    def level(self) -> "Quantity":
        """Return the level whose change or sum it is."""
        return Quantity(self.key, Measure.LEVEL)


class IndicatorBook:
    """The indicators of the graph by what they measure."""

    def __init__(self, named: Iterable[tuple[NamedNode, str]], names: Names) -> None:
        self._names = names
        self._nodes: defaultdict[str, set[NamedNode]] = defaultdict(set)
        self._names_of: defaultdict[str, set[str]] = defaultdict(set)
        for node, name in named:
            indicator = names.local_name(node) or names.identifier(node) or ""
            self._names_of[indicator].add(name)
            for unit in _UNITS:
                self._nodes[quantity_of(indicator, name, unit).key].add(node)

    def nodes(self, quantities: Iterable[Quantity]) -> list[NamedNode]:
        """Return the nodes that figures of some quantities, and of their levels and changes, may have."""
        found = {node for quantity in quantities for node in self._nodes.get(quantity.key, ())}
        return sorted(found, key=lambda node: node.value)

    def asked(self, text: str) -> set[Quantity]:
        """Return the quantities that a text means: a local name or id, a known indicator's name, a document's name."""
        if text in known_indicators():
            return {quantity_of(text, "", unit) for unit in _ASKED}
        if text in self._names_of:
            return {quantity_of(text, name, unit) for name in self._names_of[text] for unit in _ASKED}
        known = known_indicator(text)
        if known:
            return {quantity_of(known, text, unit) for unit in _ASKED}
        return {quantity_of("", text, unit) for unit in _ASKED}


def indicator_book(queries: NamedQueries, names: Names) -> IndicatorBook:
    """Return the book of all indicators that documents give figures for."""
    rows = queries.select("indicator-names")
    return IndicatorBook(((row[0], text_of(row[1])) for row in rows if isinstance(row[0], NamedNode)), names)


@lru_cache(maxsize=16384)
def quantity_of(indicator: str, name: str, unit: str) -> Quantity:
    """Return what a figure measures; ``indicator`` is a known one's local name, or anything else.

    >>> quantity_of("HighTechFirms", "高新技术企业", "家")
    Quantity(key='HighTechFirms', measure=<Measure.LEVEL: 'level'>)
    >>> quantity_of("", "高新技术企业净增", "家")
    Quantity(key='HighTechFirms', measure=<Measure.INCREASE: 'increase'>)
    """
    stated = read_measure(name, unit)
    term = known_indicators().get(indicator)
    if term is None:
        if stated.measure is Measure.LEVEL:
            return Quantity(comparable(name) or name, Measure.LEVEL)
        return Quantity(known_indicator(stated.stem) or comparable(stated.stem) or name, stated.measure)
    own = read_measure(term.labels["zh"], term.unit)
    if own.measure is Measure.LEVEL:
        return Quantity(indicator, stated.measure)
    measure = own.measure if stated.measure is Measure.LEVEL else stated.measure
    return Quantity(known_indicator(own.stem) or indicator, measure)
