"""What a ledger is asked for."""

from dataclasses import dataclass

from graph.ledger.measures import Measure
from ontology.observation import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerQuestion:
    """Which entries are wanted; nothing given for a field leaves it open.

    ``indicators`` and ``subjects`` are names, other names or ids. Without ``measures`` an indicator that is asked for
    by a name is given as that name measures it. ``years`` and ``kind`` choose the points that are shown, while progress
    is always counted from all. ``disputed`` keeps entries with conflicts or findings only.
    """

    indicators: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kind: FigureKind | None = None
    measures: tuple[Measure, ...] = ()
    base_year: int | None = None
    disputed: bool = False
