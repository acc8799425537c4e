"""What a user's query may not do, and where it breaks the grammar."""

import re

from pyoxigraph import Store

from ontology.errors import QueryError, QueryForbiddenError, QuerySyntaxError

_SERVICE = re.compile("service", re.IGNORECASE)
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r"^expected (?:one of )?(.*)", re.DOTALL)

# The prologue of a query or update and the first word after it: comments, BASE and PREFIX declarations are skipped.
_FIRST_WORD = re.compile(
    r"""(?:\s+ | \#[^\r\n]*
          | BASE\s*<[^>]*> | PREFIX\s+[^\s:<]*:\s*<[^>]*>)*
        (?P<word>[A-Za-z]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "ADD", "MOVE", "COPY", "CREATE", "WITH"})

# No other word of the grammar, and unlikely enough to meet a name that a query already uses.
_STAND_IN = "svkqxzj"

# The engine names everything that could have come next; past some words that helps nobody.
_EXPLAINED = 160


def check_query(query: str) -> None:
    """Raise ``QueryForbiddenError`` where a query has a SERVICE clause, at whatever depth.

    Only the engine's own grammar tells for certain whether a word is the keyword, part of a name, or inside a text
    or comment: a second tokenizer that differs from it in one corner can be led astray. So every ``service`` in the
    query is replaced by a word that is no keyword. In names, texts and comments that changes nothing about the
    grammar; a query that no longer parses had the keyword. A query that does not parse at all is left to the engine.

    >>> check_query('SELECT ?service { ?service ?p "SERVICE <http://a.example>" }')
    """
    if not _SERVICE.search(query) or not _parses(query):
        return
    if not _parses(_SERVICE.sub(_STAND_IN, query)):
        raise QueryForbiddenError("SERVICE is not allowed: a query may not reach other servers.")


def syntax_error(error: SyntaxError, query: str) -> QueryError:
    """Return what to raise for the engine's refusal to parse a query.

    >>> syntax_error(SyntaxError("error at 1:9: expected SELECT"), "DROP ALL").__class__.__name__
    'QueryForbiddenError'
    """
    first = _FIRST_WORD.match(query)
    if first and first["word"].upper() in _UPDATES:
        return QueryForbiddenError(f"Only queries are allowed here, and {first['word'].upper()} begins an update.")
    position = _POSITION.search(str(error))
    if position is None:
        return QuerySyntaxError(f"The query cannot be parsed: {error}.")
    line, column, text = int(position[1]), int(position[2]), position[3]
    return QuerySyntaxError(
        f"The query cannot be parsed at line {line}, column {column}{_explain(text)}.", line=line, column=column
    )


def _parses(query: str) -> bool:
    """Tell whether the engine takes a query; it runs on an empty store, where it finds nothing to do."""
    try:
        Store().query(query)
    except SyntaxError:
        return False
    return True


def _explain(text: str) -> str:
    """Return what the engine expected, without the character classes of its grammar."""
    expected = _EXPECTED.match(text)
    words = [part.strip() for part in re.split(r",\s+", expected[1] if expected else text)]
    if "Prefix not found" in words:
        return ": a prefix is not declared"
    plain = ", ".join(word for word in words if word and "[" not in word and "'" not in word)
    return f", where one of these could stand: {plain}" if plain and len(plain) <= _EXPLAINED else ""
