"""Ways to find names: as a whole, by their beginning, by a part, in pinyin, by sound, with a slip."""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.answers import Match
from graph.search.grams import filter_gram, initials_grams, letters_grams, part_grams, start_grams
from graph.search.pinyin import syllables
from graph.search.ranking import Candidate
from graph.search.slips import parts_around_slips, slip_pattern
from graph.things import with_subclasses

# So many names of each way are looked at; the index gives the most important ones first.
MOST = 1000
_MOST_SLIPS = 100

_LETTERS = re.compile(r"[a-z]{1,40}")
_COLUMNS = "thing.id, thing.label, thing.weight, thing.filters, name.name, name.normalised, name.syllables"
_MATCHING = (
    f"SELECT {_COLUMNS} FROM gram JOIN name ON name.place = gram.rowid JOIN thing ON thing.number = name.thing"  # noqa: S608
    " WHERE gram MATCH ?"
)
_WHOLE = (
    f"SELECT {_COLUMNS} FROM name JOIN thing ON thing.number = name.thing WHERE name.normalised = ?"  # noqa: S608
)

Found = tuple[str, str, float, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What hits have to have: one of the pieces of each choice."""

    choices: tuple[frozenset[str], ...]

    @classmethod
    def to(
        cls, *, types: Collection[str] = (), regions: Collection[str] = (), documents: Collection[str] = ()
    ) -> "Narrowing":
        """Return what narrows to classes, with those below them, to regions and to documents."""
        kinds = (("type", with_subclasses(types)), ("region", regions), ("document", documents))
        return cls(tuple(frozenset(filter_gram(kind, one) for one in given) for kind, given in kinds if given))

    def allows(self, filters: str) -> bool:
        """Tell whether a thing with these pieces has what is wanted."""
        held = frozenset(filters.split())
        return all(held & choice for choice in self.choices)

    def query(self, column: str, grams: Iterable[str]) -> str:
        """Return the full-text query for names with all the pieces in a column."""
        wanted = f"{{{column}}} : ({_joined(' AND ', grams)})"
        return " AND ".join((wanted, *(f"{{filters}} : ({_joined(' OR ', choice)})" for choice in self.choices)))


class NameSearch:
    """One search in one state of the index."""

    def __init__(self, connection: sqlite3.Connection, wanted: str, narrowing: Narrowing) -> None:
        self._connection = connection
        self._wanted = wanted
        self._narrowing = narrowing

    def by_name(self) -> Iterator[Candidate]:
        """Yield names that are the text, that begin with it, and that hold it."""
        wanted = self._wanted
        for row in self._connection.execute(_WHOLE, (wanted,)).fetchmany(MOST):
            if self._narrowing.allows(row[3]):
                yield _candidate(row, Match.WHOLE, 1.0)
        starts = self._matching("names", start_grams(wanted), "substr(name.normalised, 1, ?) = ?", len(wanted), wanted)
        parts = self._matching("names", part_grams(wanted), "instr(name.normalised, ?) > 0", wanted)
        for match, rows in ((Match.START, starts), (Match.PART, parts)):
            for row in rows:
                if row[5] != wanted and (match is Match.PART) != row[5].startswith(wanted):
                    yield _candidate(row, match, len(wanted) / len(row[5]))

    def by_letters(self) -> Iterator[Candidate]:
        """Yield names whose pinyin holds the text at a syllable's beginning, or whose initials hold it."""
        if not _LETTERS.fullmatch(self._wanted):
            return
        yield from self._sounding(self._wanted, Match.PINYIN)
        for row in self._matching("sounds", initials_grams(self._wanted)):
            initials = "".join(syllable[0] for syllable in row[6].split())
            if self._wanted in initials:
                yield _candidate(row, Match.INITIALS, len(self._wanted) / len(initials))

    def by_sound(self) -> Iterator[Candidate]:
        """Yield names that sound as the text does."""
        read = syllables(self._wanted)
        if len(read) > 1 and not _LETTERS.fullmatch(self._wanted):
            yield from self._sounding("".join(read), Match.SOUND)

    def by_slip(self) -> Iterator[Candidate]:
        """Yield names that hold the text with one character wrong, missing or too many."""
        wanted, pattern = self._wanted, None
        for before, after in parts_around_slips(wanted):
            pattern = pattern or slip_pattern(wanted)
            grams = {gram for part in (before, after) if part for gram in part_grams(part)}
            for row in self._matching("names", grams, most=_MOST_SLIPS):
                if pattern.search(row[5]):
                    yield _candidate(row, Match.SIMILAR, min(len(wanted) / len(row[5]), 1.0))

    def _sounding(self, letters: str, match: Match) -> Iterator[Candidate]:
        for row in self._matching("sounds", letters_grams(letters)):
            read = row[6].split()
            if _holds_at_syllable(read, letters):
                yield _candidate(row, match, min(len(letters) / max(len("".join(read)), 1), 1.0))

    def _matching(
        self, column: str, grams: Iterable[str], condition: str = "", *values: object, most: int = MOST
    ) -> list[Found]:
        query = f"{_MATCHING} {'AND ' + condition if condition else ''} LIMIT ?"
        return self._connection.execute(query, (self._narrowing.query(column, grams), *values, most)).fetchall()


def _holds_at_syllable(read: list[str], letters: str) -> bool:
    return any("".join(read[start:]).startswith(letters) for start in range(len(read)))


def _candidate(row: Found, match: Match, share: float) -> Candidate:
    identifier, label, weight, _filters, name, _normalised, _syllables = row
    return Candidate(thing=identifier, label=label, weight=weight, name=name, match=match, share=share)


def _joined(word: str, grams: Iterable[str]) -> str:
    return word.join(f'"{gram}"' for gram in sorted(grams))


def ways(search: NameSearch) -> tuple[tuple[Callable[[], Iterator[Candidate]], ...], ...]:
    """Return the ways to find names, those that come first and those for when these find little."""
    return (search.by_name, search.by_letters), (search.by_sound, search.by_slip)
