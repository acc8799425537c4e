"""What the Reconciliation Service API 0.2 wants answers to be, as JSON schemas made from its text."""

from typing import Any

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_NAMED: dict[str, Any] = {
    "type": "object",
    "properties": {"id": _TEXT, "name": _TEXT},
    "required": ["id", "name"],
}
_ADDRESS: dict[str, Any] = {"type": "string", "pattern": "^https?://"}
_SERVICE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "service_url": _ADDRESS,
        "service_path": {"type": "string", "pattern": "^/"},
        "flyout_service_path": {"type": "string", "pattern": r"^/.*\$\{id\}"},
    },
    "required": ["service_url", "service_path"],
}
_TEMPLATE: dict[str, Any] = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}

MANIFEST: dict[str, Any] = {
    "type": "object",
    "properties": {
        "versions": {"type": "array", "items": _TEXT, "contains": {"const": "0.2"}},
        "name": _TEXT,
        "identifierSpace": _ADDRESS,
        "schemaSpace": _ADDRESS,
        "documentation": _ADDRESS,
        "logo": _ADDRESS,
        "defaultTypes": {"type": "array", "items": _NAMED},
        "batchSize": {"type": "integer", "minimum": 1},
        "view": {"type": "object", "properties": {"url": _TEMPLATE}, "required": ["url"]},
        "preview": {
            "type": "object",
            "properties": {
                "url": _TEMPLATE,
                "width": {"type": "integer", "minimum": 1},
                "height": {"type": "integer", "minimum": 1},
            },
            "required": ["url", "width", "height"],
        },
        "suggest": {
            "type": "object",
            "properties": {"entity": _SERVICE, "property": _SERVICE, "type": _SERVICE},
            "additionalProperties": False,
        },
        "extend": {
            "type": "object",
            "properties": {
                "propose_properties": _SERVICE,
                "property_settings": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "name": _TEXT,
                            "label": _TEXT,
                            "type": {"enum": ["number", "text", "checkbox", "select"]},
                            "default": {"type": ["string", "number", "boolean"]},
                            "help_text": {"type": "string"},
                            "choices": {
                                "type": "array",
                                "items": {
                                    "type": "object",
                                    "properties": {"value": {"type": "string"}, "name": _TEXT},
                                    "required": ["value", "name"],
                                },
                            },
                        },
                        "required": ["name", "label", "type"],
                        "if": {"properties": {"type": {"const": "select"}}},
                        "then": {"required": ["choices"]},
                    },
                },
            },
        },
    },
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
}

_CANDIDATE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "name": _TEXT,
        "description": {"type": "string"},
        "type": {"type": "array", "items": _NAMED},
        "score": {"type": "number"},
        "match": {"type": "boolean"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": _TEXT, "value": {"type": ["number", "boolean"]}},
                "required": ["id", "value"],
            },
        },
    },
    "required": ["id", "name", "score"],
}
RESULTS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "properties": {"result": {"type": "array", "items": _CANDIDATE}},
        "required": ["result"],
    },
}

SUGGESTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "result": {
            "type": "array",
            "items": {
                **_NAMED,
                "properties": {
                    **_NAMED["properties"],
                    "description": {"type": "string"},
                    "notable": {"type": "array", "items": {"anyOf": [_TEXT, _NAMED]}},
                },
            },
        }
    },
    "required": ["result"],
}

FLYOUT: dict[str, Any] = {
    "type": "object",
    "properties": {"id": _TEXT, "html": _TEXT},
    "required": ["id", "html"],
}

PROPOSALS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "limit": {"type": "integer"},
        "properties": {"type": "array", "items": _NAMED},
    },
    "required": ["type", "properties"],
}

_VALUE: dict[str, Any] = {
    "oneOf": [
        {"type": "object", "properties": {name: {"type": kind}}, "required": [name], "additionalProperties": False}
        for name, kind in (("str", "string"), ("int", "integer"), ("float", "number"), ("bool", "boolean"))
    ]
    + [{**_NAMED, "additionalProperties": False}]
}
EXTENSION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "meta": {"type": "array", "items": {**_NAMED, "properties": {**_NAMED["properties"], "type": _NAMED}}},
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": _VALUE},
            },
        },
    },
    "required": ["meta", "rows"],
}
