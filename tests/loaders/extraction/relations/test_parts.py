"""X partOf Y."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_core_and_wings_are_parts_of_the_whole_that_follows_or_opens(tmp_path: Path) -> None:
    names = {"Park": "望潮科学城 白鹭园 东岙园 海创走廊"}
    parts = {(part, "海创走廊") for part in ("望潮科学城", "白鹭园", "东岙园")}
    for text in (
        "形成以望潮科学城为核心、白鹭园和东岙园为两翼的海创走廊。",
        "海创走廊形成以望潮科学城为核心、白鹭园和东岙园为两翼的发展格局。",
        "海创走廊“一廊三区”包括望潮科学城、白鹭园、东岙园。",
    ):
        assert state(tmp_path, text, **names).of("partOf") == parts


def test_programs_that_a_program_includes_are_its_parts(tmp_path: Path) -> None:
    text = "蓝鲸行动包括海智工程、深蓝计划。"
    stated = state(tmp_path, text, Program="蓝鲸行动 海智工程 深蓝计划")
    assert stated.of("partOf") == {("海智工程", "蓝鲸行动"), ("深蓝计划", "蓝鲸行动")}


def test_the_park_before_its_core_is_the_whole(tmp_path: Path) -> None:
    text = "海创走廊由望潮片区、白鹭片区组成,其中白鹭片区以海智岛为核心。滨海新城2010年设立,辖东岙片区、港前片区。"
    stated = state(tmp_path, text, Park="海创走廊 望潮片区 白鹭片区 海智岛 滨海新城 东岙片区 港前片区")
    assert stated.of("partOf") == {
        ("望潮片区", "海创走廊"),
        ("白鹭片区", "海创走廊"),
        ("海智岛", "白鹭片区"),
        ("东岙片区", "滨海新城"),
        ("港前片区", "滨海新城"),
    }
