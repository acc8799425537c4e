"""Which names hold which pieces: compressed bitmaps of their places, in layers."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap64

# Names that are taken in before their places are written: their pieces take some 80 MB until then.
_AT_ONCE = 100_000
# Layers with up to so many times the names of all after them are put together with these: there are few of them at any
# time, and each name is written again once for each time that the index has grown by so much.
_GROWTH = 3

_LAYERS = "SELECT number, names FROM layer ORDER BY number"
_OF_PIECE = "SELECT places FROM posting WHERE layer = ? AND piece = ?"
_OF_LAYER = "SELECT piece, places FROM posting WHERE layer = ? ORDER BY piece"
_ADD_LAYER = "INSERT INTO layer VALUES (?, ?)"
_ADD_POSTING = "INSERT INTO posting VALUES (?, ?, ?)"
_KEEP_GONE = "INSERT OR REPLACE INTO gone VALUES (0, ?)"


def gone_places(connection: sqlite3.Connection) -> BitMap64:
    """Return the places of names that are gone and may still stand in a layer: they are not given to others."""
    row = connection.execute("SELECT places FROM gone").fetchone()
    return BitMap64() if row is None else BitMap64.deserialize(row[0])


class Postings:
    """The places of names by piece, in one state of the index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._layers = [number for number, _names in connection.execute(_LAYERS)]
        self._gone = gone_places(connection)
        self._read: dict[str, BitMap64] = {}

    def holding(self, piece: str) -> BitMap64:
        """Return the places of the names that hold a piece."""
        found = self._read.get(piece)
        if found is None:
            rows = (self._connection.execute(_OF_PIECE, (layer, piece)).fetchone() for layer in self._layers)
            held = [BitMap64.deserialize(row[0]) for row in rows if row is not None]
            found = self._read[piece] = BitMap64().union(*held) - self._gone
        return found

    def holding_all(self, pieces: Iterable[str], within: BitMap64 | None = None) -> BitMap64:
        """Return the places of the names that hold all pieces, of those ``within`` where it is given."""
        held = sorted((self.holding(piece) for piece in pieces), key=len)
        held += [] if within is None else [within]
        found = held[0]
        for other in held[1:]:
            if not found:
                break
            found = found & other
        return found

    def holding_any(self, pieces: Iterable[str]) -> BitMap64:
        """Return the places of the names that hold one of the pieces."""
        return BitMap64().union(*(self.holding(piece) for piece in pieces))


class PostingWriter:
    """Takes in names with their pieces, in one change of the index; ``close`` ends it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._names = 0
        self._gone: set[int] = set()

    def add(self, place: int, pieces: Iterable[str]) -> None:
        """Take in a name."""
        for piece in pieces:
            self._places[piece].append(place)
        self._names += 1
        if self._names >= _AT_ONCE:
            self._write()

    def forget(self, place: int) -> None:
        """Forget a name that a layer holds."""
        self._gone.add(place)

    def close(self) -> None:
        """Write what was taken in, and put together the layers that are small beside those after them."""
        if self._names:
            self._write()
        gone = gone_places(self._connection) | BitMap64(self._gone)
        layers = self._connection.execute(_LAYERS).fetchall()
        small: list[int] = []
        total = 0
        for number, names in reversed(layers):
            if total and names > _GROWTH * total:
                break
            small.append(number)
            total += names
        if len(small) > 1:
            self._put_together(small, total, gone)
            gone = BitMap64() if len(small) == len(layers) else gone
        self._connection.execute(_KEEP_GONE, (gone.serialize(),))

    def _write(self) -> None:
        postings = ((piece, BitMap64(places)) for piece, places in sorted(self._places.items()))
        self._add_layer(postings, self._names)
        self._places.clear()
        self._names = 0

    def _put_together(self, layers: list[int], names: int, gone: BitMap64) -> None:
        self._add_layer(_united([self._connection.execute(_OF_LAYER, (layer,)) for layer in layers], gone), names)
        self._connection.executemany("DELETE FROM posting WHERE layer = ?", ((layer,) for layer in layers))
        self._connection.executemany("DELETE FROM layer WHERE number = ?", ((layer,) for layer in layers))

    def _add_layer(self, postings: Iterable[tuple[str, BitMap64]], names: int) -> None:
        (number,) = self._connection.execute("SELECT coalesce(max(number), -1) + 1 FROM layer").fetchone()
        self._connection.execute(_ADD_LAYER, (number, names))
        rows = ((number, piece, places.serialize()) for piece, places in postings)
        self._connection.executemany(_ADD_POSTING, rows)


def _united(layers: Iterable[Iterable[tuple[str, bytes]]], gone: BitMap64) -> Iterator[tuple[str, BitMap64]]:
    """Yield the places of each piece in several layers, without those that are gone, by piece."""
    for piece, rows in groupby(merge(*layers, key=itemgetter(0)), key=itemgetter(0)):
        united = BitMap64().union(*(BitMap64.deserialize(places) for _piece, places in rows)) - gone
        if united:
            yield piece, united
