"""The sections about documents: how fast they are read and loaded, and in how much memory."""

from collections.abc import Iterator

from tests.benchmarks.measures import NOTICE, PLAN, measured
from tests.benchmarks.tables import Options, table

_LENGTHS = (PLAN, 10 * PLAN, 100 * PLAN)
_COUNTS = (25, 100, 400)
_LOADED = 24


def reading(_: Options) -> Iterator[str]:
    """Yield how fast documents are read."""
    yield "From the file to checked claims, in processor time, the least of several runs. The documents here and under"
    yield "Memory and Loading are made of the shipped sample plan and of texts of our own, mixed and with names that"
    yield f"change from part to part; a plan has {PLAN:,} characters, as that of a district has."
    yield ""
    rows: list[tuple[str, ...]] = []
    before: float | None = None
    for length in _LENGTHS:
        made = measured("speed", length)
        growth = "" if before is None else f"{made['seconds'] / before / 10:.2f}"
        rate = made["characters"] / made["seconds"]
        rows.append(
            (
                f"{length:,}",
                f"{made['seconds']:.2f}",
                f"{rate:,.0f}",
                f"{made['entities']:,.0f}",
                f"{made['facts']:,.0f}",
                growth,
            )
        )
        before = made["seconds"]
    head = ("characters", "seconds", "characters a second", "things", "facts", "time against ten times the row before")
    yield from table(head, rows)


def memory(_: Options) -> Iterator[str]:
    """Yield how much memory reading and loading take."""
    yield "The most memory of the process, in MB: of reading alone, and of loading into a store on disk while another"
    yield f"process reads. The documents have {NOTICE:,} characters."
    yield ""
    rows = []
    for count in _COUNTS:
        reading, loading = measured("reading_memory", count, NOTICE), measured("loading", count, NOTICE, 1)
        rows.append(
            (str(count), f"{reading['megabytes']:.0f}", f"{loading['megabytes']:.0f}", f"{loading['quads']:,.0f}")
        )
    yield from table(("documents", "reading", "loading", "quads in the store"), rows)


def loading(_: Options) -> Iterator[str]:
    """Yield how fast documents are loaded."""
    yield f"{_LOADED} plans into a store on disk, names compared, by the number of processes that read. A process takes"
    yield f"{measured('starting')['seconds']:.1f} s until it has read its first document. One process writes, beside"
    yield "those that read: it makes quads of claims, finds what follows in the view and puts all into the store, one"
    yield "transaction a document; about half of its time is the engine's. Where it has more to do than one that reads,"
    yield "as with plain text, more processes that read gain nothing."
    yield ""
    rows = []
    for jobs in (1, 2):
        made = measured("loading", _LOADED, PLAN, jobs)
        rate = _LOADED / made["seconds"]
        quads = (f"{made['quads']:,.0f}", f"{made['quads'] / made['seconds']:,.0f}")
        rows.append((str(jobs), f"{made['seconds']:.1f}", f"{rate:.1f}", *quads, f"{made['processor']:.1f}"))
    head = (
        "processes",
        "seconds",
        "plans a second",
        "quads",
        "quads a second",
        "processor time of the one that writes",
    )
    yield from table(head, rows)
