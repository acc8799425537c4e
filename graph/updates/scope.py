"""Which graphs an update may change, as far as its words tell."""

import re
from collections.abc import Sequence

from graph.sparql.tokens import Kind, Token, tokens
from graph.updates.data import data_operation

#: Stands for the default graph among the names of graphs.
DEFAULT_GRAPH = ""

_ABSOLUTE = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\\']*)>")
_NAME = re.compile(r"([\w.-]*:)([\w.:-]*)")


class _UnknownScopeError(Exception):
    """Raised where the words do not tell which graph is meant."""


def graphs_changed(update: str) -> frozenset[str] | None:
    """Return the names of the graphs that an update may change, None where its words do not tell.

    They do not where a template has GRAPH with a variable, where all graphs are cleared, and where an IRI is relative.

    >>> sorted(graphs_changed("PREFIX a: <http://a.example/> INSERT DATA { a:s a:p 1 . GRAPH a:g { a:s a:p 1 } }"))
    ['', 'http://a.example/g']
    >>> graphs_changed("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }")
    """
    operation = data_operation(update)
    if operation is not None and (found := operation.graphs()) is not None:
        return found
    words = list(tokens(update))
    if any(word.kind is Kind.IRI and "'" in word.text for word in words):
        return None  # Where ``<`` was taken for the beginning of an IRI, a text may begin within it.
    try:
        return frozenset(_Scope(words).graphs())
    except (_UnknownScopeError, IndexError):
        return None


def only_removes(update: str) -> bool:
    """Tell whether an update has no operation but CLEAR and DROP.

    >>> only_removes("CLEAR DEFAULT; DROP ALL"), only_removes("DELETE WHERE { ?s ?p ?o }")
    (True, False)
    """
    words = [word for word in tokens(update) if word.text not in ("{", "}")]
    starts = [word.keyword for before, word in zip([None, *words], words, strict=False) if _begins(before)]
    return bool(starts) and all(start in ("CLEAR", "DROP") for start in starts)


def _begins(before: Token | None) -> bool:
    return before is None or (before.depth == 0 and before.text == ";")


class _Scope:
    """One pass over the tokens of an update."""

    def __init__(self, words: Sequence[Token]) -> None:
        self._words = words
        self._at = 0
        self._prefixes: dict[str, str] = {}
        self._with = DEFAULT_GRAPH

    def graphs(self) -> set[str]:
        found: set[str] = set()
        while self._at < len(self._words):
            found |= self._step(self._next())
        return found

    def _step(self, word: Token) -> set[str]:
        match word.keyword:
            case "PREFIX":
                name = self._next().text
                self._prefixes[name] = self._iri(self._next())
            case "BASE":
                self._next()
            case "WITH":
                self._with = self._iri(self._next())
            case "INSERT" | "DELETE":
                return self._template()
            case "USING":
                self._skip("NAMED")
                self._next()
            case "WHERE":
                self._block()
            case "CLEAR" | "DROP" | "CREATE":
                self._skip("SILENT")
                return {self._graph()}
            case "ADD" | "MOVE" | "COPY":
                self._skip("SILENT")
                source = self._graph()
                self._skip("TO")
                return {source, self._graph()}
            case _ if word.text == ";":
                self._with = DEFAULT_GRAPH
            case _:
                raise _UnknownScopeError
        return set()

    def _next(self) -> Token:
        self._at += 1
        return self._words[self._at - 1]

    def _skip(self, keyword: str) -> None:
        if self._words[self._at].keyword == keyword:
            self._at += 1

    def _graph(self) -> str:
        """Read what CLEAR, ADD and their like take: DEFAULT or a graph's name."""
        self._skip("GRAPH")
        word = self._next()
        return DEFAULT_GRAPH if word.keyword == "DEFAULT" else self._iri(word)

    def _template(self) -> set[str]:
        self._skip("DATA")
        self._skip("WHERE")
        found: set[str] = set()
        block = iter(self._block())
        for word in block:
            if word.depth > 1 or word.text in ("{", "}", "."):
                continue
            found.add(self._iri(next(block)) if word.keyword == "GRAPH" else self._with)
        return found

    def _block(self) -> Sequence[Token]:
        """Read the braces that begin here and all that is in them."""
        start = self._at
        if self._next().text != "{":
            raise _UnknownScopeError
        while not (self._words[self._at].text == "}" and self._words[self._at].depth == 0):
            self._at += 1
        self._at += 1
        return self._words[start : self._at]

    def _iri(self, word: Token) -> str:
        if absolute := _ABSOLUTE.fullmatch(word.text):
            return absolute[1]
        name = _NAME.fullmatch(word.text) if word.kind is Kind.NAME else None
        if name is None or name[1] not in self._prefixes:
            raise _UnknownScopeError
        return self._prefixes[name[1]] + name[2]
