"""Ways to ask agents' tools by the protocol's own client, and to read what they answer."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent

from tests.api.server import COMMAND

Answer = TypeVar("Answer")
Call = Callable[[str, dict[str, Any]], CallToolResult]
#: The plans of the graph that is asked.
SEEDS = ("fuling-14fyp", "jiangjin-14fyp")
SECONDS = 100


def asked(
    server: str | StdioServerParameters, ask: Callable[[Client], Awaitable[Answer]], mode: str = "auto"
) -> Answer:
    """Return what a client of a server gets."""

    async def session() -> Answer:
        with anyio.fail_after(SECONDS):
            async with Client(server, mode=mode) as client:
                return await ask(client)

    return anyio.run(session)


def stdio(data: Path) -> StdioServerParameters:
    """Return how the command over a graph's directory is started."""
    command, *arguments = (*COMMAND, "mcp", "--data", str(data))
    return StdioServerParameters(command=command, args=arguments, env=dict(os.environ))


async def call_tool(client: Client, tool: str, arguments: dict[str, Any]) -> CallToolResult:
    """Return what a tool answers."""
    found = await client.call_tool(tool, arguments)
    assert isinstance(found, CallToolResult)
    return found


def text_of(found: CallToolResult) -> str:
    """Return the words of an answer."""
    (block,) = found.content
    assert isinstance(block, TextContent)
    return block.text


def data_of(found: CallToolResult) -> Any:
    """Return the data of an answer that is none of a mistake."""
    assert not found.is_error, text_of(found)
    return found.structured_content


def failure_of(found: CallToolResult) -> str:
    """Return what is told of a mistake."""
    assert found.is_error
    return text_of(found)
