"""Terms as Virtuoso 7 writes and reads them."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from pyoxigraph import BlankNode, QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from graph.stores.store import Term

# Virtuoso names a blank node by a number, with which it can be named in data too; here the number is in its label.
_NODE = "nodeID://b"
_LABEL = "nodeID-b"
_NUMBERED = re.compile(rf"{_LABEL}([0-9]+)")
# Numbers that Virtuoso gives itself begin at 10,000; those made here lie far above, and it takes none above 2**62.
_FIRST_OWN = 1 << 60

_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_ASK = "__ASK_RETVAL"
_NO_COLUMN = "_star_fake"
# Without one of these words in it, a result is as the standard has it.
_PECULIAR = (b'"bnode"', _BOOLEAN.encode(), _ASK.encode(), _NO_COLUMN.encode())


def written_term(term: Term) -> str:
    """Return a term as it stands in data for Virtuoso; a blank node gets the same name each time.

    >>> written_term(BlankNode("nodeID-b10007"))
    '<nodeID://b10007>'
    """
    if not isinstance(term, BlankNode):
        return str(term)
    numbered = _NUMBERED.fullmatch(term.value)
    if numbered:
        return f"<{_NODE}{numbered[1]}>"
    digest = hashlib.sha256(term.value.encode()).digest()
    return f"<{_NODE}{_FIRST_OWN + int.from_bytes(digest[:7])}>"


def parse_results(body: bytes) -> QuerySolutions | QueryBoolean:
    """Return the results in a body of Virtuoso's JSON; raise ``SyntaxError`` or ``ValueError`` for a damaged one."""
    if any(word in body for word in _PECULIAR):
        body = json.dumps(_standard(json.loads(body))).encode()
    return parse_query_results(body, format=QueryResultsFormat.JSON)


def _standard(results: Any) -> Mapping[str, Any]:
    rows, names = results.get("results", {}).get("bindings", []), results["head"].get("vars", [])
    if names == [_ASK]:
        return {"head": {}, "boolean": any(row[_ASK]["value"] == "1" for row in rows)}
    if "boolean" in results:
        return {"head": {}, "boolean": results["boolean"]}
    for row in rows:
        row.pop(_NO_COLUMN, None)
        for term in row.values():
            if term["type"] == "bnode":
                term["value"] = term["value"].replace(_NODE, _LABEL)
            elif term.get("datatype") == _BOOLEAN:
                term["value"] = {"0": "false", "1": "true"}.get(term["value"], term["value"])
    return {"head": {"vars": [name for name in names if name != _NO_COLUMN]}, "results": {"bindings": rows}}
