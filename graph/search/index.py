"""The index of all names: what it holds, and how it follows the view."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import count
from typing import NamedTuple

from graph.answers import Page, SearchHit, Thing
from graph.pagination import page_of
from graph.search.database import SearchDatabase
from graph.search.finding import NameSearch, Narrowing, ways
from graph.search.grams import filter_gram, name_grams, sound_grams
from graph.search.indexed import Indexed
from graph.search.kept import KeptIndex
from graph.search.pinyin import syllables
from graph.search.ranking import Candidate, weight_of
from ontology.identity import normalise_name

# Names stand in the index in bands of importance, the most important ones first; a band has room for more names than
# any graph has.
_BANDS = 255
_BAND = 1 << 40

# So many names of each way to find them are looked at; the index gives the most important ones first. For a completion,
# of which some ten are shown, fewer do.
_MOST = 1000
_MOST_COMPLETIONS = 100

# Longer texts are no names, and each character costs a little.
_LONGEST = 100


_ADD_THING = "INSERT INTO thing (number, id, iri, type, filters) VALUES (?, ?, ?, ?, ?)"
_ADD_NAME = "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)"
_ADD_PIECES = "INSERT INTO gram (rowid, pieces) VALUES (?, ?)"
_FORGET_PIECES = "INSERT INTO gram (gram, rowid, pieces) VALUES ('delete', ?, ?)"


class NameRow(NamedTuple):
    """A name as the database keeps it, and what its thing can be narrowed by."""

    place: int
    thing: int
    label: str
    weight: float
    name: str
    normalised: str
    syllables: str
    filters: str


class SearchIndex:
    """Names of things, found by any part of them.

    A name that matches is found at the speed of the full-text engine, which gives the names of important things first:
    of very many matches the first thousand are enough. Methods may be called from several threads.
    """

    def __init__(self, things: Iterable[Indexed] = (), *, kept: KeptIndex | None = None) -> None:
        self._database = SearchDatabase(kept)
        self._numbers = count()
        self._places = count()
        self.update(things)

    @classmethod
    def of_last_run(cls, kept: KeptIndex) -> "SearchIndex | None":
        """Return the index that the last run left, None where there is none of the present state of the store."""
        try:
            found = cls.__new__(cls)
            found._database = SearchDatabase(kept, anew=False)
            with found._database.reading() as connection:
                (number,) = connection.execute("SELECT coalesce(max(number), -1) FROM thing").fetchone()
                (place,) = connection.execute(f"SELECT coalesce(max(place % {_BAND}), -1) FROM name").fetchone()  # noqa: S608
        except sqlite3.DatabaseError:
            return None
        found._numbers, found._places = count(number + 1), count(place + 1)
        return found

    def keep(self, kept: KeptIndex) -> None:
        """Leave the index to the next run; nobody may use it any more."""
        self._database.keep(kept)

    def update(self, things: Iterable[Indexed], *, gone: Collection[str] = ()) -> None:
        """Put things in place of what was held of them, and remove those that are ``gone``, by id."""
        with self._database.writing() as connection:
            for identifier in gone:
                self._remove(connection, identifier)
            rows: list[NameRow] = []
            for indexed in things:
                self._remove(connection, indexed.thing.id)
                rows += self._named(connection, indexed)
            # The engine takes names in the order of their places at ten times the speed of any other order.
            rows.sort()
            connection.executemany(_ADD_NAME, (row[:-1] for row in rows))
            connection.executemany(_ADD_PIECES, ((row.place, _pieces(row)) for row in rows))

    def named(self, name: str) -> list[str]:
        """Return the ids of the things that have exactly this name, ordered."""
        query = "SELECT DISTINCT thing.id FROM name JOIN thing ON number = thing WHERE normalised = ? ORDER BY 1"
        with self._database.reading() as connection:
            return [identifier for (identifier,) in connection.execute(query, (normalise_name(name),))]

    def find(
        self,
        text: str,
        *,
        types: Collection[str] = (),
        regions: Collection[str] = (),
        documents: Collection[str] = (),
        limit: int = 20,
        cursor: str | None = None,
    ) -> Page[SearchHit]:
        """Return the things with a name that holds the text, the best first, always in the same order.

        ``types``, ``regions`` and ``documents`` are local names of classes and ids; a thing has one of each that are
        given. Letters are looked for in pinyin and its initials too; where few names hold the text, those that sound
        alike or differ in one character follow. Of more than a thousand, the most important thousand are given.
        """
        narrowing = Narrowing.to(types=types, regions=regions, documents=documents)
        return self._page(text, narrowing, _MOST, limit, cursor)

    def complete(self, text: str, *, types: Collection[str] = (), limit: int = 10) -> tuple[SearchHit, ...]:
        """Return what the text may be the beginning or a part of, the best first, in a fraction of the time."""
        return self._page(text, Narrowing.to(types=types), _MOST_COMPLETIONS, limit, None, quick=True).items

    def close(self) -> None:
        """Release the index's file."""
        self._database.close()

    def _page(
        self, text: str, narrowing: Narrowing, most: int, limit: int, cursor: str | None, *, quick: bool = False
    ) -> Page[SearchHit]:
        wanted = normalise_name(text[:_LONGEST])
        with self._database.reading() as connection:
            ranked = _ranked(NameSearch(connection, wanted, narrowing, most), quick=quick) if wanted else []
            page = page_of(ranked[:most], limit=limit, cursor=cursor)
            hits = tuple(_hit(connection, candidate) for candidate in page.items)
        return Page(items=hits, total=page.total, next=page.next)

    def _named(self, connection: sqlite3.Connection, indexed: Indexed) -> Iterator[NameRow]:
        """Add a thing and yield the rows of its names."""
        thing, number = indexed.thing, next(self._numbers)
        weight = weight_of(indexed.links)
        filters = " ".join(sorted(_filters(indexed)))
        connection.execute(_ADD_THING, (number, thing.id, thing.iri, thing.type, filters))
        band = round((1 - weight) * _BANDS)
        for name in indexed.names:
            normalised = normalise_name(name)
            if normalised:
                place = band * _BAND + next(self._places)
                read = " ".join(syllables(normalised))
                yield NameRow(place, number, thing.label, weight, name, normalised, read, filters)

    def _remove(self, connection: sqlite3.Connection, identifier: str) -> None:
        found = connection.execute("SELECT number, filters FROM thing WHERE id = ?", (identifier,)).fetchone()
        if found is None:
            return
        number, filters = found
        held = connection.execute("SELECT * FROM name WHERE thing = ?", (number,)).fetchall()
        rows = [NameRow._make((*row, filters)) for row in held]
        # The engine keeps no texts, so that it has to be told what it is to forget.
        connection.executemany(_FORGET_PIECES, ((row.place, _pieces(row)) for row in rows))
        connection.execute("DELETE FROM name WHERE thing = ?", (number,))
        connection.execute("DELETE FROM thing WHERE number = ?", (number,))


