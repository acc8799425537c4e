"""Dumps of graphs in the shape that loads give them, of any size: ``python -m tests.benchmarks.generated_dump``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from graph.rdf.mapping import to_quads
from graph.rdf.terms import Names
from ontology.namespaces import Namespaces
from tests.benchmarks.generated_documents import claims
from tests.benchmarks.generated_world import World

# What a document and what follows from it in the view have, about.
_QUADS_OF_EACH = 3_700


def write_dump(path: Path, quads: int, *, seed: int = 0) -> int:
    """Write the N-Quads of a graph with about so many quads, its view included; return how many they are."""
    documents = max(1, round(quads / _QUADS_OF_EACH))
    world = World(documents)
    written = 0
    with path.open("wb") as file:
        for lines in _documents(documents, world, seed):
            file.writelines(lines)
            written += len(lines)
    return written


def _documents(count: int, world: World, seed: int) -> Iterator[list[bytes]]:
    """Yield the lines of each document, those of the view once in all documents."""
    names = Names(Namespaces())
    seen: set[int] = set()
    for number in range(count):
        quads = to_quads(claims(number, world, seed=seed), names)
        stated = names.namespaces.document_graph(f"plan-{number}")
        # Nothing is merged and every thing has one name, so that the view is the union of what documents state.
        view = [Quad(quad.subject, quad.predicate, quad.object) for quad in quads if _stands_in(quad, stated)]
        lines = _lines(quads)
        for line in _lines(view):
            key = hash(line)
            if key not in seen:
                seen.add(key)
                lines.append(line)
        yield lines


def _stands_in(quad: Quad, graph: str) -> bool:
    return str(quad.graph_name) == f"<{graph}>"


def _lines(quads: "frozenset[Quad] | list[Quad]") -> list[bytes]:
    # The order of a set of hashes changes from run to run.
    return sorted((serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))


if __name__ == "__main__":
    sys.stdout.write(f"{write_dump(Path(sys.argv[1]), int(sys.argv[2])):,} quads\n")
