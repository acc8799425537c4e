"""The words of a SPARQL update, as far as its structure needs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_TOKEN = re.compile(
    r"""
      (?P<SPACE> \s+ | \#[^\r\n]* )
    | (?P<IRI> <[^\x00-\x20<>"{}|^`]*> )
    | (?P<TEXT> \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
              | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<VARIABLE> [?$]\w+ )
    | (?P<NAME> (?:[^\W\d_][\w.·-]*|_)?:(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\.)* | @[A-Za-z]+(?:-\w+)* | \d[\w.]* )
    | (?P<WORD> [^\W\d]\w* )
    | (?P<SIGN> . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Kind(Enum):
    """What a token is; a ``NAME`` is a prefixed name, a blank node, a language tag or a number."""

    IRI = auto()
    TEXT = auto()
    VARIABLE = auto()
    NAME = auto()
    WORD = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place in the text; ``depth`` counts the braces that are open around it."""

    kind: Kind
    text: str
    start: int
    end: int
    depth: int

    @property
    def keyword(self) -> str:
        """Return the word in capitals, nothing for what is no word.

        >>> next(iter(tokens("where"))).keyword
        'WHERE'
        """
        return self.text.upper() if self.kind is Kind.WORD else ""


def tokens(update: str) -> Iterator[Token]:
    """Yield the tokens of a SPARQL update without spaces and comments.

    Braces carry the depth outside of them. The engine's parser knows by context whether ``<`` begins an IRI or
    compares, and this does not; so what is made with it must be parsed by the engine, and no safety may rest on it.

    >>> [(token.text, token.depth) for token in tokens("DELETE{?s a <x>}#}")]
    [('DELETE', 0), ('{', 0), ('?s', 1), ('a', 1), ('<x>', 1), ('}', 0)]
    """
    depth = 0
    for match in _TOKEN.finditer(update):
        kind = match.lastgroup or "SPACE"
        if kind == "SPACE":
            continue
        if match.group() == "}":
            depth -= 1
        yield Token(Kind[kind], match.group(), match.start(), match.end(), depth)
        if match.group() == "{":
            depth += 1
