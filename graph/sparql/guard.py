"""What a user's query or update may not do, and where it breaks the grammar."""

import re
from collections.abc import Collection

from graph.sparql.grammar import check_grammar, check_parses, check_query_parses, without_service
from graph.sparql.silence import without_silent_loads, without_silent_services
from ontology.errors import QueryError, QueryForbiddenError, QuerySyntaxError

_SERVICE = re.compile("service", re.IGNORECASE)
_LOAD = re.compile("load", re.IGNORECASE)
# A clause whose address no two readers of IRIs read differently: no user, no escapes, nothing after the path.
_PLAIN_SERVICE = re.compile(
    r"""(?P<keyword>service) (?P<space>\s+) (?P<silent>silent\s+)?
        (?P<address><https?://(?P<host>[a-z0-9.-]+)(?::[0-9]{1,5})?(?:/[a-z0-9._~/-]*)?>)""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_ADDRESS = re.compile(r"<https?://(?P<host>[a-z0-9.-]+)(?::[0-9]{1,5})?(?:/[a-z0-9._~/-]*)?>", re.IGNORECASE | re.ASCII)
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

# The prologue of a query or update and the first word after it: comments, BASE and PREFIX declarations are skipped.
_FIRST_WORD = re.compile(
    r"""(?:\s+ | \#[^\r\n]*
          | BASE\s*<[^>]*> | PREFIX\s+[^\s:<]*:\s*<[^>]*>)*
        (?P<word>[A-Za-z]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "ADD", "MOVE", "COPY", "CREATE", "WITH"})
_QUERIES = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
# Against which relative IRIs are read where only the grammar counts.
_BASE = "http://localhost/"

# No words of the grammar, unlikely to meet a name that a query already uses, and as long as what they replace, so that
# the places of errors stay.
_STAND_IN = "svkqxzj"
_LOAD_STAND_IN = "lqxz"
# The engine reports a word that begins no operation after as many letters as its longest keyword there, VERSION, has.
_KEYWORD = 7

# What may lie between the stand-in and the place of an error that it causes.
_NEARBY = re.compile(r"(?:<|[\w:.-]*)\s*")

# Of what the engine expected, these phrases help; its keywords and character classes do not.
_EXPLANATIONS = {
    "Prefix not found": ": a prefix is not declared",
    "IRI parsing failed": ": an IRI is relative or holds a character that no IRI may hold",
    "The SELECT contains a variable that is unbound": ": it selects a variable that is not grouped",
}


def admitted_query(query: str, services: Collection[str] = ()) -> str:
    """Return a query to be answered in place of a user's: SERVICE SILENT that may reach nothing has an empty solution.

    What it fails to do it shall be silent about (SPARQL 1.1 Federated Query, section 2.3). The rest is checked as by
    ``check_query``, what is returned included.

    >>> admitted_query("ASK { SERVICE SILENT <http://a.example/> {} }")
    'ASK { OPTIONAL { {} FILTER(false) } }'
    """
    if not _SERVICE.search(query):
        return query
    changed = without_silent_services(query, lambda address: _host_of(address) in services)
    if changed == query:
        check_query(query, services)
        return query
    _check_without_service(query)
    try:
        check_query(changed, services)
    except QuerySyntaxError as error:  # Its place is none of the user's query.
        raise QueryForbiddenError("SERVICE is not allowed: a query may not reach other servers.") from error
    return changed


def admitted_update(update: str) -> str:
    """Return an update to be carried out in place of a user's: LOAD SILENT and SERVICE SILENT reach nothing.

    It is to be checked by ``check_update`` all the same. Raises ``QuerySyntaxError`` where it breaks the grammar and
    has SERVICE SILENT, after which the places of what follows are others.
    """
    changed = without_silent_loads(update) if _LOAD.search(update) else update
    if not _SERVICE.search(changed):
        return changed
    silent = without_silent_services(changed)
    placed = without_service(changed) if silent != changed else None
    if placed is not None:
        check_update(placed, parse=True)
    return silent


def _host_of(address: str) -> str | None:
    found = _ADDRESS.fullmatch(address)
    return found["host"].lower() if found else None


def check_query(query: str, services: Collection[str] = ()) -> None:
    """Raise ``QueryForbiddenError`` where a query has a SERVICE clause, at whatever depth.

    ``services`` are the names of hosts, in small letters, that SERVICE may reach where the query writes the plain
    address of the other server out. The engine follows no redirection from there to another host.

    Only the engine's own grammar tells for certain whether a word is the keyword, part of a name, or inside a text
    or comment: a second tokenizer that differs from it in one corner can be led astray. So the engine parses the query
    with every ``service`` replaced by a word that is no keyword. In names, texts and comments that changes nothing
    about the grammar, so a query that parses has no SERVICE clause. One that does not is refused, as forbidden where
    the engine stumbles over the word and with ``QuerySyntaxError`` where it does so elsewhere.

    >>> check_query('SELECT ?service { ?service ?p "SERVICE <http://a.example>" }')
    """
    if not _SERVICE.search(query):
        return
    harmless = _SERVICE.sub(_STAND_IN, _without(services, query))
    try:
        check_query_parses(harmless, _BASE)
    except SyntaxError as error:
        refusal = syntax_error(error, query)
        if isinstance(refusal, QuerySyntaxError) and _is_at_stand_in(refusal, harmless):
            _check_without_service(query)
            raise QueryForbiddenError("SERVICE is not allowed: a query may not reach other servers.") from error
        raise refusal from error


