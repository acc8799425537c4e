"""What the reconciliation service says of itself."""

from typing import Any

from api.reconciliation.queries import BATCH
from api.vocabulary.publication import shown
from ontology.entity import EntityType
from ontology.namespaces import Namespaces
from ontology.vocabulary import Language

PREVIEW_WIDTH, PREVIEW_HEIGHT = 430, 300
_SUGGESTED = ("entity", "type", "property")


def manifest(base: str, namespaces: Namespaces, language: Language) -> dict[str, Any]:
    """Return the manifest of the service at ``base``, the address of the whole service without a slash at its end."""
    service = f"{base}/reconcile"
    return {
        "versions": ["0.2"],
        "name": "innokg · 区域创新知识图谱" if language == "zh" else "innokg · regional innovation",
        "identifierSpace": namespaces.things,
        "schemaSpace": namespaces.ontology,
        "documentation": f"{base}/docs",
        "logo": f"{base}/static/icon.svg",
        "defaultTypes": [{"id": kind.value, "name": shown(kind.value, language)} for kind in EntityType],
        "view": {"url": f"{base}/id/{{{{id}}}}"},
        "preview": {
            "url": f"{service}/preview?id={{{{id}}}}",
            "width": PREVIEW_WIDTH,
            "height": PREVIEW_HEIGHT,
        },
        "suggest": {
            name: {
                "service_url": base,
                "service_path": f"/reconcile/suggest/{name}",
                "flyout_service_path": f"/reconcile/flyout/{name}?id=${{id}}",
            }
            for name in _SUGGESTED
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [
                _setting("limit", "number", 0, "最多值数", "Most values", "0 表示全部", "0 for all", language),
                _setting("year", "number", 0, "年份", "Year", "指标数值的年份", "Of figures; 0 for all", language),
                {
                    **_setting(
                        "kind", "select", "", "数值类别", "Kind", "实际或目标", "Reported or promised", language
                    ),
                    "choices": [
                        {"value": "", "name": "全部" if language == "zh" else "all"},
                        {"value": "actual", "name": "实际值" if language == "zh" else "reported"},
                        {"value": "target", "name": "目标值" if language == "zh" else "promised"},
                    ],
                },
            ],
        },
        "batchSize": BATCH,
    }


def _setting(
    name: str, kind: str, default: object, zh: str, en: str, help_zh: str, help_en: str, language: Language
) -> dict[str, Any]:
    chinese = language == "zh"
    return {
        "name": name,
        "label": zh if chinese else en,
        "type": kind,
        "default": default,
        "help_text": help_zh if chinese else help_en,
    }
