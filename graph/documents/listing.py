"""Documents by region, year and words of their titles."""

from collections.abc import Iterable

from graph.answers import DocumentSummary
from ontology.identity import normalise_name
from ontology.regions import ancestors, region, resolve


def chosen_documents(
    documents: Iterable[DocumentSummary], *, region: str | None = None, year: int | None = None, text: str | None = None
) -> list[DocumentSummary]:
    """Return the documents that meet every given condition, in their order.

    ``region`` is the name, code or id of what they plan for or of what that lies in; ``year`` is one that they plan
    for; ``text`` is a part of the title or of the file's name.
    """
    within = None if region is None else region_named(region)
    wanted = normalise_name(text or "")
    return [
        one
        for one in documents
        if (region is None or (within is not None and _lies_in(one, within)))
        and (year is None or _covers(one, year))
        and (wanted in normalise_name(one.title) or wanted in normalise_name(one.source))
    ]


def region_named(text: str) -> str | None:
    """Return the code of the region that a name, a code or an id means, None where none is.

    >>> region_named("region-500102"), region_named("500102"), region_named("涪陵"), region_named("无此地")
    ('500102', '500102', '500102', None)
    """
    code = text.strip().removeprefix("region-")
    if region(code) is not None:
        return code
    found = resolve(text.strip())
    return None if found is None else found.code


def _lies_in(document: DocumentSummary, code: str) -> bool:
    if document.region is None:
        return False
    own = document.region.id.removeprefix("region-")
    return own == code or any(above.code == code for above in ancestors(own))


def _covers(document: DocumentSummary, year: int) -> bool:
    known = [one for one in (document.start_year, document.end_year) if one is not None]
    return bool(known) and min(known) <= year <= max(known)
