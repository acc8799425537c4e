"""A dump of a whole graph into a directory that holds none: at the engine's own pace, and seen by nobody before."""

import mmap
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from graph.answers import LoadResult
from graph.canonical import merge
from graph.exchange.dump_counts import count_dump
from graph.judgement_graph import JudgementGraph
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from graph.stores.backup import TEMPORARY
from graph.stores.oxigraph_engine import Engine
from graph.stores.oxigraph_record import write_record
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.restoring import move_up
from graph.stores.store import Row
from graph.view.view import View
from graph.writing import Writer
from ontology.errors import RdfSyntaxError, StoreError
from ontology.namespaces import Namespaces

# No dump has more space between two terms.
_SPACE = 64
# The mark of blank nodes and that of triple terms, each with what of it few texts have.
_MARKS = ((b"_", b"_:"), (b"(", b"<<("))
# From how many bytes on the view is tried on things whose digest begins so.
_SAMPLES = ((200_000_000, "a7"), (12_000_000, "a"))
# Bytes that are looked through at a time.
_WINDOW = 1 << 14
_DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDump:
    """What a dump held.

    ``results`` tells what each document states, ``facts`` counts what all state, by kind and within it by class,
    relation, kind of figure and attribute; ``linking_due`` tells whether the graph had names left to compare.
    """

    results: tuple[LoadResult, ...]
    facts: Mapping[str, Mapping[str, int]]
    linking_due: bool


def load_whole(dump: Path, directory: Path, namespaces: Namespaces) -> WholeDump | None:
    """Put the N-Quads of a whole graph into a directory that does not exist or is empty; all of it or nothing.

    None is returned, and the directory left empty, where the dump is not as
    ``export`` writes it: it has blank nodes, triple terms, graphs of other names than innokg's, documents without their
    description or values that no document can state. Then it is to be read statement by statement. The view is taken
    from the dump where a sample of it agrees with what the documents state, and is made anew where it does not. Raises
    ``RdfSyntaxError`` for broken syntax and ``StoreError`` where the directory cannot be written or has got something
    else in the meantime.
    """
    existed = directory.exists()
    try:
        directory.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=directory))
    except OSError as error:
        raise StoreError(f"The directory {directory} cannot be written: {error.strerror}.") from error
    loaded: WholeDump | None = None
    try:
        if _fill(dump, place / "graph"):
            loaded = _checked(place / "graph", Names(namespaces), _beginning(dump.stat().st_size))
        if loaded is not None:
            if len(list(directory.iterdir())) > 1:
                raise StoreError(f"The directory {directory} is no longer empty.")
            write_record(place / "graph")
            move_up(place / "graph", directory)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if loaded is None and not existed:
            directory.rmdir()
    return loaded


def _fill(dump: Path, place: Path) -> bool:
    """Load a dump into a new store; tell whether it holds what a dump of innokg's may hold."""
    try:
        if not _is_usual(dump):
            return False
        engine = pyoxigraph.Store(str(place))
        engine.bulk_load(path=str(dump), format=RdfFormat.N_QUADS)
        engine.flush()
        return all(isinstance(name, NamedNode) for name in engine.named_graphs())
    except SyntaxError as error:
        message = f"{dump.name}, line {error.lineno}: {error.msg.rstrip('.')}."
        raise RdfSyntaxError(message, line=error.lineno, column=error.offset) from error
    except (OSError, RuntimeError) as error:
        raise StoreError(f"The dump could not be loaded: {error}.") from error


def _is_usual(dump: Path) -> bool:
    """Tell whether a dump has neither blank nodes nor triple terms, whose nesting may overflow the engine's stack.

    The marks of both may stand in texts, so that it counts what they come after: a line's beginning or an IRI's end.
    """
    with dump.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            for at in _marks(data):
                before = data[max(0, at - _SPACE) : at].rstrip(b" \t")
                if not before or before.endswith((b">", b"\n", b"\r")):
                    return False
    return True


def _marks(data: mmap.mmap) -> Iterator[int]:
    """Yield where the marks of blank nodes and triple terms stand.

    A character that few texts have is looked for first, which takes an eighth of the time of looking for the mark.
    """
    for start in range(0, len(data), _WINDOW):
        end = start + _WINDOW
        for rare, mark in _MARKS:
            if data.find(rare, start, end) >= 0:
                # A mark may stand across the end of a window.
                beginning, after = max(0, start - len(mark)), end + len(mark)
                at = data.find(mark, beginning, after)
                while at >= 0:
                    yield at
                    at = data.find(mark, at + 1, after)


def _beginning(size: int) -> str:
    """Return how the digests begin of those things of a dump of so many bytes that its view is tried on.

    They are some fifty things at least, and one of 256 of a large dump.
    """
    return next((beginning for least, beginning in _SAMPLES if size >= least), "")


def _checked(place: Path, names: Names, beginning: str) -> WholeDump | None:
    """Return what a new store holds, None where it is no whole graph of innokg's."""
    # A store that is open for writing tidies its files, for minutes where it is large: that is for its first service.
    with closing(OxigraphStore(Engine.to_read(place))) as store, ThreadPoolExecutor() as pool:
        queries = NamedQueries(store, names.namespaces)
        faults = pool.submit(queries.select, "dump-faults")
        sample = pool.submit(queries.select, "dump-sample", beginning=[Literal(beginning)])
        counts = pool.submit(count_dump, queries, names)
        documents = _documents(store, queries, names)
        if not documents or faults.result():
            return None
        found = WholeDump(
            results=counts.result().results(documents),
            facts=counts.result().facts(documents),
            linking_due=JudgementGraph(store, names).linking_due,
        )
        agrees = _agrees(store, sample.result(), names)
    if not agrees:
        with closing(OxigraphStore.open(place)) as store:
            Writer(store, names).rebuild()
    return found


def _documents(store: OxigraphStore, queries: NamedQueries, names: Names) -> dict[str, str]:
    """Return the ids of the documents by their graphs; none where a graph or a description is not as it should be."""
    namespaces = names.namespaces
    own = {namespaces.judgements_graph, namespaces.loads_graph}
    own |= {namespaces.asserted_graph, namespaces.retracted_graph}
    ids: dict[str, str] = {}
    for graph, document in queries.select("dump-documents"):
        found = (names.identifier(document) or "").removeprefix("document-")
        if isinstance(graph, NamedNode) and graph.value == namespaces.document_graph(found):
            ids[graph.value] = found
            own |= {namespaces.evidence_graph(found), namespaces.quarantine_graph(found)}
    graphs = {graph.value for graph in store.graphs()}
    well_named = all(_DOCUMENT_ID.fullmatch(found) for found in ids.values())
    return ids if well_named and graphs <= own | ids.keys() else {}


def _agrees(store: OxigraphStore, sample: Iterable[Row], names: Names) -> bool:
    """Tell whether the view says of a sample of things what the documents and people's word make."""
    judgements = JudgementGraph(store, names).judgements()
    nodes = (subject for (subject,) in sample if isinstance(subject, NamedNode))
    return View(store, names).agrees(nodes, merge(judgements))
