"""What holds for the relations of any text: exact evidence, the scheme's classes, one of each, bounded time."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extraction.relations.signature import admits
from tests.growth import grows_with_size
from tests.loaders.extraction.relations.stated import Stated, state

FRAGMENTS = [
    *("依托", "联合", "与", "共建", "建设", "以", "为核心", "为依托", "位于", "在", "布局在", "由", "牵头", "负责"),
    *("重点发展", "主要从事", "聚焦", "等产业", "等领域", "技术研发", "合作", "包括", "纳入", "围绕", "推动", "分别"),
    *("、", "和", ",", "。", ";", ":", "(", ")", "“", "”", "《", "》", "\n", "等", "等单位", "等龙头企业", "1."),
    *("白鹭园", "东岙园", "潮汐实验室", "临澜大学", "海岚集团", "临澜市", "海洋研究院", "智能船舶", "\ue000", "\ue001"),
]
THINGS = {
    "Park": "白鹭园 东岙园",
    "Platform": "潮汐实验室",
    "University": "临澜大学",
    "Firm": "海岚集团",
    "Region": "临澜市",
    "Institute": "海洋研究院",
    "Policy": "临澜市科技创新规划",
}


def stated(text: str) -> Stated:
    with tempfile.TemporaryDirectory() as directory:
        return state(Path(directory), text, **THINGS)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_every_relation_is_quoted_exactly_and_fits_the_scheme(text: str) -> None:
    found = stated(text)
    entities = {entity.key: entity for entity in found.entities}
    assert len(entities) == len(found.entities)
    for relation in found.relations:
        evidence = relation.evidence
        assert evidence.span.of(found.reading.document.text) == evidence.quote
        subject, obj = entities[relation.subject], entities[relation.object]
        assert admits(subject.type, relation.predicate, obj.type)
        assert subject.key != obj.key
    keys = [(each.subject, each.predicate, each.object) for each in found.relations]
    assert len(set(keys)) == len(keys)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_the_same_text_states_the_same(text: str) -> None:
    assert stated(text).relations == stated(text).relations


@pytest.mark.parametrize(
    "unit",
    [
        *("依托海岚集团、", "临澜大学、", "以白鹭园", "由", "与", "(", "“", "将白鹭园作为", "形成白鹭园"),
        *("在白鹭园建设,", "支持海岚集团牵头组建,", "重点发展智能船舶、", "推动海岚集团等单位", "围绕白鹭园,"),
        *("引进临澜大学、", "白鹭园形成以", "海洋产业依托海岚集团", "主要海洋", "即以海缆为主的", ",在海缆"),
        "依托海岚集团等等等",
    ],
)
def test_hostile_repetition_costs_no_more_than_its_length(unit: str) -> None:
    def read(length: int) -> None:
        with tempfile.TemporaryDirectory() as directory:
            state(Path(directory), unit * (length // len(unit)) + "。", **THINGS)

    assert grows_with_size(read, 5_000, 20_000)


def test_a_field_named_often_costs_no_more_than_its_mentions() -> None:
    def read(repeats: int) -> None:
        with tempfile.TemporaryDirectory() as directory:
            assert state(Path(directory), "白鹭园重点发展智能船舶产业," * repeats, **THINGS).relations

    assert grows_with_size(read, 2_000, 8_000)
