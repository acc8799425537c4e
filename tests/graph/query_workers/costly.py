"""Queries that cost what no service may spend, and the processes that they cost it in."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from graph.query_workers.pool import QueryWorkers

SMALL = "SELECT ?o { <http://a.example/s> <http://a.example/p> ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

_NUMBERS = " ".join(map(str, range(1000)))
# A thousand numbers to the sixth power, with nothing to keep.
_PRODUCT = " ".join(f"VALUES ?n{index} {{ {_NUMBERS} }}" for index in range(6))
ENDLESS = f"SELECT * {{ {_PRODUCT} FILTER(?n0 + ?n1 + ?n2 < -1) }}"
# The same numbers, each row kept to be sorted.
HOG = f"SELECT * {{ {_PRODUCT} }} ORDER BY ?n5 ?n0"
# Rows without end, written as they are found.
LONG = f"SELECT * {{ {_PRODUCT} }}"
NESTED = "ASK " + "{" * 50_000 + "}" * 50_000


def values(workers: QueryWorkers, query: str = SMALL) -> list[str]:
    """Return the values that workers answer with."""
    rows = json.loads(workers.answer(query).body)["results"]["bindings"]
    return [cell["value"] for row in rows for cell in row.values()]


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that is dead and not yet waited for does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


def soon(condition: Callable[[], bool], seconds: float = 15.0) -> bool:
    """Tell whether a condition holds within some seconds."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