def _without(services: Collection[str], query: str) -> str:
    """Return a query with GRAPH for SERVICE where the clause reaches an allowed host.

    Both stand in the same places of the grammar, and every character keeps its place.
    """

    def replaced(match: re.Match[str]) -> str:
        if match["host"].lower() not in services:
            return match.group()
        silent = re.sub("[a-z]", " ", match["silent"] or "", flags=re.IGNORECASE)
        return f"{'GRAPH':<{len(match['keyword'])}}{match['space']}{silent}{match['address']}"

    return _PLAIN_SERVICE.sub(replaced, query) if services else query


def check_update(update: str, *, base: str | None = None, parse: bool = False) -> None:
    """Raise ``QueryForbiddenError`` where an update has a SERVICE clause or a LOAD operation.

    It is found as in queries, by the engine's own grammar. With ``parse``, an update without the words is parsed too,
    for a server that is to be sent only what parses. Nothing is carried out.

    >>> check_update('INSERT DATA { <http://a.example/load> <http://a.example/p> "LOAD <file:///x>" }')
    """
    if not parse and not (_SERVICE.search(update) or _LOAD.search(update)):
        return
    harmless = _LOAD.sub(_LOAD_STAND_IN, _SERVICE.sub(_STAND_IN, update))
    try:
        check_parses(harmless, base or _BASE)
    except SyntaxError as error:
        refusal = update_error(error, update)
        if isinstance(refusal, QuerySyntaxError):
            if _is_at_stand_in(refusal, harmless):
                raise QueryForbiddenError("SERVICE is not allowed: an update may not reach other servers.") from error
            place = _place(refusal, harmless)
            if _LOAD_STAND_IN in harmless[max(0, place - _KEYWORD) : place + len(_LOAD_STAND_IN)]:
                _check_load(update)
                raise QueryForbiddenError("LOAD is not allowed: an update may read no files and hosts.") from error
        raise refusal from error


def _check_without_service(query: str) -> None:
    """Raise ``QuerySyntaxError`` where a query breaks the grammar beside its SERVICE clauses."""
    changed = without_service(query)
    if changed is None:
        return
    try:
        check_query_parses(changed, _BASE)
    except SyntaxError as error:
        raise syntax_error(error, query) from error


def _check_load(update: str) -> None:
    """Raise ``QuerySyntaxError`` where an update breaks the grammar, its LOAD operations included."""
    try:
        check_grammar(update, _BASE)
    except SyntaxError as error:
        raise QuerySyntaxError("The update cannot be parsed.") from error


def query_form(query: str, base: str | None) -> str:
    """Return the form of a checked query: SELECT, ASK, CONSTRUCT or DESCRIBE; raise what it breaks of the grammar.

    >>> query_form("PREFIX a: <http://a.example/> ASK {}", None)
    'ASK'
    """
    try:
        check_query_parses(query, base)
    except SyntaxError as error:
        raise syntax_error(error, query) from error
    first = _FIRST_WORD.match(query)
    return first["word"].upper() if first else ""


def _is_at_stand_in(error: QuerySyntaxError, harmless: str) -> bool:
    """Tell whether an error lies at the stand-in: in it, right after it, or after the name that it begins.

    The engine compares keywords letter by letter, so the place is that of the longest one that it tried.
    """
    place = _place(error, harmless)
    before = harmless[: place + len(_STAND_IN)]
    return any(
        match.start() <= place and _NEARBY.fullmatch(harmless[match.end() : place])
        for match in re.finditer(_STAND_IN, before)
    )


def _place(error: QuerySyntaxError, text: str) -> int:
    """Return the index in a text at which an error lies; the text's length where the error does not know it."""
    if error.line is None or error.column is None:
        return len(text)
    lines = text.split("\n")[: error.line - 1]
    return sum(len(line) + 1 for line in lines) + error.column - 1


def syntax_error(error: SyntaxError, query: str) -> QueryError:
    """Return what to raise for the engine's refusal to parse a query.

    >>> syntax_error(SyntaxError("error at 1:9: expected SELECT"), "DROP ALL").__class__.__name__
    'QueryForbiddenError'
    """
    first = _FIRST_WORD.match(query)
    if first and first["word"].upper() in _UPDATES:
        return QueryForbiddenError(f"Only queries are allowed here, and {first['word'].upper()} begins an update.")
    return _unparsed("query", error)


def update_error(error: SyntaxError, update: str) -> QueryError:
    """Return what to raise for the engine's refusal to parse an update.

    >>> update_error(SyntaxError("error at 1:1: expected INSERT"), "ASK {}").__class__.__name__
    'QueryError'
    """
    first = _FIRST_WORD.match(update)
    if first and first["word"].upper() in _QUERIES:
        return QueryError(f"An update is wanted here, and {first['word'].upper()} begins a query.")
    return _unparsed("update", error)


def _unparsed(what: str, error: SyntaxError) -> QuerySyntaxError:
    position = _POSITION.search(str(error))
    if position is None:
        return QuerySyntaxError(f"The {what} cannot be parsed: {error}.")
    line, column, text = int(position[1]), int(position[2]), position[3]
    return QuerySyntaxError(
        f"The {what} cannot be parsed at line {line}, column {column}{_explain(text)}.", line=line, column=column
    )


def _explain(text: str) -> str:
    return next((words for phrase, words in _EXPLANATIONS.items() if phrase in text), "")
