"""Requests and answers that the description of the service shows, all over one small graph of invented names."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from api.http.problems import MEDIA_TYPE

#: The answers by method and path, recorded from a service, lists cut.
FILE = Path(__file__).with_name("examples.json")
#: Values of parameters by their names and, where an operation needs others, by method and path; bodies by media type.
REQUESTS = Path(__file__).with_name("request_examples.json")
#: How many items of a list an example has.
KEPT_ITEMS = 2
_JSON = "application/json"
_PROBLEM_SCHEMA = {"$ref": "#/components/schemas/ProblemDetails"}


def with_examples(description: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI description with an example of each parameter, body and answer in JSON that there is one of."""
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            name = f"{method} {path}"
            _show_parameters(name, operation)
            _show_bodies(name, operation)
            _show_answer(name, operation)
            _show_problems(operation)
    return description


def parameter_examples(operation: str) -> dict[str, Any]:
    """Return the values of parameters that stand for an operation, given as its method and path, by their names."""
    return {**_read(REQUESTS)["parameters"], **_requests(operation).get("parameters", {})}


def body_examples(operation: str) -> dict[str, list[Any]]:
    """Return the bodies that stand for an operation, given as its method and path, by their media types."""
    requests = _requests(operation)
    choices = [one["value"] for one in requests.get("choices", {}).values()]
    bodies = {media_type: [body] for media_type, body in requests.get("bodies", {}).items()}
    return {**bodies, _JSON: choices} if choices else bodies


def _show_parameters(name: str, operation: dict[str, Any]) -> None:
    examples = parameter_examples(name)
    for parameter in operation.get("parameters", ()):
        if parameter["name"] not in examples:
            continue
        example = examples[parameter["name"]]
        if parameter.get("required"):
            parameter["example"] = example
        else:
            # Tools fill in the example of a parameter, and with all of them nothing would be found; that of its schema
            # is only shown.
            parameter["schema"] = {**parameter["schema"], "examples": [example]}


def _show_bodies(name: str, operation: dict[str, Any]) -> None:
    requests = _requests(name)
    for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
        if "choices" in requests:
            content["examples"] = requests["choices"]
        elif media_type in requests.get("bodies", {}):
            content["example"] = requests["bodies"][media_type]


def _show_answer(name: str, operation: dict[str, Any]) -> None:
    recorded = _read(FILE).get(name, {})
    content: Mapping[str, Any] = operation.get("responses", {}).get(recorded.get("status"), {}).get("content", {})
    if _JSON in content:
        content[_JSON]["example"] = recorded["answer"]


def _show_problems(operation: dict[str, Any]) -> None:
    """Say that what goes wrong is told as a problem, whatever an operation answers with otherwise."""
    for status, response in operation.get("responses", {}).items():
        if not status.startswith(("1", "2", "3")):
            response["content"] = {MEDIA_TYPE: {"schema": _PROBLEM_SCHEMA, "example": _read(FILE)["problem"]}}


def _requests(operation: str) -> dict[str, Any]:
    found: dict[str, Any] = _read(REQUESTS)["operations"].get(operation, {})
    return found


@cache
def _read(file: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found
