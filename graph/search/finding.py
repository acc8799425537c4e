"""Ways to find names: as a whole, by their beginning, by a part, in pinyin, by sound, with a slip."""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.answers import Match
from graph.search.grams import filter_gram, initials_grams, letters_grams, part_grams, start_grams
from graph.search.pinyin import syllables
from graph.search.ranking import Candidate, score
from graph.search.slips import parts_around_slips, slip_pattern

# With fewer hits than this, names that only sound like the text are worth showing.
_FEW = 5
# So many names of each slip are looked at.
_MOST_SLIPS = 100

_LETTERS = re.compile(r"[a-z]{1,40}")
_COLUMNS = "thing, label, weight, name, normalised, syllables"
_MATCHING = f"SELECT {_COLUMNS} FROM gram JOIN name ON place = gram.rowid WHERE gram MATCH ?"  # noqa: S608 - ours
_WHOLE = (
    "SELECT thing, label, weight, name, normalised, syllables, filters"
    " FROM name JOIN thing ON number = thing WHERE normalised = ?"
)

Found = tuple[int, str, float, str, str, str]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What hits have to have: one of the pieces of each choice."""

    choices: tuple[frozenset[str], ...]

    @classmethod
    def to(
        cls, *, types: Collection[str] = (), regions: Collection[str] = (), documents: Collection[str] = ()
    ) -> "Narrowing":
        """Return what narrows to classes, to regions and to documents."""
        kinds = (("type", types), ("region", regions), ("document", documents))
        return cls(tuple(frozenset(filter_gram(kind, one) for one in given) for kind, given in kinds if given))

    def allows(self, filters: str) -> bool:
        """Tell whether a thing with these pieces has what is wanted."""
        held = frozenset(filters.split())
        return all(held & choice for choice in self.choices)

    def query(self, grams: Iterable[str]) -> str:
        """Return the full-text query for names with all the pieces."""
        wanted = (*sorted(grams), *(f"({' OR '.join(sorted(choice))})" for choice in self.choices))
        return " AND ".join(wanted)


class NameSearch:
    """One search in one state of the index."""

    def __init__(self, connection: sqlite3.Connection, wanted: str, narrowing: Narrowing, most: int) -> None:
        self._connection = connection
        self._wanted = wanted
        self._narrowing = narrowing
        self._most = most

    def by_name(self) -> Iterator[Candidate]:
        """Yield names that are the text, that begin with it, and that hold it."""
        wanted = self._wanted
        for row in self._connection.execute(_WHOLE, (wanted,)).fetchmany(self._most):
            if self._narrowing.allows(row[6]):
                yield _candidate(row[:6], Match.WHOLE, 1.0)
        parts = self._matching(part_grams(wanted), "instr(normalised, ?) > 0", wanted)
        # Where all names with the text were looked at, those that begin with it were among them.
        starts = parts
        if len(parts) >= self._most:
            starts = self._matching(start_grams(wanted), "substr(normalised, 1, ?) = ?", len(wanted), wanted)
        for match, rows in ((Match.START, starts), (Match.PART, parts)):
            for row in rows:
                if row[4] != wanted and (match is Match.PART) != row[4].startswith(wanted):
                    yield _candidate(row, match, len(wanted) / len(row[4]))

    def by_letters(self) -> Iterator[Candidate]:
        """Yield names whose pinyin holds the text at a syllable's beginning, or whose initials hold it."""
        if not _LETTERS.fullmatch(self._wanted):
            return
        yield from self._sounding(self._wanted, Match.PINYIN)
        for row in self._matching(initials_grams(self._wanted)):
            initials = "".join(syllable[0] for syllable in row[5].split())
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
            for row in self._matching(grams, most=_MOST_SLIPS):
                if pattern.search(row[4]):
                    yield _candidate(row, Match.SIMILAR, min(len(wanted) / len(row[4]), 1.0))

    def _sounding(self, letters: str, match: Match) -> Iterator[Candidate]:
        for row in self._matching(letters_grams(letters)):
            read = row[5].split()
            if _holds_at_syllable(read, letters):
                yield _candidate(row, match, min(len(letters) / max(len("".join(read)), 1), 1.0))

    def _matching(
        self, grams: Iterable[str], condition: str = "true", *values: object, most: int | None = None
    ) -> list[Found]:
        query = f"{_MATCHING} AND {condition} LIMIT ?"
        return self._connection.execute(query, (self._narrowing.query(grams), *values, most or self._most)).fetchall()


def _holds_at_syllable(read: list[str], letters: str) -> bool:
    return any("".join(read[start:]).startswith(letters) for start in range(len(read)))


def _candidate(row: Found, match: Match, share: float) -> Candidate:
    thing, label, weight, name, _normalised, _syllables = row
    found = score(match, share, weight, own=name == label)
    return Candidate(thing=thing, label=label, name=name, match=match, score=found)


def ways(
    search: NameSearch, *, quick: bool = False
) -> tuple[tuple[Callable[[], Iterator[Candidate]], int | None], ...]:
    """Return the ways to find names, each with how many hits of those before make it needless.

    Who is ``quick`` asks what sounds alike, which takes longest, only where nothing else was found.
    """
    few = 1 if quick else _FEW
    return (search.by_name, None), (search.by_letters, None), (search.by_sound, few), (search.by_slip, 1)
