"""``innokg chain``: the lists of an industry's chain."""

from functools import partial
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import USUAL, AsCsv, InLanguage, Most, Out, Output, texts
from api.planning.chain_models import IndustryChain
from api.planning.tables import chain_table, industry_table
from api.tables.evidence_cells import reason_cell
from graph.chains.answers import ChainItem, ChainList
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
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """List an industry's firms, resources and technologies.

    Without an industry, list the industries.
    """
    output, language = Output(as_json, as_csv, out, lang), lang or USUAL
    if industry is None:
        _industries(data, limit, output)
        return
    with open_graph(data) as graph:
        read = partial(
            graph.planning.chains.chain,
            industry,
            parts=part or (),
            region=region,
            document=document,
            narrower=not alone,
        )
        output.show(
            chain_table(read, language),
            limit,
            usual=100,
            short=lambda found: (_SHORT, [_short(item, language) for item in found.page.items]),
            remarks=lambda found: _taken(IndustryChain.of(found), language),
        )


def _short(item: ChainItem, language: Language) -> list[str]:
    kind = label(item.classes[-1], language) if item.classes else item.thing.type
    return [item.part.value, item.thing.label, kind, reason_cell(item.reasons, language)]


def _industries(data: str | None, limit: int | None, output: Output) -> None:
    with open_graph(data) as graph:
        table = industry_table(graph.planning.chains.industries)
        output.show(table, limit, usual=100, short=lambda page: (table.head, texts(table.rows(page))))


def _taken(found: IndustryChain, language: Language) -> list[str]:
    """Return which names were taken together."""
    words = {"zh": ("合并的名称", "下位名称", "上位名称（未计入）"), "en": ("the same", "narrower", "wider, left out")}
    return [
        f"{word}: {'、'.join(dict.fromkeys(thing.label for thing in things))}"
        for word, things in zip(words[language], (found.same, found.narrower, found.wider), strict=True)
        if things
    ]
