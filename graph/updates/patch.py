"""An update as a patch of one graph (SPARQL 1.1 Graph Store HTTP Protocol, section 5.7)."""

from collections.abc import Sequence

from pyoxigraph import NamedNode

from graph.sparql.silence import is_certain
from graph.sparql.tokens import Token, tokens
from graph.updates.scope import DEFAULT_GRAPH, graphs_changed
from ontology.errors import QueryError

_DECLARATIONS = {"PREFIX": 3, "BASE": 2}


def patch_of(update: str, graph: NamedNode | None) -> str:
    """Return an update whose default graph is a named one, or the same update where the graph is the default one.

    It may insert and delete triples; raises ``QueryError`` where it does more, or to other graphs.

    >>> patch_of("INSERT DATA { <a:s> <a:p> 1 }", NamedNode("a:g"))
    'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }'
    >>> patch_of("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", NamedNode("a:g"))
    'WITH <a:g> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }'
    """
    patch = update if graph is None else _moved(update, graph)
    changed = graphs_changed(patch)
    if changed is None or not changed <= {DEFAULT_GRAPH if graph is None else graph.value}:
        raise QueryError("A patch inserts and deletes triples of the graph that the address names, without GRAPH.")
    return patch


def _moved(update: str, graph: NamedNode) -> str:
    words = list(tokens(update))
    if not is_certain(words):
        raise QueryError("The patch can be read in more than one way: put a space after each '<' that compares.")
    inserted: dict[int, str] = {}
    place, begins = 0, True
    while place < len(words):
        word = words[place]
        if word.depth == 0 and begins and word.keyword in _DECLARATIONS:
            place += _DECLARATIONS[word.keyword]
            continue
        if begins and word.keyword in ("INSERT", "DELETE") and place + 1 < len(words):
            place = _begin(words, place, graph, inserted)
            begins = False
        elif begins and word.text != ";":
            raise QueryError("A patch inserts and deletes triples; it has no other operation.")
        elif word.depth == 0 and word.keyword == "USING":
            raise QueryError("A patch is matched against the graph that the address names, without USING.")
        else:
            begins = word.depth == 0 and word.text == ";"
            place += 1
    for at in sorted(inserted, reverse=True):
        update = update[:at] + inserted[at] + update[at:]
    return update


def _begin(words: Sequence[Token], place: int, graph: NamedNode, inserted: dict[int, str]) -> int:
    """Note what the operation that begins at a token needs; return the place of the next token to look at."""
    if words[place + 1].keyword not in ("DATA", "WHERE"):
        inserted[words[place].start] = f"WITH {graph} "
        return place + 1
    end = next((at for at in range(place + 3, len(words)) if words[at].text == "}" and words[at].depth == 0), None)
    if words[min(place + 2, len(words) - 1)].text == "{" and end is not None:
        inserted[words[place + 2].end] = f" GRAPH {graph} {{"
        inserted[words[end].start] = "} "
        return end + 1
    return place + 2
