"""SPARQL updates in Oxigraph, and what one would change."""

import shutil
import tempfile
from collections import deque
from collections.abc import Collection, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from graph.sparql.guard import update_error
from graph.sparql.tokens import tokens
from graph.stores.backup import CopyableStore
from graph.stores.store import GraphName, in_graph
from graph.updates.data import DataOperation, data_operation
from graph.updates.text import update_text
from ontology.errors import QueryError

#: How the directories of forks begin, on which updates are tried.
FORK = "fork-"
#: How the directories of copies begin that queries are answered from.
SNAPSHOT = "snapshot-"
#: And how those of indexes of names do.
INDEX = "innokg-search-"


def run_update(engine: pyoxigraph.Store, update: str, base: str | None, after: str = "") -> None:
    """Carry out a checked update and operations after it in one transaction.

    Raises ``QueryError`` and its kinds where the update cannot be carried out, and ``OSError`` where the engine fails.
    """
    try:
        engine.update(joined(update, after), base_iri=base)
    except SyntaxError as error:
        raise update_error(error, update) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"The update was not carried out: {error}.") from error


def joined(update: str, after: str) -> str:
    """Return an update with operations after it."""
    if not after or not update:
        return update or after
    operation = data_operation(update)
    if operation is not None:
        return f"{update}\n{after}" if operation.ended else f"{update}\n;{after}"
    last = deque(tokens(update), maxlen=1)
    # An operation may end in a semicolon, two in a row are none; a comment ends with its line.
    return f"{update}\n{after}" if last and last[0].text == ";" else f"{update}\n;{after}"


def with_data(update: str, insert: Collection[Quad]) -> str:
    """Return an update that inserts quads without blank nodes too.

    >>> with_data("CLEAR DEFAULT", [])
    'CLEAR DEFAULT'
    """
    return joined(update, "".join(update_text(insert, (), ())))


def difference(
    engine: pyoxigraph.Store,
    files: CopyableStore | None,
    update: str,
    base: str | None,
    graphs: Collection[GraphName] | None,
) -> tuple[set[Quad], set[Quad]]:
    """Return the quads that a checked update would insert and those that it would delete, in all graphs or in some.

    It is carried out on a fork. One of a store on disk shares its files by hard links, which takes some 0.1 s for any
    size; a store in memory is copied. Of data that are inserted or deleted, each quad is looked up instead. Raises what
    ``run_update`` raises.
    """
    operation = data_operation(update)
    if operation is not None:
        return _of_data(engine, operation, base, graphs)
    if files is None or files.directory is None:
        copy = pyoxigraph.Store()
        copy.bulk_extend(engine)
        run_update(copy, update, base)
        return compared(lines_of(engine, graphs), copy, graphs)
    place = tempfile.mkdtemp(prefix=FORK, dir=files.directory)
    try:
        files.copy_to(Path(place) / "graph")
        return _on_disk(engine, Path(place) / "graph", update, base, graphs)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _of_data(
    engine: pyoxigraph.Store, operation: DataOperation, base: str | None, graphs: Collection[GraphName] | None
) -> tuple[set[Quad], set[Quad]]:
    """Return the difference that an operation makes whose quads its text holds."""
    made = pyoxigraph.Store()
    if not operation.inserts:
        # Blank nodes are data to insert, and none to delete.
        run_update(made, operation.text, base)
    run_update(made, operation.insertion, base)
    quads = {quad for quad in made if graphs is None or quad.graph_name in graphs}
    standing = {quad for quad in quads if quad in engine}
    return (quads - standing, set()) if operation.inserts else (set(), standing)


def _on_disk(
    engine: pyoxigraph.Store, place: Path, update: str, base: str | None, graphs: Collection[GraphName] | None
) -> tuple[set[Quad], set[Quad]]:
    """Return the difference that an update makes in a fork, which is closed when this returns."""
    fork = pyoxigraph.Store(str(place))
    before = lines_of(engine, graphs)
    run_update(fork, update, base)
    return compared(before, fork, graphs)


def sweep(directory: Path) -> None:
    """Remove the forks, snapshots and indexes that a process which was killed has left in a data directory."""
    for prefix in (FORK, SNAPSHOT, INDEX):
        for place in directory.glob(f"{prefix}*"):
            shutil.rmtree(place, ignore_errors=True)


#: The triples of graphs as lines of N-Triples, or all quads, under None, as lines of N-Quads.
Lines = dict[GraphName | None, set[bytes]]


def lines_of(engine: pyoxigraph.Store, graphs: Collection[GraphName] | None) -> Lines:
    """Return what some graphs hold, or all; as lines, since quads as Python objects take three times as long."""
    if graphs is None:
        return {None: _lines(engine.dump(format=RdfFormat.N_QUADS))}
    return {graph: _lines(engine.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)) for graph in graphs}


def compared(
    before: Lines, after: pyoxigraph.Store, graphs: Collection[GraphName] | None
) -> tuple[set[Quad], set[Quad]]:
    """Return the quads that only a store has and those that only the lines have, which were made for the same graphs.

    The lines are used up.
    """
    inserted: set[Quad] = set()
    deleted: set[Quad] = set()
    for graph in (None,) if graphs is None else graphs:
        old, new = before.pop(graph), lines_of(after, None if graph is None else [graph])[graph]
        for found, lines in ((inserted, new - old), (deleted, old - new)):
            found.update(quad if graph is None else in_graph(quad, graph) for quad in _parsed(lines))
    return inserted, deleted


def _lines(dump: bytes | None) -> set[bytes]:
    return set((dump or b"").split(b"\n"))


def _parsed(lines: set[bytes]) -> Iterator[Quad]:
    # The parser keeps the names of blank nodes, so that these are the store's own.
    return pyoxigraph.parse(b"\n".join(lines), format=RdfFormat.N_QUADS)
