"""Years named in sentences, and the years of a plan."""

import pytest

from loaders.extraction.years import Horizon, find_years, horizon, in_review, states_figures
from loaders.reading.cleaning import clean
from loaders.reading.layout import Block, BlockKind, lay_out
from loaders.reading.reader import Reading
from ontology.document import Document, DocumentDescription


def reading_of(text: str, start: int | None = None, end: int | None = None) -> Reading:
    description = DocumentDescription(
        id="p", title="p", source="p.txt", digest="", length=len(text), start_year=start, end_year=end
    )
    return Reading(document=Document(description=description, text=text), layout=lay_out(clean(text)))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("到2025年", 2025),
        ("截至2020年底", 2020),
        ("2016年度", 2016),
        ("到二〇三五年", 2035),
        ("“十三五”期间", 2020),
        ("“十二五”末", 2015),
        ("“十四五”初", 2020),
        ("2021—2023年", 2023),
    ],
)
def test_a_year_or_period_is_read(text: str, year: int) -> None:
    assert [m.year for m in find_years(text)] == [year]


@pytest.mark.parametrize(
    "text", ["比2015年增加", "较2015年提高", "比“十二五”末提高", "自2015年以来", "是2015年的2.3倍"]
)
def test_a_year_that_is_only_compared_with_is_marked(text: str) -> None:
    assert [m.compared for m in find_years(text)] == [True]


@pytest.mark.parametrize("text", ["《行动计划(2015—2020年)》", "《2020年工作要点》", "规划（2021—2025年）"])
def test_a_year_in_a_title_or_its_term_is_none(text: str) -> None:
    assert find_years(text) == []


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
    assert in_review(block("发展环境", heading))


@pytest.mark.parametrize("heading", ["发展目标", "夯实发展基础", "加强基础研究", "重点任务", "提升工作成效"])
def test_tasks_are_no_review(heading: str) -> None:
    assert not in_review(block("总体要求", heading))


def test_the_innermost_heading_that_tells_decides() -> None:
    assert in_review(block("发展基础与形势", "创新能力持续增强"))


def test_a_glossary_and_what_is_not_text_state_no_figures() -> None:
    assert states_figures(block("目标"))
    assert not states_figures(block("名词解释"))
    assert not states_figures(block("目标", kind=BlockKind.HEADING))
    assert not states_figures(block(kind=BlockKind.FURNITURE))
