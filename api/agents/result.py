"""The result of a tool: a few lines for the model to read, and the same as data."""

import functools
from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent
from pydantic import BaseModel

from ontology.errors import InnokgError, NotFoundError

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
# A model reads no more lines than these with profit; the data hold all that was asked for.
_MOST_LINES = 60


def result(answer: BaseModel, head: str, lines: Iterable[str]) -> CallToolResult:
    """Return an answer with its text: a head, and a line for each item."""
    shown = list(lines)
    more = [f"... {len(shown) - _MOST_LINES} more in the data"] if len(shown) > _MOST_LINES else []
    text = "\n".join((head, *shown[:_MOST_LINES], *more))
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=answer.model_dump(mode="json")
    )


def explained(tool: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """Make a tool's foreseen errors sentences for the model; that of a query names its line and column."""

    @functools.wraps(tool)
    def told(*arguments: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        try:
            return tool(*arguments, **named)
        except NotFoundError as error:
            raise ToolError(f"{error} The tool search finds ids by parts of names.") from error
        except InnokgError as error:
            raise ToolError(str(error)) from error

    return told
