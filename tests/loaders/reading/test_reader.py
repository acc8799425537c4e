"""Files to documents: what is known of them, and their sections."""

from pathlib import Path

import pytest

from loaders.reading.block import BlockKind
from loaders.reading.description import document_id
from loaders.reading.reader import Reading, read, read_document
from tests.shared import CORPUS, needs_corpus

BODY = "一、总则\n为建设创新型城市，到2025年建成云江实验室，推动高校与企业共建创新平台，打造新材料产业创新高地。\n"


def reading(text: str, name: str = "plan.txt") -> Reading:
    return read_document(Path(name), text.encode())


def titled(title: str, before: str = "", after: str = "") -> Reading:
    return reading(f"{before}{title}\n{after}{BODY}")


@pytest.mark.parametrize(
    ("title", "region", "years"),
    [
        ("杭州市余杭区“十四五”科技创新规划", "330110", (2021, 2025)),
        ("余杭区科技创新“十三五”规划（2016—2020年）", "330110", (2016, 2020)),
        ("浙江省科技创新三年行动计划(2023-2025年)", "330000", (2023, 2025)),
        ("桐庐县国民经济和社会发展第十五个五年规划", "330122", (2026, 2030)),
        ("内蒙古自治区“十五五”科技创新规划", "150000", (2026, 2030)),
        ("建设科技强市三年工作方案", None, (2023, 2025)),
    ],
)
def test_title_region_and_years(title: str, region: str | None, years: tuple[int | None, int | None]) -> None:
    description = titled(title).document.description
    assert description.title == title
    assert description.region == region
    assert (description.start_year, description.end_year) == years


def test_the_base_year_is_the_one_before_the_plan() -> None:
    assert titled("余杭区“十四五”科技创新规划").document.description.base_year == 2020
    assert titled("余杭区科技创新规划").document.description.base_year is None


def test_the_period_may_stand_in_the_text() -> None:
    description = titled("余杭区科技创新规划", after="本规划的规划期为2021-2025年。\n").document.description
    assert (description.start_year, description.end_year) == (2021, 2025)


def test_a_shared_name_is_told_by_the_issuer() -> None:
    notice = "南京市鼓楼区人民政府关于印发鼓楼区“十四五”科技创新规划的通知\n各街道办事处：\n"
    description = titled("鼓楼区“十四五”科技创新规划", before=notice).document.description
    assert description.region == "320106"


def test_a_title_over_two_lines_is_one() -> None:
    description = titled("余杭区科技创新“十四五”规划\n（2021—2025年）").document.description
    assert description.title == "余杭区科技创新“十四五”规划（2021—2025年）"


def test_a_document_without_a_title_is_called_after_its_file() -> None:
    description = reading("到2025年建成云江实验室。", "云江要点.txt").document.description
    assert description.title == "云江要点"
    assert description.source == "云江要点.txt"
    assert description.length == 14


def test_ids_are_ascii_and_depend_on_the_name_alone() -> None:
    assert document_id("Plan A (final)") == "plan-a-final"
    assert document_id("江津规划") != document_id("姜津规划")
    assert document_id("江津规划").isascii()
    assert document_id("！").startswith("text-")
    assert reading("一、总则").document.description.id == reading("二、任务").document.description.id


def test_sections_take_in_what_stands_under_them() -> None:
    text = (
        "余杭区规划\r\n一、总则\r\n（一）思路\r\n坚持创新。\r\n（二）目标\r\n专栏1 指标\r\n1.平台：建设云江实验室。\r\n"
        "二、任务\r\n推动发展。"
    )
    document = reading(text).document
    assert document.text == text
    found = {section.path: text[section.start : section.end] for section in document.sections}
    assert found[("总则",)].startswith("一、总则")
    assert found[("总则",)].endswith("云江实验室。")
    assert found[("总则", "思路")] == "（一）思路\r\n坚持创新。"
    assert found[("总则", "目标", "指标")] == "专栏1 指标\r\n1.平台：建设云江实验室。"
    assert [section.level for section in document.sections] == [1, 2, 2, 3, 1]


@needs_corpus
@pytest.mark.corpus
def test_five_real_plans() -> None:
    described = {path.stem: read(path) for path in sorted(CORPUS.glob("*.txt"))}
    known = {
        stem: (r.document.description.region, r.document.description.start_year, r.document.description.end_year)
        for stem, r in described.items()
    }
    assert known == {
        "chongqing-13fyp": ("500000", 2016, 2020),
        "city-3year": (None, 2023, 2025),
        "fuling-14fyp": ("500102", 2021, 2025),
        "jiangjin-14fyp": ("500116", 2021, 2025),
        "nanchuan-14fyp": ("500119", 2021, 2025),
    }
    for found in described.values():
        for block in found.layout.blocks:
            quote = found.layout.clean.source(block.start, block.end).of(found.document.text)
            assert quote[0] == block.text[0]
            assert quote[-1] == block.text[-1]
        assert any(block.kind is BlockKind.TITLE for block in found.layout.blocks)
    assert sum(b.kind is BlockKind.TABLE for r in described.values() for b in r.layout.blocks) == 6
