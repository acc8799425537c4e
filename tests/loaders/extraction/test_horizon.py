"""The years of a document, and which of its parts look back."""

import pytest

from loaders.extraction.horizon import Horizon, horizon, in_review, states_figures
from loaders.reading.cleaning import clean
from loaders.reading.layout import Block, BlockKind, lay_out
from loaders.reading.reader import Reading
from ontology.document import Document, DocumentDescription

PLAN = Horizon(2020, 2025)


def reading_of(text: str, start: int | None = None, end: int | None = None, title: str = "p") -> Reading:
    description = DocumentDescription(
        id="p", title=title, source="p.txt", digest="", length=len(text), start_year=start, end_year=end
    )
    return Reading(document=Document(description=description, text=text), layout=lay_out(clean(text)))


def test_a_plan_reports_up_to_the_year_before_it_starts() -> None:
    years = horizon(reading_of("计划", 2023, 2025))
    assert years == Horizon(2022, 2025)
    assert years.reported(2022)
    assert not years.reported(2023)


def test_the_years_of_a_plan_without_a_term_come_from_its_aims() -> None:
    assert horizon(reading_of("到2025年，建成。到2025年，达到。到2035年，建成。")) == Horizon(2020, 2025)
    assert horizon(reading_of("“十三五”时期，我县")) == Horizon(2015, 2020)
    assert horizon(reading_of("没有年份")) == Horizon(None, None)


def block(*section: str, panel: str = "", kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text="文", start=0, section=section, panel=panel)


@pytest.mark.parametrize("heading", ["发展基础", "现状与问题", "主要成效", "面临形势", "“十三五”回顾"])
def test_review_headings_are_known(heading: str) -> None:
    assert in_review(block("发展环境", heading), PLAN)


@pytest.mark.parametrize("heading", ["发展目标", "夯实发展基础", "加强基础研究", "重点任务", "提升工作成效"])
def test_tasks_are_no_review(heading: str) -> None:
    assert not in_review(block("总体要求", heading), PLAN)


def test_the_innermost_heading_that_tells_decides() -> None:
    assert in_review(block("发展基础与形势", "创新能力持续增强"), PLAN)


def test_a_glossary_and_what_is_not_text_state_no_figures() -> None:
    assert states_figures(block("目标"))
    assert not states_figures(block("名词解释"))
    assert not states_figures(block("目标", kind=BlockKind.HEADING))
    assert not states_figures(block(kind=BlockKind.FURNITURE))


def test_the_headings_of_a_report_on_the_work_of_a_year_name_its_years() -> None:
    text = "各位代表：\n一、2025年工作回顾\n全年引进企业12家。\n二、2026年重点任务\n引进企业15家。"
    assert horizon(reading_of(text)) == Horizon(2025, 2026)
    assert horizon(reading_of("一、2025年工作回顾\n全年引进企业12家。")) == Horizon(2025, 2026)


def test_an_assessment_looks_back_but_for_its_proposals() -> None:
    text = "对云江规划2021—2023年实施情况进行了评估。"
    years = horizon(reading_of(text, 2021, 2025, title="云江市科技规划中期评估报告"))
    assert years == Horizon(2023, 2025, assesses=True)
    assert in_review(block("重点任务进展", "平台建设"), years)
    assert in_review(block("平台建设"), years)
    assert not in_review(block("下一步建议"), years)


def test_the_only_year_that_a_plan_without_a_term_reports_is_its_base() -> None:
    assert horizon(reading_of("2022年，全市产值达到90亿元。到2025年，产值达到120亿元。")) == Horizon(2022, 2025)
