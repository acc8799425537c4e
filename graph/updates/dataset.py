"""The ``using-graph-uri`` and ``using-named-graph-uri`` of a request, written into its update."""

from graph.sparql.dataset import SparqlDataset
from graph.sparql.tokens import tokens
from ontology.errors import QueryError

_OWN_GRAPHS = frozenset({"USING", "WITH"})


def with_dataset(update: str, dataset: SparqlDataset) -> str:
    """Return an update whose every WHERE is matched against the given graphs; the same update where none is given.

    The engine takes no data set beside an update, but the same words mean the same in it: a USING clause before each
    WHERE (SPARQL 1.1 Update, section 3.1.3). ``DELETE WHERE`` has no place for one and is written out as the template
    and the pattern that it stands for. Raises ``QueryError`` where the update names graphs itself, which the protocol
    forbids (section 2.2.3).

    >>> with_dataset("DELETE { ?s a ?t } WHERE { ?s a ?t }", SparqlDataset(default=("http://a.example/g",)))
    'DELETE { ?s a ?t } USING <http://a.example/g> WHERE { ?s a ?t }'
    >>> with_dataset("DELETE WHERE { ?s a ?t }", SparqlDataset(named=("http://a.example/g",)))
    'DELETE { ?s a ?t } USING NAMED <http://a.example/g> WHERE { ?s a ?t }'
    """
    if not dataset:
        return update
    clauses = [f"USING {node}" for node in dataset.default_nodes]
    clauses += [f"USING NAMED {node}" for node in dataset.named_nodes]
    using = " ".join(clauses)
    parts: list[str] = []
    copied, pattern, before = 0, None, ""
    for token in tokens(update):
        if token.depth == 0 and token.keyword in _OWN_GRAPHS:
            raise QueryError(
                f"The update has a {token.keyword} clause, so the request may have neither 'using-graph-uri' "
                "nor 'using-named-graph-uri'."
            )
        if token.depth == 0 and token.keyword == "WHERE":
            if before == "DELETE":
                parts.append(update[copied : token.start].rstrip(" "))
                copied = pattern = token.end
            else:
                parts.append(f"{update[copied : token.start]}{using} ")
                copied = token.start
        elif pattern is not None and token.depth == 0 and token.text == "}":
            block = update[pattern : token.end]
            parts.append(f"{block} {using} WHERE{block}")
            copied, pattern = token.end, None
        before = token.keyword
    return "".join((*parts, update[copied:]))