def _pieces(row: NameRow) -> str:
    return " ".join((*sorted(name_grams(row.normalised)), *sorted(sound_grams(row.syllables.split())), row.filters))


def _filters(indexed: Indexed) -> set[str]:
    kinds = (("type", indexed.classes), ("region", indexed.regions), ("document", indexed.documents))
    return {filter_gram(kind, value) for kind, values in kinds for value in values}


def _ranked(search: NameSearch, *, quick: bool) -> list[Candidate]:
    """Return the best match of each thing, the best thing first."""
    best: dict[int, Candidate] = {}
    for way, enough in ways(search, quick=quick):
        for found in way() if enough is None or len(best) < enough else ():
            known = best.get(found.thing)
            if known is None or (found.score, found.name) > (known.score, known.name):
                best[found.thing] = found
    return sorted(best.values(), key=lambda one: (-one.score, one.label, one.thing))


def _hit(connection: sqlite3.Connection, candidate: Candidate) -> SearchHit:
    query = "SELECT id, iri, type FROM thing WHERE number = ?"
    identifier, iri, kind = connection.execute(query, (candidate.thing,)).fetchone()
    thing = Thing(id=identifier, iri=iri, label=candidate.label, type=kind)
    return SearchHit(thing=thing, score=round(candidate.score, 4), name=candidate.name, match=candidate.match)
