"""A file of each kind becomes checked claims."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.intake import Intake, renamed, take_in
from loaders.reading.limits import Limits
from loaders.tables.mapping import parse_mapping
from ontology.claim_json import to_json
from ontology.errors import NoFactsError, ReadingError, TooLargeError
from ontology.quarantine import Check, UnreadCell
from ontology.quarantine_json import quarantined_to_json
from ontology.relation import Predicate
from tests.loaders.checking.test_checker import PLAN, RELIES, TEXT

LIST = """企业名称,统一社会信用代码,区县
云江智能装备有限公司,91350100M000100Y43,云江区
云江新材料有限公司,91350100M000100Y44,云江区
"""
MAPPING = """label = "企业名单"
[entity]
class = "Firm"
name = "企业名称"
[attributes]
creditCode = "统一社会信用代码"
"""


def test_a_text_gives_claims_that_point_into_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("云江区科技创新规划\n\n一、任务\n" + TEXT, encoding="utf-8")

    checked = take_in(Intake(path=path))

    assert checked.text is not None
    assert checked.claims.relations
    for relation in checked.claims.relations:
        assert relation.evidence.span.of(checked.text) == relation.evidence.quote


def test_a_list_gives_claims_and_the_cells_that_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text(LIST, encoding="utf-8")

    checked = take_in(Intake(path=path, mapping=parse_mapping(MAPPING, name="firms.toml")))

    assert {entity.name for entity in checked.claims.entities} >= {"云江智能装备有限公司", "云江新材料有限公司"}
    (doubted,) = checked.quarantined
    assert doubted.check is Check.CELL
    assert isinstance(doubted.claim, UnreadCell)
    assert doubted.claim.text == "91350100M000100Y44"


def test_claims_in_json_keep_their_quarantine(tmp_path: Path) -> None:
    from loaders.checking.checker import check

    wrong = replace(RELIES, predicate=Predicate.LEADS_INDUSTRY)
    first = check(replace(PLAN, relations=(RELIES, wrong)), TEXT)
    path = tmp_path / "plan.json"
    doubted = [quarantined_to_json(one) for one in first.quarantined]
    path.write_text(json.dumps({**to_json(first.claims), "quarantined": doubted}), encoding="utf-8")

    again = take_in(Intake(path=path))

    assert again.quarantined == first.quarantined
    assert again.claims.relations == first.claims.relations


def test_another_id_is_the_scope_of_the_document_s_own_names_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("科技创新规划\n\n一、任务\n依托科技创新中心建设孵化基地。\n", encoding="utf-8")

    plain = take_in(Intake(path=path)).claims
    named = renamed(plain, "north-plan")

    assert named.document.id == "north-plan"
    assert "plan" in {entity.scope for entity in plain.entities}
    assert {entity.scope for entity in named.entities} == {
        {"plan": "north-plan"}.get(entity.scope, entity.scope) for entity in plain.entities
    }


def test_a_document_of_too_many_facts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("云江区科技创新规划\n\n一、任务\n" + "建设云江科学城。\n" * 20, encoding="utf-8")

    with pytest.raises(TooLargeError, match=r"more than 10 of one document are not loaded \(INNOKG_READ_CLAIMS\)"):
        take_in(Intake(path=path, limits=Limits(claims=10)))


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("plan.txt", "今天天气很好。", NoFactsError),
        ("plan.json", '{"doc": "x", "quarantined": 5}', ReadingError),
        ("plan.json", "[]", ReadingError),
    ],
)
def test_what_says_nothing_is_refused(tmp_path: Path, name: str, text: str, error: type[Exception]) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(error):
        take_in(Intake(path=path))
