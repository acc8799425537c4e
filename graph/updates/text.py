"""Changes of quads as SPARQL update operations; the terms are written by pyoxigraph, which escapes what needs it."""

from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter

from pyoxigraph import DefaultGraph, NamedNode, Quad


def update_text(insert: Collection[Quad], delete: Collection[Quad], drop: Collection[NamedNode]) -> Iterator[str]:
    r"""Yield the parts of an update that drops graphs, deletes quads and inserts quads, in this order.

    >>> "".join(update_text([], [], [NamedNode("http://a.example/g")]))
    'DROP SILENT GRAPH <http://a.example/g>;\n'
    """
    for name in drop:
        yield f"DROP SILENT GRAPH {name};\n"
    for verb, quads in (("DELETE", delete), ("INSERT", insert)):
        if quads:
            yield f"{verb} DATA {{\n"
            for graph, held in groupby(quads, attrgetter("graph_name")):
                is_default = isinstance(graph, DefaultGraph)
                yield "" if is_default else f"GRAPH {graph} {{\n"
                yield from (f"{quad.triple} .\n" for quad in held)
                yield "" if is_default else "}\n"
            yield "};\n"
