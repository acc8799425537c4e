"""Every operation of the description tells what it does, shows an answer, and what a problem looks like."""

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from api.openapi import description

DESCRIPTION: dict[str, Any] = json.loads(description())
METHODS = ("get", "post", "put", "patch", "delete")
OPERATIONS = {
    f"{method} {path}": operation
    for path, operations in DESCRIPTION["paths"].items()
    for method, operation in operations.items()
    if method in METHODS
}


def answers(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what is told of the answers in JSON of an operation that succeeds."""
    return [
        response["content"]["application/json"]
        for status, response in operation["responses"].items()
        if status.startswith("2") and "application/json" in response.get("content", {})
    ]


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_says_what_it_does_and_how_it_fails(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["summary"]
    assert operation["description"]
    (told,) = operation["responses"]["default"]["content"].items()
    assert told[0] == "application/problem+json"
    jsonschema.validate(told[1]["example"], {**told[1]["schema"], "components": DESCRIPTION["components"]})


@pytest.mark.parametrize("name", [name for name, operation in OPERATIONS.items() if answers(operation)])
def test_an_answer_in_json_has_an_example_that_is_one(name: str) -> None:
    shown = [content for content in answers(OPERATIONS[name]) if "example" in content]
    assert shown
    for content in shown:
        schema = {**content.get("schema", {}), "components": DESCRIPTION["components"]}
        jsonschema.validate(content["example"], schema)


def test_what_needs_the_token_says_so_and_nothing_else() -> None:
    needing = {name for name, operation in OPERATIONS.items() if operation.get("security") == [{"token": []}]}
    assert {name for name in needing if name.startswith("get ")} == set()
    assert {
        "post /api/documents",
        "put /api/documents/{identifier}",
        "post /api/reviews",
        "post /admin/backup",
    } < needing
    assert {name for name in OPERATIONS if name.split()[0] in ("put", "patch")} < needing
    assert DESCRIPTION["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_no_two_things_of_the_description_have_one_name() -> None:
    # The framework tells them apart by their modules, which say nothing to who reads the description.
    assert [name for name in DESCRIPTION["components"]["schemas"] if "__" in name] == []
