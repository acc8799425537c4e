"""The index of all names: what it holds, and how it follows the view."""

import sqlite3
from collections.abc import Collection, Iterable
from itertools import chain, count

from graph.answers import Page, SearchHit, Thing
from graph.pagination import page_of
from graph.search.database import SearchDatabase
from graph.search.finding import NameSearch, Narrowing, ways
from graph.search.grams import filter_gram, name_grams, sound_grams
from graph.search.indexed import Indexed
from graph.search.kept import KeptIndex
from graph.search.pinyin import syllables
from graph.search.postings import PostingWriter, gone_places
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


_ADD_THING = "INSERT INTO thing (number, id, iri, type) VALUES (?, ?, ?, ?)"
_ADD_NAME = "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)"


class SearchIndex:
    """Names of things, found by any part of them.

    Each name has a place, those of important things first, and each piece of names a bitmap of the places of those that
    hold it: of very many matches the first thousand are enough. Methods may be called from several threads.
    """

    def __init__(self, things: Iterable[Indexed] = (), *, kept: KeptIndex | None = None) -> None:
        self._database = SearchDatabase(kept)
        self._numbers = count()
        self._places = _Places({})
        self.update(things)

    @classmethod
    def of_last_run(cls, kept: KeptIndex) -> "SearchIndex | None":
        """Return the index that the last run left, None where there is none of the present state of the store."""
        try:
            found = cls.__new__(cls)
            found._database = SearchDatabase(kept, anew=False)
            with found._database.reading() as connection:
                (number,) = connection.execute("SELECT coalesce(max(number), -1) FROM thing").fetchone()
                found._places = _Places.after_last(connection)
        except (sqlite3.DatabaseError, ValueError):
            return None
        found._numbers = count(number + 1)
        return found

    def keep(self, kept: KeptIndex) -> None:
        """Leave the index to the next run; nobody may use it any more."""
        self._database.keep(kept)

    def update(self, things: Iterable[Indexed], *, gone: Collection[str] = ()) -> None:
        """Put things in place of what was held of them, and remove those that are ``gone``, by id."""
        with self._database.writing() as connection:
            postings = PostingWriter(connection)
            for identifier in gone:
                _remove(connection, postings, identifier)
            for indexed in things:
                _remove(connection, postings, indexed.thing.id)
                self._add(connection, postings, indexed)
            postings.close()

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

    def _add(self, connection: sqlite3.Connection, postings: PostingWriter, indexed: Indexed) -> None:
        thing, number = indexed.thing, next(self._numbers)
        connection.execute(_ADD_THING, (number, thing.id, thing.iri, thing.type))
        weight, filters = weight_of(indexed.links), _filters(indexed)
        for name in indexed.names:
            normalised = normalise_name(name)
            if normalised:
                place, read = self._places.take(weight), syllables(normalised)
                row = (place, number, thing.label, weight, name, normalised, " ".join(read))
                connection.execute(_ADD_NAME, row)
                postings.add(place, chain(name_grams(normalised), sound_grams(read), filters))


class _Places:
    """The places that names get: in bands of importance, one after the other within each."""

    def __init__(self, following: dict[int, int]) -> None:
        self._following = following

    @classmethod
    def after_last(cls, connection: sqlite3.Connection) -> "_Places":
        """Return the places after those that names have or had."""
        following = {}
        gone = gone_places(connection)
        for band in range(_BANDS + 1):
            ends = band * _BAND, (band + 1) * _BAND
            query = "SELECT max(place) FROM name WHERE place >= ? AND place < ?"
            (last,) = connection.execute(query, ends).fetchone()
            others = gone.rank(ends[1] - 1)
            following[band] = max(ends[0], 0 if last is None else last + 1, gone[others - 1] + 1 if others else 0)
        return cls(following)

    def take(self, weight: float) -> int:
        """Return a place for a name of a thing of some importance, 0..1, that no name has or had."""
        band = round((1 - weight) * _BANDS)
        place = self._following.get(band, band * _BAND)
        self._following[band] = place + 1
        return place


def _remove(connection: sqlite3.Connection, postings: PostingWriter, identifier: str) -> None:
    found = connection.execute("SELECT number FROM thing WHERE id = ?", (identifier,)).fetchone()
    if found is not None:
        for (place,) in connection.execute("SELECT place FROM name WHERE thing = ?", found):
            postings.forget(place)
        connection.execute("DELETE FROM name WHERE thing = ?", found)
        connection.execute("DELETE FROM thing WHERE number = ?", found)


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
