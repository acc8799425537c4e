"""Ways to find names: as a whole, by their beginning, by a part, in pinyin, by sound, with a slip."""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from pyroaring import BitMap64

from graph.answers import Match
from graph.search.grams import filter_gram, initials_grams, letters_grams, part_grams, start_grams
from graph.search.pinyin import syllables
from graph.search.postings import Postings
from graph.search.ranking import Candidate, score
from graph.search.slips import parts_around_slips, slip_pattern

# With fewer hits than this, names that only sound like the text are worth showing.
_FEW = 5
# So many names of each slip are looked at.
_MOST_SLIPS = 100
# Names that are read in one go.
_AT_ONCE = 500

_LETTERS = re.compile(r"[a-z]{1,40}")
_ROWS = "SELECT place, thing, label, weight, name, normalised, syllables FROM name WHERE place IN ({}) ORDER BY place"
_WHOLE = "SELECT place FROM name WHERE normalised = ?"


class NameRow(NamedTuple):
    """A name as the database keeps it."""

    place: int
    thing: int
    label: str
    weight: float
    name: str
    normalised: str
    syllables: str


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

    def places(self, postings: Postings) -> BitMap64 | None:
        """Return the places of the names of things that have what is wanted, None where all have."""
        found: BitMap64 | None = None
        for choice in self.choices:
            held = postings.holding_any(choice)
            found = held if found is None else found & held
        return found


class NameSearch:
    """One search in one state of the index."""

    def __init__(self, connection: sqlite3.Connection, wanted: str, narrowing: Narrowing, most: int) -> None:
        self._connection = connection
        self._wanted = wanted
        self._most = most
        self._postings = Postings(connection)
        self._within = narrowing.places(self._postings)
        self._read: dict[int, NameRow] = {}

    def by_name(self) -> Iterator[Candidate]:
        """Yield names that are the text, that begin with it, and that hold it."""
        wanted = self._wanted
        whole = BitMap64(place for (place,) in self._connection.execute(_WHOLE, (wanted,)))
        for row in self._rows(whole if self._within is None else whole & self._within, self._most):
            yield _candidate(row, Match.WHOLE, 1.0)
        parts = self._holding(part_grams(wanted), lambda name: wanted in name)
        # Where all names with the text were looked at, those that begin with it were among them.
        starts = parts
        if len(parts) >= self._most:
            starts = self._holding(start_grams(wanted), lambda name: name.startswith(wanted))
        for match, rows in ((Match.START, starts), (Match.PART, parts)):
            for row in rows:
                name = row.normalised
                if name != wanted and (match is Match.PART) != name.startswith(wanted):
                    yield _candidate(row, match, len(wanted) / len(name))

    def by_letters(self) -> Iterator[Candidate]:
        """Yield names whose pinyin holds the text at a syllable's beginning, or whose initials hold it."""
        if not _LETTERS.fullmatch(self._wanted):
            return
        yield from self._sounding(self._wanted, Match.PINYIN)
        for row in self._rows(self._places(initials_grams(self._wanted)), self._most):
            initials = "".join([syllable[0] for syllable in row.syllables.split()])
            if self._wanted in initials:
                yield _candidate(row, Match.INITIALS, len(self._wanted) / len(initials))

    def by_sound(self) -> Iterator[Candidate]:
        """Yield names that sound as the text does."""
        read = syllables(self._wanted)
        if len(read) > 1 and not _LETTERS.fullmatch(self._wanted):
            yield from self._sounding("".join(read), Match.SOUND)

    def by_slip(self) -> Iterator[Candidate]:
        """Yield names that hold the text with one character wrong, missing or too many."""
        wanted, places = self._wanted, BitMap64()
        for before, after in parts_around_slips(wanted):
            grams = {gram for part in (before, after) if part for gram in part_grams(part)}
            places |= self._places(grams)[:_MOST_SLIPS]
        if places:
            pattern = slip_pattern(wanted)
            for row in self._rows(places, len(places)):
                if pattern.search(row.normalised):
                    yield _candidate(row, Match.SIMILAR, min(len(wanted) / len(row.normalised), 1.0))

    def _sounding(self, letters: str, match: Match) -> Iterator[Candidate]:
        for row in self._rows(self._places(letters_grams(letters)), self._most):
            read = row.syllables.split()
            if _holds_at_syllable(read, letters):
                yield _candidate(row, match, min(len(letters) / max(sum(map(len, read)), 1), 1.0))

    def _holding(self, grams: Iterable[str], is_held: Callable[[str], bool]) -> list[NameRow]:
        """Return the first names that have some pieces and hold the text too, as a second look tells."""
        places = self._places(grams)
        return list(islice((row for row in self._rows(places, len(places)) if is_held(row.normalised)), self._most))

    def _places(self, grams: Iterable[str]) -> BitMap64:
        return self._postings.holding_all(grams, self._within)

    def _rows(self, places: BitMap64, most: int) -> Iterator[NameRow]:
        """Yield the names at the first places, read as far as they are asked for; none is read twice."""
        left = islice(places, most)
        while part := list(islice(left, min(_AT_ONCE, self._most))):
            if unknown := [place for place in part if place not in self._read]:
                query = _ROWS.format(",".join("?" * len(unknown)))
                rows = map(NameRow._make, self._connection.execute(query, unknown))
                self._read |= {row.place: row for row in rows}
            yield from (self._read[place] for place in part)


def _holds_at_syllable(read: list[str], letters: str) -> bool:
    joined, start = "".join(read), 0
    for syllable in read:
        if joined.startswith(letters, start):
            return True
        start += len(syllable)
    return False


def _candidate(row: NameRow, match: Match, share: float) -> Candidate:
    found = score(match, share, row.weight, own=row.name == row.label)
    return Candidate(thing=row.thing, label=row.label, name=row.name, match=match, score=found)


def ways(
    search: NameSearch, *, quick: bool = False
) -> tuple[tuple[Callable[[], Iterator[Candidate]], int | None], ...]:
    """Return the ways to find names, each with how many hits of those before make it needless.

    Who is ``quick`` asks what sounds alike, which takes longest, only where nothing else was found.
    """
    few = 1 if quick else _FEW
    return (search.by_name, None), (search.by_letters, None), (search.by_sound, few), (search.by_slip, 1)
