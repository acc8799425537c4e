"""Updates that would bring something else when they are carried out once more."""

import re
from collections.abc import Iterable

from pyoxigraph import Quad

from graph.stores.store import is_nameless
from ontology.errors import QueryError

# Functions that would give another value when the update is carried out than when its difference was taken.
_ANOTHER_EACH_TIME = re.compile(r"\b(NOW|RAND|UUID|STRUUID)\b", re.IGNORECASE)


def differs_each_time(update: str) -> bool:
    """Tell whether an update may bring other values each time.

    >>> differs_each_time("INSERT { ?s ?p ?now } WHERE { ?s ?p ?o BIND(NOW() AS ?now) }")
    True
    """
    return bool(_ANOTHER_EACH_TIME.search(update))


def refuse_nameless(quads: Iterable[Quad]) -> None:
    """Raise ``QueryError`` where blank nodes are among quads that are to be brought as they were computed."""
    if any(map(is_nameless, quads)):
        raise QueryError(
            "An update may not bring blank nodes together with times, random numbers or UUIDs into the default graph "
            "or a graph of innokg's: do it in two updates."
        )
