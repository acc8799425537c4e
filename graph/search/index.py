"""The index of all names: what it holds, and how it follows the view."""

import sqlite3
from collections.abc import Collection, Iterable
from itertools import count

from graph.answers import Page, SearchHit, Thing
from graph.pagination import page_of
from graph.search.database import SearchDatabase
from graph.search.finding import MOST, NameSearch, Narrowing, ways
from graph.search.grams import filter_gram, name_grams, sound_grams
from graph.search.indexed import Indexed
from graph.search.pinyin import syllables
from graph.search.ranking import Candidate, score, weight_of
from ontology.identity import normalise_name

# Names stand in the index in bands of importance, the most important ones first; a band has room for more names than
# any graph has.
_BANDS = 255
_BAND = 1 << 40

# Longer texts are no names, and each character costs a little.
_LONGEST = 100
# With fewer hits than this, names that only sound or look like the text are worth showing.
_FEW = 5


class SearchIndex:
    """Names of things, found by any part of them.

    A name that matches is found at the speed of the full-text engine, which gives the names of important things first:
    of very many matches the first thousand are enough. Methods may be called from several threads.
    """

    def __init__(self, things: Iterable[Indexed] = ()) -> None:
        self._database = SearchDatabase()
        self._numbers = count()
        self._places = count()
        self.update(things)

    def update(self, things: Iterable[Indexed], *, gone: Collection[str] = ()) -> None:
        """Put things in place of what was held of them, and remove those that are ``gone``, by id."""
        with self._database.writing() as connection:
            for identifier in gone:
                self._remove(connection, identifier)
            for indexed in things:
                self._remove(connection, indexed.thing.id)
                self._add(connection, indexed)

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
        wanted = normalise_name(text[:_LONGEST])
        with self._database.reading() as connection:
            ranked = _ranked(NameSearch(connection, wanted, narrowing)) if wanted else []
            page = page_of(ranked, limit=limit, cursor=cursor)
            hits = tuple(_hit(connection, candidate) for candidate in page.items)
        return Page(items=hits, total=page.total, next=page.next)

    def close(self) -> None:
        """Release the index's file."""
        self._database.close()

    def _add(self, connection: sqlite3.Connection, indexed: Indexed) -> None:
        thing, number = indexed.thing, next(self._numbers)
        weight = weight_of(indexed.links)
        filters = " ".join(sorted(_filters(indexed)))
        connection.execute(
            "INSERT INTO thing (number, id, iri, label, type, weight, filters) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, thing.id, thing.iri, thing.label, thing.type, weight, filters),
        )
        band = round((1 - weight) * _BANDS)
        for name in indexed.names:
            normalised = normalise_name(name)
            if not normalised:
                continue
            place = band * _BAND + next(self._places)
            read = " ".join(syllables(normalised))
            connection.execute(
                "INSERT INTO name (place, thing, name, normalised, syllables) VALUES (?, ?, ?, ?, ?)",
                (place, number, name, normalised, read),
            )
            connection.execute(
                "INSERT INTO gram (rowid, names, sounds, filters) VALUES (?, ?, ?, ?)",
                (place, *_pieces(normalised, read), filters),
            )

    def _remove(self, connection: sqlite3.Connection, identifier: str) -> None:
        found = connection.execute("SELECT number, filters FROM thing WHERE id = ?", (identifier,)).fetchone()
        if found is None:
            return
        number, filters = found
        for place, normalised, read in connection.execute(
            "SELECT place, normalised, syllables FROM name WHERE thing = ?", (number,)
        ).fetchall():
            # The engine keeps no texts, so that it has to be told what it is to forget.
            connection.execute(
                "INSERT INTO gram (gram, rowid, names, sounds, filters) VALUES ('delete', ?, ?, ?, ?)",
                (place, *_pieces(normalised, read), filters),
            )
        connection.execute("DELETE FROM name WHERE thing = ?", (number,))
        connection.execute("DELETE FROM thing WHERE number = ?", (number,))


def _pieces(normalised: str, read: str) -> tuple[str, str]:
    return " ".join(sorted(name_grams(normalised))), " ".join(sorted(sound_grams(read.split())))


def _filters(indexed: Indexed) -> set[str]:
    kinds = (("type", indexed.classes), ("region", indexed.regions), ("document", indexed.documents))
    return {filter_gram(kind, value) for kind, values in kinds for value in values}


def _ranked(search: NameSearch) -> list[Candidate]:
    """Return the best match of each thing, the best thing first."""
    best: dict[str, Candidate] = {}
    for group in ways(search):
        for way in group if len(best) < _FEW else ():
            for found in way():
                known = best.get(found.thing)
                if known is None or (score(found), found.name) > (score(known), known.name):
                    best[found.thing] = found
    return sorted(best.values(), key=lambda one: (-score(one), one.label, one.thing))[:MOST]


def _hit(connection: sqlite3.Connection, candidate: Candidate) -> SearchHit:
    query = "SELECT iri, type FROM thing WHERE id = ?"
    iri, kind = connection.execute(query, (candidate.thing,)).fetchone()
    thing = Thing(id=candidate.thing, iri=iri, label=candidate.label, type=kind)
    return SearchHit(thing=thing, score=round(score(candidate), 4), name=candidate.name, match=candidate.match)
