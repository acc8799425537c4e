"""What is looked for in hostile RDF before its parser sees it: nesting that overflows stacks, entities that explode.

Measured with pyoxigraph 0.5.13: JSON-LD nested 5,000 deep and triple terms nested 50,000 deep end the process, RDF/XML
nested 100,000 deep takes 95 seconds, and eight XML entities of ten references each make 90 MB of one literal.
"""

import re
from collections import Counter
from xml.parsers import expat

from ontology.errors import RdfSyntaxError, ReadingError, TooLargeError

_JSON_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
DEEPEST_JSON = 200
DEEPEST_XML = 200
# The opening of a triple term (RDF 1.2), which is refused in any number; so many may stand in literals.
_TRIPLE_TERM = b"<<("
_MOST_TRIPLE_TERMS = 500
_LONGEST_ENTITY = 4096
_MOST_EXPANDED = 64 * 2**20


def syntax_error(name: str, message: str, *, line: int | None, column: int | None) -> RdfSyntaxError:
    """Return the error for broken syntax, with the file and as much of the place as is known."""
    place = "" if line is None else f", line {line}" + ("" if column is None else f", column {column}")
    return RdfSyntaxError(f"{name}{place}: {message.rstrip('.')}.", line=line, column=column)


def check_json(data: bytes, *, name: str) -> None:
    """Refuse JSON that is nested deeper than any real document."""
    depth = 0
    for match in _JSON_TOKEN.finditer(data):
        token = match.group()
        if token in (b"[", b"{"):
            depth += 1
            if depth > DEEPEST_JSON:
                raise TooLargeError(f"{name} is nested more than {DEEPEST_JSON} deep, which no real JSON-LD is.")
        elif token in (b"]", b"}"):
            depth -= 1


def check_triple_terms(data: bytes, *, name: str) -> None:
    """Refuse files full of triple terms."""
    if data.count(_TRIPLE_TERM) > _MOST_TRIPLE_TERMS:
        raise ReadingError(f"{name} has triple terms (RDF 1.2, <<( … )>>); innokg reads RDF 1.1.")


def check_xml(data: bytes, *, name: str) -> None:
    """Refuse XML that is not well-formed, nested too deep, or whose entities reach outside or expand too far.

    Entities that stand for a part of an IRI, as ontology editors write them, are let through.
    """
    _XmlCheck(data, name).run()


class _XmlCheck:
    """One pass over an XML file with expat, which knows lines and loads nothing from outside."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self._depth = 0
        self._entities: dict[str, int] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.EntityDeclHandler = self._entity

    def run(self) -> None:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise syntax_error(
                self._name, expat.errors.messages[error.code], line=error.lineno, column=error.offset + 1
            ) from error
        uses = Counter({entity: self._data.count(f"&{entity};".encode()) for entity in self._entities})
        if sum(uses[entity] * length for entity, length in self._entities.items()) > _MOST_EXPANDED:
            raise TooLargeError(f"{self._name} has XML entities that make it far larger than it is.")

    def _open(self, _tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST_XML:
            raise TooLargeError(
                f"{self._name}, line {self._parser.CurrentLineNumber}: elements are nested over {DEEPEST_XML} deep."
            )

    def _close(self, _tag: str) -> None:
        self._depth -= 1

    def _entity(
        self,
        entity: str,
        is_parameter: bool,
        value: str | None,
        _base: str | None,
        system: str | None,
        public: str | None,
        notation: str | None,
    ) -> None:
        place = f"{self._name}, line {self._parser.CurrentLineNumber}: the XML entity {entity!r}"
        if is_parameter or value is None or system or public or notation:
            raise ReadingError(f"{place} is taken from outside the file, which innokg does not do.")
        if "&" in value or "%" in value or len(value) > _LONGEST_ENTITY:
            raise ReadingError(f"{place} is made of other entities or longer than {_LONGEST_ENTITY:,} characters.")
        if len(self._entities) > _MOST_TRIPLE_TERMS:
            raise ReadingError(f"{place} is one of too many.")
        self._entities[entity] = len(value)
