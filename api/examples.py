"""Requests and answers that the description of the service shows: recorded from a service, lists cut."""

import json
from functools import cache
from pathlib import Path
from typing import Any

#: The requests and answers by method and path.
FILE = Path(__file__).with_name("examples.json")
#: How many items of a list an example has.
KEPT_ITEMS = 2
_JSON = "application/json"


def with_examples(description: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI description with an example in each answer and body of JSON that one was recorded of."""
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            recorded = _recorded().get(f"{method} {path}", {})
            response = operation.get("responses", {}).get(recorded.get("status"), {})
            if _JSON in response.get("content", {}):
                response["content"][_JSON]["example"] = recorded["answer"]
            if "request" in recorded:
                for content in operation.get("requestBody", {}).get("content", {}).values():
                    content["example"] = recorded["request"]
    return description


@cache
def _recorded() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
