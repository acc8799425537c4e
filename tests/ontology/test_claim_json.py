"""Claims in the JSON form of the annotation scheme."""

import json

import pytest
from hypothesis import given

from ontology.attribute import Attribute, AttributeProperty
from ontology.claim import Claims
from ontology.claim_json import from_json, to_json
from ontology.document import DocumentDescription
from ontology.errors import ValidationError
from ontology.provenance import Evidence, Span
from tests.ontology.claims import claims


@given(claims())
def test_claims_survive_the_way_to_json_and_back(original: Claims) -> None:
    assert from_json(json.loads(json.dumps(to_json(original)))) == original


@given(claims())
def test_without_quotes_the_offsets_stay_and_the_words_go(original: Claims) -> None:
    data = to_json(original, quotes=False)
    facts = [*data["relations"], *data["observations"]]
    assert all(fact["evidence"] == "" for fact in facts)
    starts = [r.evidence.span.start for r in original.relations] + [
        o.evidence.span.start for o in original.observations
    ]
    assert [fact["start"] for fact in facts] == starts


@pytest.mark.parametrize(
    "damage",
    [
        {"document": {}},
        {"entities": [{"id": "e1", "name": "云江区", "type": "Planet"}]},
        {"relations": [{"subject": "e1"}]},
        {"observations": [{"subject": "e1", "value": "many"}]},
    ],
)
def test_data_of_another_form_is_refused_with_a_sentence(damage: dict[str, object]) -> None:
    sound = {"document": {"id": "a", "title": "", "source": "", "digest": "", "length": 0}}
    empty: dict[str, object] = {"entities": [], "relations": [], "observations": []}
    with pytest.raises(ValidationError, match="not a document's claims"):
        from_json(sound | empty | damage)


def test_a_document_without_attributes_has_no_member_for_them() -> None:
    bare = Claims(document=DocumentDescription(id="a", title="t", source="a.txt", digest="0" * 64, length=1))
    assert "attributes" not in to_json(bare)


@pytest.mark.parametrize(("name", "value"), [("creditCode", 1), ("recognitionYear", "2020"), ("level", True)])
def test_an_attribute_has_the_value_that_its_property_takes(name: str, value: str | int) -> None:
    here = Evidence(span=Span(0, 1), quote="x", rule="test")
    with pytest.raises(ValueError, match="cannot have the value"):
        Attribute(subject="e1", property=AttributeProperty(name), value=value, evidence=here)
