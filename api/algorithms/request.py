"""What requests say of the part of the graph that an algorithm works on."""

from collections import defaultdict
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query, Request

from graph.projection.selection import LEFT_OUT, Orientation, Selection, parse_weights
from ontology.errors import RequestError
from ontology.regions import resolve

_NAMES = frozenset(
    ("relation", "type", "without", "everything", "document", "region", "year", "confidence", "hubs", "shared")
) | {"orientation", "limit", "lang", "at"}

Relations = Annotated[
    list[str] | None,
    Query(max_length=50, description="Relations to follow, with a weight after a colon", examples=[["reliesOn:2"]]),
]
Types = Annotated[list[str] | None, Query(description="Classes of things to keep; narrower ones are included")]
Without = Annotated[
    list[str] | None, Query(description="Classes to leave out; else Region and Policy, which join everything")
]
Everything = Annotated[bool, Query(description="Leave out no class")]
Documents = Annotated[list[str] | None, Query(description="Only what one of these documents states")]
Regions = Annotated[
    list[str] | None, Query(description="Only what documents of these regions state: names, codes or ids")
]
Year = Annotated[int | None, Query(ge=1900, le=2200, description="Only what documents state that hold in this year")]
Confidence = Annotated[float, Query(ge=0, le=1, description="The least confidence of a relation's surest statement")]
Hubs = Annotated[int, Query(ge=0, le=10**9, description="Leave out things with more relations; 0 leaves out none")]
Shared = Annotated[
    str | None, Query(description="Join things that share things of this class", examples=["Technology"])
]
Way = Annotated[Orientation, Query(description="Which way relations are followed")]


def select(
    relation: Relations = None,
    type: Types = None,  # noqa: A002 - the parameter's published name
    without: Without = None,
    everything: Everything = False,
    document: Documents = None,
    region: Regions = None,
    year: Year = None,
    confidence: Confidence = 0.0,
    hubs: Hubs = 0,
    shared: Shared = None,
    orientation: Way = Orientation.BOTH,
) -> Selection:
    """Return the selection that parameters describe; raise ``RequestError`` for what cannot be selected."""
    left_out = frozenset(without) if without else frozenset() if everything else LEFT_OUT
    return Selection(
        weights=parse_weights(relation or []),
        types=frozenset(type or ()),
        without=left_out,
        documents=frozenset(document or ()),
        regions=frozenset(map(region_code, region or ())),
        year=year,
        confidence=confidence,
        hubs=hubs,
        shared=shared or None,
        orientation=orientation,
    )


def region_code(text: str) -> str:
    """Return the code of a region that is given by its id, its code or its name.

    Raises ``RequestError`` where no region of China is meant.

    >>> region_code("region-500102"), region_code("涪陵区")
    ('500102', '500102')
    """
    code = text.removeprefix("region-")
    found = resolve(text)
    if found is not None:
        return found.code
    if not (code.isascii() and code.isdecimal()):
        raise RequestError(f"{text[:100]!r} is no region: give its name, its code or its id.")
    return code


def apart(selection: Selection) -> dict[str, Selection]:
    """Return a selection for each document, else each region, of a selection, by what it is of.

    Raises ``RequestError`` where there are not two of either.
    """
    documents, regions = sorted(selection.documents), sorted(selection.regions)
    if len(documents) > 1:
        return {one: replace(selection, documents=frozenset({one})) for one in documents}
    if len(regions) > 1:
        return {one: replace(selection, regions=frozenset({one})) for one in regions}
    raise RequestError("To compare, give at least two documents or two regions.")


def years(selection: Selection, wanted: list[int]) -> dict[str, Selection]:
    """Return a selection for each year, by the year."""
    return {str(year): replace(selection, year=year) for year in wanted}


def others(request: Request) -> dict[str, list[str]]:
    """Return the parameters of a request that say nothing of the selection: those of the algorithm."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in request.query_params.multi_items():
        if name not in _NAMES:
            found[name].append(value)
    return dict(found)


Selected = Annotated[Selection, Depends(select)]
