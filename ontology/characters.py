"""Characters that documents hold and XML does not."""

import re

# XML 1.0 has no way to write these; half of a surrogate pair, which it has not either, no text of RDF may hold.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Return a text of the same length with a space in place of each control character that XML 1.0 cannot hold.

    Without that, the XML that a SPARQL engine writes of a name from a hostile file is no XML.

    >>> printable("创新\x0b中心")
    '创新 中心'
    """
    return _NOT_IN_XML.sub(" ", text)


def is_unicode(text: str) -> bool:
    r"""Tell whether a text is one: half of a surrogate pair stands for no character.

    >>> is_unicode("创新"), is_unicode("\ud800")
    (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def has_break(text: str) -> bool:
    r"""Tell whether a text holds the end of a line or a tabulator, which no name does.

    >>> has_break("创新中心"), has_break("创新\n中心")
    (False, True)
    """
    return any(character in text for character in "\n\r\t\v\f\x85\u2028\u2029")
