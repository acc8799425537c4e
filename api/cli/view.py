"""``innokg view``: a part of the network as one file for a browser."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Data, open_graph
from api.cli.query import read_query
from api.settings import read_settings
from graph.answers import Network
from graph.entities.listed import Order
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import SPARQL_JSON
from ontology.entity import EntityType
from ontology.errors import InnokgError, NotFoundError, RequestError
from ontology.vocabulary import Language

_TITLES = {"zh": "区域创新知识图谱", "en": "Regional innovation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selection:
    """What of the graph to show; without any condition the best connected things."""

    focus: Sequence[str]
    sparql: str | None
    types: Sequence[str]
    relations: Sequence[str]
    region: str | None
    document: str | None
    depth: int
    limit: int

    def network(self, graph: KnowledgeGraph) -> Network:
        if self.sparql is not None:
            return self._among(graph, self._answered(graph, self.sparql))
        if len(self.focus) == 1:
            return graph.neighbourhood(
                graph.planning.thing(self.focus[0]).id,
                depth=self.depth,
                limit=self.limit,
                predicates=self.relations,
                types=self.types,
            )
        if self.focus:
            return self._among(graph, [graph.planning.thing(one).id for one in self.focus])
        if self.types or self.region or self.document:
            page = graph.entities(
                types=self.types, region=self.region, document=self.document, order=Order.LINKS, limit=self.limit
            )
            return replace(
                self._among(graph, [one.thing.id for one in page.items]), truncated=page.total > len(page.items)
            )
        network = graph.network(limit=self.limit)
        if not self.relations:
            return network
        kept = tuple(edge for edge in network.edges if edge.predicate in self.relations)
        joined = {end for edge in kept for end in (edge.source, edge.target)}
        return self._among(graph, [node.id for node in network.nodes if node.id in joined])

    def _among(self, graph: KnowledgeGraph, found: Sequence[str]) -> Network:
        if not found:
            raise NotFoundError("Nothing in the graph is what was asked for, so there is nothing to show.")
        network = graph.among(found[: self.limit], predicates=self.relations)
        return replace(network, truncated=len(found) > self.limit)

    def _answered(self, graph: KnowledgeGraph, sparql: str) -> list[str]:
        """Return the ids of the things in the answer to a query, each once."""
        answer = graph.answer(sparql, results=SPARQL_JSON)
        if answer.media_type != SPARQL_JSON:
            raise RequestError("The query that says what to show is a SELECT query whose rows hold things.")
        rows = json.loads(answer.body).get("results", {}).get("bindings", [])
        names = read_settings().namespaces
        cells = (cell["value"] for row in rows for cell in row.values() if cell["type"] == "uri")
        found = dict.fromkeys(one for cell in cells if (one := names.identifier(cell)))
        return [one for one in found if _is_thing(graph, one)]


def view(
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="Where to write the page.")],
    focus: Annotated[
        list[str] | None,
        typer.Option(help="Id or name of the thing in the middle; several: what is among them. Without: the whole."),
    ] = None,
    depth: Annotated[int, typer.Option(min=1, max=4, help="The most steps from a single focus.")] = 1,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="The most things to show.")] = 200,
    sparql: Annotated[
        str | None,
        typer.Option("--query", metavar="SPARQL", help="Show the things in this answer; @FILE reads the query."),
    ] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="Show this class of things; repeatable.")] = None,
    relation: Annotated[list[str] | None, typer.Option(help="Show this relation; repeatable.")] = None,
    region: Annotated[str | None, typer.Option(help="Show what lies in this region.")] = None,
    document: Annotated[str | None, typer.Option(help="Show what this document names.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the page; else the name of the focus.")] = None,
    service: Annotated[
        str | None, typer.Option(metavar="URL", help="Address of a service whose pages the things link to.")
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="Language of the page.")] = "zh",
    data: Data = None,
) -> None:
    """Write the network around things as one HTML file.

    The file opens in any browser and needs no connection.
    """
    # Drawing takes some 0.1 s to import, for which no other command should wait.
    from visual.page import write_page

    if sum(map(bool, (focus, sparql, region or document))) > 1:
        raise typer.BadParameter("--focus, --query, and --region with --document choose in different ways: take one")
    selection = _Selection(
        focus=focus or (),
        sparql=None if sparql is None else read_query(sparql),
        types=type_ or (),
        relations=relation or (),
        region=region,
        document=document,
        depth=depth,
        limit=limit,
    )
    with open_graph(data) as graph:
        network = selection.network(graph)
        details = graph.details(network)
    if not network.nodes:
        raise InnokgError("The graph is empty, so there is nothing to show; 'innokg load PATH...' fills it.")
    shown = title or (network.nodes[0].label if focus else _TITLES[language])
    entity_url = None if service is None else f"{service.rstrip('/')}/id/"
    write_page(out, network, title=shown, language=language, entity_url=entity_url, details=details)
    cut = ", cut at the limit" if network.truncated else ""
    typer.echo(f"{out}: {len(network.nodes)} things, {len(network.edges)} relations{cut}")


def _is_thing(graph: KnowledgeGraph, identifier: str) -> bool:
    """Tell whether an id is that of what networks are made of: no document, indicator or statement."""
    try:
        return graph.planning.by_id(identifier).type in set(EntityType)
    except NotFoundError:
        return False
