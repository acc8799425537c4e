"""The section about single things: how long the service takes to answer what is known of one."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from statistics import median

import httpx
import pyoxigraph

from tests.api.server import serving
from tests.benchmarks.generated_dump import write_dump
from tests.benchmarks.tables import Options, table

_ASKED = 500
_WARM = 20
_MATCHED = 100
_SEED = 1
_QUESTIONS = (
    ("entity", "/api/entities/{}"),
    ("links", "/api/entities/{}/links?limit=100"),
    ("evidence", "/api/entities/{}/evidence?limit=20"),
    ("linked data (Turtle)", "/id/{}"),
    ("similar", "/api/entities/{}/similar"),
)
_MATCHES = (("Firm", "matches of firms", "firm"), ("Park", "what parks lack", "park"))
_THINGS = """PREFIX ikg: <https://w3id.org/innokg/ontology#>
SELECT DISTINCT ?thing WHERE { ?thing a ?kind . VALUES ?kind { ikg:Firm ikg:Park ikg:Platform ikg:Region } }"""
_LISTS = (
    ("list of firms", "/api/entities?type=Firm&limit=100"),
    ("best linked things", "/api/entities?sort=links&limit=100"),
    ("things of a region", "/api/entities?region=500000&limit=100"),
    ("documents", "/api/documents?limit=100"),
)


def things(options: Options) -> Iterator[str]:
    """Yield how long single things, their links and lists take over HTTP, on one connection."""
    with tempfile.TemporaryDirectory(prefix="innokg-bench-") as directory:
        store, dump = Path(directory) / "store", Path(directory) / "dump.nq"
        write_dump(dump, min(options.largest, 1_000_000))
        engine = pyoxigraph.Store(str(store))
        engine.bulk_load(path=dump)
        held = len(engine)
        found = sorted(str(row[0].value).rpartition("/")[2] for row in engine.query(_THINGS))  # type: ignore[union-attr]
        del engine
        identifiers = random.Random(_SEED).sample(found, min(_ASKED, len(found)))  # noqa: S311 - the same things each time
        yield f"A generated graph of {held:,} quads behind `innokg serve`, asked by one client over loopback about"
        yield f"{len(identifiers)} of its {len(found):,} firms, parks, platforms and regions, in milliseconds; lists"
        yield f"are asked for twenty times, matches of up to {_MATCHED} firms and parks. No answer is one that the"
        yield "client has already."
        yield ""
        with serving(store) as address, httpx.Client(base_url=address, timeout=60) as client:
            rows = [_timed(client, name, [path.format(one) for one in identifiers]) for name, path in _QUESTIONS]
            rows += [_timed(client, name, [path] * _WARM) for name, path in _LISTS]
            for kind, name, parameter in _MATCHES:
                asked = [one for one in identifiers if one.startswith(kind.lower())][:_MATCHED]
                rows.append(_timed(client, name, [f"/api/matches?{parameter}={one}" for one in asked]))
        yield from table(("question", "median", "99th percentile", "longest"), rows, left=1)


def _timed(client: httpx.Client, name: str, addresses: Sequence[str]) -> tuple[str, ...]:
    headers = {"accept": "text/turtle"} if name.startswith("linked data") else {}
    for address in addresses[:_WARM]:
        client.get(address, headers=headers).raise_for_status()
    taken = []
    for address in addresses:
        begun = time.perf_counter()
        client.get(address, headers=headers).raise_for_status()
        taken.append(time.perf_counter() - begun)
    last = sorted(taken)[ceil(len(taken) * 0.99) - 1]
    return name, *(f"{seconds * 1000:.1f}" for seconds in (median(taken), last, max(taken)))
