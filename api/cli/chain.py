"""``innokg chain``: the lists of an industry's chain."""

from typing import Annotated

import typer

from api.chain_models import Chain, Industry
from api.chain_rows import HEAD, INDUSTRY_HEAD, chain_rows, industry_rows
from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import AsCsv, InLanguage, Most, Out, Output
from api.evidence_cells import reason_cell
from api.models import Listing
from graph.chains.answers import ChainList
from ontology.vocabulary import Language, label

OfRegion = Annotated[str | None, typer.Option("--region", help="Only what documents of this region state.")]
OfDocument = Annotated[str | None, typer.Option("--document", help="Only what this document states.")]

_SHORT = ("part", "name", "class", "why")


def chain(
    industry: Annotated[str | None, typer.Argument(help="A name, another name or an id; without it all.")] = None,
    data: Data = None,
    part: Annotated[list[ChainList] | None, typer.Option(help="A list to show; repeatable.")] = None,
    region: OfRegion = None,
    document: OfDocument = None,
    alone: Annotated[bool, typer.Option("--alone", help="Leave out the parts of the industry.")] = False,
    limit: Most = 100,
    language: InLanguage = "zh",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """List an industry's firms, resources and technologies.

    Without an industry, list the industries.
    """
    output = Output(as_json, as_csv, out)
    if industry is None:
        _industries(data, limit, output)
        return
    with open_graph(data) as graph:
        found = graph.planning.chains.chain(
            industry, parts=part or (), region=region, document=document, narrower=not alone, limit=limit
        )
    items = found.page.items
    output.show(
        Chain.of(found),
        (HEAD, chain_rows(items, language)),
        (
            _SHORT,
            [
                [
                    item.part.value,
                    item.thing.label,
                    label(item.classes[-1], language) if item.classes else item.thing.type,
                    reason_cell(item.reasons, language),
                ]
                for item in items
            ],
        ),
        found.page.total,
        _taken(Chain.of(found), language),
    )


def _industries(data: str | None, limit: int, output: Output) -> None:
    with open_graph(data) as graph:
        page = graph.planning.chains.industries(limit=limit)
    rows = industry_rows(page.items)
    output.show(
        Listing(items=[Industry.model_validate(one) for one in page.items], total=page.total, next=page.next),
        (INDUSTRY_HEAD, rows),
        (INDUSTRY_HEAD, [[str(cell) for cell in row] for row in rows]),
        page.total,
    )


def _taken(found: Chain, language: Language) -> list[str]:
    """Return which names were taken together."""
    words = {"zh": ("合并的名称", "下位名称", "上位名称（未计入）"), "en": ("the same", "narrower", "wider, left out")}
    return [
        f"{word}: {'、'.join(dict.fromkeys(thing.label for thing in things))}"
        for word, things in zip(words[language], (found.same, found.narrower, found.wider), strict=True)
        if things
    ]
