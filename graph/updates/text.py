"""Changes of quads as SPARQL update operations; the terms are written by pyoxigraph, which escapes what needs it."""

from collections.abc import Collection, Iterator

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
            yield from map(quad_pattern, quads)
            yield "};\n"


def quad_pattern(quad: Quad) -> str:
    """Return a quad as it stands in the braces of an operation, with the end of its line."""
    if isinstance(quad.graph_name, DefaultGraph):
        return f"{quad.triple} .\n"
    return f"GRAPH {quad.graph_name} {{ {quad.triple} }}\n"
