"""Straight quotation marks."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.extractor import extract_file
from loaders.extraction.quotes import paired


@given(st.text(alphabet='"＂“”甲乙，\n'))
def test_pairing_keeps_every_place(text: str) -> None:
    assert len(paired(text)) == len(text)
    assert paired(paired(text)) == paired(text)


def test_a_mark_without_its_partner_stays() -> None:
    assert paired('甲"乙\n丙"丁') == '甲"乙\n丙"丁'


def test_a_programme_in_straight_marks_is_named_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text('云江市科技创新规划\n一、任务\n落实"紫藤人才计划"，推行头排行动。\n', encoding="utf-8")
    entities = extract_file(path).entities
    assert "紫藤人才计划" in [entity.name for entity in entities]
    written = path.read_text(encoding="utf-8")
    assert [name for entity in entities for name in entity.names if name not in written] == []
