"""XML from strangers as a tree: no entity is expanded, no other file is opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from ontology.errors import DamagedFileError

# lxml's only name for the type of its elements.
Element: TypeAlias = etree._Element


def parse_xml(data: bytes, *, name: str) -> Element:
    """Return the root of an XML document; raise ``DamagedFileError`` where it is malformed or declares a DTD.

    Office files never have a document type; one is there to expand entities or to fetch a file.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError(f"{name} is damaged: its XML cannot be read ({error}).") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFileError(f"{name} declares XML entities, which no Word file does; it is refused.")
    return root


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """Return the value of an attribute whatever its namespace, empty where it or the element is absent."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child with the first name, its first child with the second and so on; None where absent."""
    for name in path:
        element = None if element is None else next(children(element, name), None)
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, whatever their namespace."""
    return (each for each in element if local_name(each) == name)
