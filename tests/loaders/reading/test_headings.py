"""Headings of invented plans in the ways in which plans are set."""

import pytest

from loaders.reading.layout import BlockKind
from tests.loaders.reading.blocks import LONG, blocks_of, headings, items


def test_all_usual_styles_nest() -> None:
    text = (
        "第一章 总则\n第一节 基础\n一、现状\n（一）成效\n1．平台\n（1）省级\n① 新建\n"
        f"{LONG}\n2、企业\n（二）问题\n二、形势\n第二章 任务"
    )
    assert headings(text) == [
        (1, "总则"),
        (2, "基础"),
        (3, "现状"),
        (4, "成效"),
        (5, "平台"),
        (6, "省级"),
        (7, "新建"),
        (5, "企业"),
        (4, "问题"),
        (3, "形势"),
        (1, "任务"),
    ]


def test_decimal_numbers_are_headings_and_shares_are_not() -> None:
    text = f"一、总则\n1.1 建设云江科学城\n{LONG}\n2.5%的企业有研发机构，占比高于全省平均水平。"
    assert headings(text) == [(1, "总则"), (2, "建设云江科学城")]


def test_a_paragraph_knows_the_headings_above_it() -> None:
    text = f"一、总则\n（一）思路\n{LONG}\n前言\n{LONG}"
    assert [b.section for b in blocks_of(text) if b.kind is BlockKind.PARAGRAPH] == [("总则", "思路"), ("前言",)]


def test_run_in_headings_of_paragraphs() -> None:
    text = f"一、目标\n——投入明显提高。{LONG}\n科创中心组团。{LONG}\n到2025年建成创新型城市。{LONG}"
    titles = [b.title for b in blocks_of(text) if b.kind is BlockKind.PARAGRAPH]
    assert titles == ["投入明显提高", "科创中心组团", ""]


def test_run_in_headings_of_numbered_paragraphs() -> None:
    text = f"一、任务\n（一）强化平台。{LONG}\n（二）集聚人才。{LONG}"
    found = [b for b in blocks_of(text) if b.kind is BlockKind.ITEM]
    assert [b.title for b in found] == ["强化平台", "集聚人才"]
    assert found[0].text[found[0].body :] == LONG
    assert found[1].section == ("任务",)


def test_a_short_line_before_a_paragraph_is_a_heading_of_the_lowest_level() -> None:
    text = f"一、平台\n（一）布局\n{LONG}\n云江科学城\n{LONG}\n（二）企业\n{LONG}"
    assert headings(text) == [(1, "平台"), (2, "布局"), (3, "云江科学城"), (2, "企业")]


def test_a_list_after_a_sentence_stays_in_its_paragraph() -> None:
    text = f"一、合作\n推动两地合作：(1)共同申报项目。(2)共同建设平台。(3)共享仪器。{LONG}"
    assert [b.kind for b in blocks_of(text)] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


ROLLED = (
    "《云江科技行动方案.docx》由会员分享,可在线阅读,更多相关《云江科技行动方案.docx(9页珍藏版)》请在某网上搜索。\n"
    "1、云江科技行动方案为建设创新型城市,制定本方案。一、指导思想坚持创新引领,推动云江市高质量发展,加快构建现代化产业体系。二、主要目标到2025年,"
    "高新技术企业达到300家。三、重点任务(-)实施平台提升工程L建设高水平平台。支持组建云江实验室,打造基础研"
    "究平台。2、集聚高端人才。实施人才计划。(二)实施企业培育工程1、培育高新技术企业。新增高新技术企业50家以上。四、保障措施(一)加强领导。建立科技工作领导小组。"
)


def test_a_plan_that_a_site_rolled_into_a_few_lines() -> None:
    found = blocks_of(ROLLED)
    assert [b.kind for b in found[:2]] == [BlockKind.FURNITURE, BlockKind.TITLE]
    assert [(b.level, b.section[-1]) for b in found if b.kind is BlockKind.HEADING] == [
        (1, "指导思想"),
        (1, "主要目标"),
        (1, "重点任务"),
        (2, "实施平台提升工程"),
        (2, "实施企业培育工程"),
        (1, "保障措施"),
    ]
    titles = [b.title for b in found if b.kind is BlockKind.ITEM]
    assert titles == ["建设高水平平台", "集聚高端人才", "培育高新技术企业", "加强领导"]


def test_the_glossary_is_a_section_of_terms() -> None:
    text = f"一、总则\n{LONG}\n名词解释\n1.众创空间：面向创业者的低成本服务平台。\n2.揭榜挂帅：一种科研项目的组织方式。"
    found = [b for b in blocks_of(text) if b.section == ("名词解释",) and b.kind is BlockKind.ITEM]
    assert [b.title for b in found] == ["众创空间", "揭榜挂帅"]


@pytest.mark.parametrize("heading", ["名词解释", "附件：名词解释", "主要名词解释：", "名 词 解 释"])
def test_a_glossary_after_the_last_measure_is_a_section_of_the_first_level(heading: str) -> None:
    text = f"一、保障\n（一）强化考核\n{LONG}\n{heading}\n云湖计划：{LONG}\n众创空间：{LONG}"
    level, title = headings(text)[-1]
    assert (level, "名词解释" in title) == (1, True)
    assert [title for title, _ in items(text)] == ["云湖计划", "众创空间"]


def test_a_numbered_glossary_explains_terms_too() -> None:
    text = f"一、保障\n{LONG}\n二、名词解释\n1．云湖计划：{LONG}\n2．众创空间：{LONG}"
    assert headings(text)[-1] == (1, "名词解释")
    assert [title for title, _ in items(text)] == ["云湖计划", "众创空间"]


def test_a_first_sentence_that_counts_is_no_heading() -> None:
    text = f"一、基础\n工业新区入驻企业68家。{LONG}"
    assert [b.title for b in blocks_of(text) if b.kind is BlockKind.PARAGRAPH] == [""]
