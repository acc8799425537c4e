"""The server of the Model Context Protocol over one graph; importing it takes some 0.5 s."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version

from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

from api.agents.table_tools import TableTools
from api.agents.tools import ThingTools
from api.agents.vocabulary_note import vocabulary_note
from graph.knowledge_graph import KnowledgeGraph
from ontology.namespaces import Namespaces

_INSTRUCTIONS = (
    "A knowledge graph of regional innovation in China, read from planning documents: parks, platforms, institutes, "
    "universities, firms, agencies, alliances, programmes, funds, policies, regions, industries and technologies, how "
    "they are related, and which figures are stated or promised. Names are Chinese. Begin with search or match, which "
    "give ids; entity, neighbourhood and path follow relations; indicator compares figures; evidence gives the "
    "sentence behind a fact: cite document and section. What is not in the graph is not known: say so "
    "rather than guess."
)
_COMPARISON = (
    "Compare {indicator} of {regions}: call the tool indicator with these names. Give a table of reported and promised "
    "values by year with the document of each, then say in two sentences who is nearest to the target and where "
    "documents disagree. Use no figure that the tool did not give."
)
_PROFILE = (
    "Write a profile of {thing} in ten lines: call entity, then evidence for the three facts that matter most. Name "
    "the document and the section behind each statement, quote the words, and say what the graph does not tell."
)


def create_server(graph: KnowledgeGraph, namespaces: Namespaces) -> MCPServer:
    """Return a server with the tools, resources and prompts of a graph; it only reads."""
    with _own_logging():
        server = MCPServer(
            "innokg",
            title="innokg · 区域创新知识图谱",
            version=version("innokg"),
            instructions=_INSTRUCTIONS,
            log_level="WARNING",
            subscriptions=False,
        )
    things, tables = ThingTools(graph), TableTools(graph)
    reading = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for tool in (
        things.search,
        things.entity,
        things.evidence,
        things.neighbourhood,
        things.path,
        tables.indicator,
        tables.chain,
        tables.documents,
        tables.match,
        tables.sparql,
    ):
        server.add_tool(tool, annotations=reading)
    note = vocabulary_note(namespaces)

    @server.resource(
        "innokg://vocabulary",
        title="Classes, relations and indicators",
        description="The terms to write SPARQL with, and examples",
        mime_type="text/markdown",
    )
    def vocabulary() -> str:
        return note

    @server.prompt(title="Compare an indicator", description="Reported and promised figures of several regions")
    def compare(indicator: str, regions: str) -> str:
        return _COMPARISON.format(indicator=indicator, regions=regions)

    @server.prompt(title="Profile of a thing", description="What is known of a park, firm or region, with sources")
    def profile(thing: str) -> str:
        return _PROFILE.format(thing=thing)

    return server


@contextmanager
def _own_logging() -> Iterator[None]:
    """Keep the package from setting up logging for the whole process."""
    root, stand_in = logging.getLogger(), logging.NullHandler()
    root.addHandler(stand_in)
    try:
        yield
    finally:
        root.removeHandler(stand_in)
