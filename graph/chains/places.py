"""Which documents are about which regions."""

from collections.abc import Collection, Mapping

from graph.suggestions import did_you_mean, like
from ontology.errors import NotFoundError
from ontology.regions import ancestors, resolve
from ontology.regions import region as region_of

_REGION = "region-"


def code_of(text: str) -> str:
    """Return the code of the region that a name, a code or an id means; raise ``NotFoundError`` where there is none.

    >>> code_of("涪陵区"), code_of("region-500102"), code_of("500102")
    ('500102', '500102', '500102')
    """
    code = text.removeprefix(_REGION)
    if len(code) == 6 and code.isascii() and code.isdigit():
        return code
    found = resolve(text)
    if found is None:
        raise NotFoundError(f"No region is called {text!r}, or several are; its GB/T 2260 code tells.")
    return found.code


def lies_in(code: str, outer: str) -> bool:
    """Tell whether a region is another one or lies in it.

    >>> lies_in("500102", "500000"), lies_in("500000", "500102"), lies_in("500102", "500102")
    (True, False, True)
    """
    return code == outer or any(above.code == outer for above in ancestors(code))


def documents_of(regions: Mapping[str, str], text: str) -> frozenset[str]:
    """Return the ids of the documents of a region and of the regions in it; ``regions`` are the documents' codes."""
    try:
        outer = code_of(text)
    except NotFoundError as error:
        known = (found.name for code in dict.fromkeys(regions.values()) if code and (found := region_of(code)))
        raise NotFoundError(f"{error}{did_you_mean(like(text, known))}") from error
    return frozenset(document for document, code in regions.items() if code and lies_in(code, outer))


def allowed(
    regions: Mapping[str, str], *, region: str | None, document: str | None, known: Collection[str]
) -> frozenset[str] | None:
    """Return the documents that facts may come from, None where all may; raise ``NotFoundError`` for unknown ones."""
    if document is not None and document not in known:
        raise NotFoundError(f"There is no document {document!r}.{did_you_mean(like(document, known))}")
    if region is None:
        return None if document is None else frozenset({document})
    found = documents_of(regions, region)
    return found if document is None else found & {document}
