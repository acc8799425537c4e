r"""Updates of one operation that inserts or deletes data, read without a token for each of their words.

A body of some megabytes has a million words; as values they would take gigabytes, and a minute in which nobody else is
answered. What is not read here, such as escapes in names and triple terms, is read word by word.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SPACE = r"(?: \s | \#[^\r\n]*+ )"
_IRI = r"<[^\x00-\x20<>\"{}|^`'\\]*+>"
_TEXT = r"""(?:
    \"\"\" (?: \"{0,2}+ (?: [^"\\] | \\. ) )*+ \"\"\" | ''' (?: '{0,2}+ (?: [^'\\] | \\. ) )*+ '''
  | "(?! "" ) (?: [^"\\\r\n] | \\. )*+ " | '(?! '' ) (?: [^'\\\r\n] | \\. )*+ '
)"""
_TRIPLES = rf"(?: [^{{}}\"'<\#\\]++ | {_IRI} | {_TEXT} | \#[^\r\n]*+ )*+"
_PREFIX = rf"PREFIX {_SPACE}++ (?P<prefix> [\w.-]*+: ) {_SPACE}*+ (?P<iri> {_IRI} )"
_OPERATION = re.compile(
    rf"""
      (?P<prologue> (?: {_SPACE}++ | PREFIX {_SPACE}++ [\w.-]*+: {_SPACE}*+ {_IRI} | BASE {_SPACE}*+ {_IRI} )*+ )
      (?P<word> INSERT | DELETE ) {_SPACE}++ DATA {_SPACE}*+
      \{{ (?P<data> (?: {_TRIPLES} \{{ {_TRIPLES} \}} )*+ {_TRIPLES} ) \}} {_SPACE}*+ (?P<end> ;? ) {_SPACE}*+
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PART = re.compile(rf"(?P<before> {_TRIPLES} ) (?: \{{ (?P<within> {_TRIPLES} ) \}} | \Z )", re.VERBOSE | re.DOTALL)
_GRAPH = re.compile(
    rf"(?:^|[\s.}}]) (?P<keyword> GRAPH ) \s*+ (?P<name> {_IRI} | [\w.-]*+:[\w.:-]*+ ) \s*+ \Z",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = re.compile(rf"{_TRIPLES} \}}", re.VERBOSE | re.DOTALL)
_NOTHING = re.compile(rf"(?: {_SPACE} | \. )*+", re.VERBOSE)
_ABSOLUTE = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
_DECLARED = re.compile(_PREFIX, re.VERBOSE | re.IGNORECASE)
# No name of a graph, with the word before it and the spaces around, is longer.
_TAIL = 4000
_INSERT = "INSERT"


@dataclass(frozen=True, slots=True)
class DataOperation:
    """One INSERT DATA or DELETE DATA: its text, where the word is that tells which, and its prologue and data.

    ``ended`` tells whether a semicolon stands behind it.
    """

    text: str
    word: int
    prologue: str
    data: str
    ended: bool

    @property
    def inserts(self) -> bool:
        """Tell whether data are inserted, and not deleted."""
        return self.insertion == self.text

    @property
    def insertion(self) -> str:
        """Return the operation that inserts what this one inserts or deletes; all stands where it stood."""
        end = self.word + len(_INSERT)
        inserts = self.text[self.word : end].upper() == _INSERT
        return self.text if inserts else f"{self.text[: self.word]}{_INSERT}{self.text[end:]}"

    def graphs(self) -> frozenset[str] | None:
        """Return the names of the graphs of the data, the empty one for the default graph; None where they are unsure.

        >>> operation = data_operation("PREFIX a: <http://a.example/> INSERT DATA { GRAPH a:g { a:s a:p 1 } }")
        >>> operation.graphs() if operation else None
        frozenset({'http://a.example/g'})
        """
        prefixes = {found["prefix"]: found["iri"][1:-1] for found in _DECLARED.finditer(self.prologue)}
        names: set[str] = set()
        for part in _PART.finditer(self.data):
            before = part["before"]
            if part["within"] is not None:
                graph = _GRAPH.search(before, max(0, len(before) - _TAIL))
                name = _resolved(graph["name"], prefixes) if graph else None
                if graph is None or name is None:
                    return None
                names.add(name)
                before = before[: graph.start("keyword")]
                # Where a comment is open, the name is its, and the graph has another.
                if not _CLOSED.fullmatch(before + "}"):
                    return None
            if not _NOTHING.fullmatch(before):
                names.add("")
        return frozenset(names)


def data_operation(update: str) -> DataOperation | None:
    """Return what an update is where it is one INSERT DATA or DELETE DATA that can be read here, None where it is not.

    >>> data_operation("INSERT DATA { <a:s> <a:p> 1 } ; CLEAR ALL")
    """
    found = _OPERATION.fullmatch(update)
    if found is None:
        return None
    return DataOperation(update, found.start("word"), found["prologue"], found["data"], bool(found["end"]))


def _resolved(name: str, prefixes: Mapping[str, str]) -> str | None:
    """Return the absolute IRI that a name of a graph stands for, None where it is relative or not declared."""
    if name.startswith("<"):
        iri: str | None = name[1:-1]
    else:
        prefix, colon, local = name.partition(":")
        begin = prefixes.get(prefix + colon)
        iri = None if begin is None else begin + local
    return iri if iri is not None and _ABSOLUTE.match(iri) else None
