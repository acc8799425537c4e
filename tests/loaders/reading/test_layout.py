"""Blocks of invented plans in the ways in which plans are set."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.cleaning import clean
from loaders.reading.layout import Block, BlockKind, Layout, lay_out

LONG = (
    "坚持创新在现代化建设全局中的核心地位，加快建设云江科学城，推动高校院所与企业共建创新平台，打造新材料产业创新高地。"
)


def blocks_of(text: str) -> list[Block]:
    return list(lay_out(clean(text)).blocks)


def headings(text: str) -> list[tuple[int, str]]:
    return [(b.level, b.section[-1]) for b in blocks_of(text) if b.kind is BlockKind.HEADING]


def items(text: str) -> list[tuple[str, str]]:
    return [(b.title, b.text[b.body :].strip()) for b in blocks_of(text) if b.kind is BlockKind.ITEM]


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


def test_the_items_of_a_panel_on_lines_of_their_own() -> None:
    text = (
        f"（一）平台\n{LONG}\n专栏1 创新平台\n1.云江实验室：依托云江大学建设。\n2.白鹭研究院：由市属国企牵头建设。\n"
        f"（二）企业\n{LONG}"
    )
    panel = [b for b in blocks_of(text) if b.panel == "创新平台"]
    assert [b.kind for b in panel] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM]
    assert [b.title for b in panel[1:]] == ["云江实验室", "白鹭研究院"]
    assert panel[1].text[panel[1].body :] == "依托云江大学建设。"
    assert panel[1].section == ("平台",)


def test_the_items_of_a_panel_in_one_paragraph() -> None:
    text = (
        f"一、平台\n{LONG}\n专栏2：研究院建设\n"
        "1.云江研究院。依托云江大学，主要从事新材料研发。 2.白鹭研究院。依托白鹭集团，主要从事装备研发。 |\n"
        f"二、企业\n{LONG}"
    )
    assert items(text) == [
        ("云江研究院", "依托云江大学，主要从事新材料研发。"),
        ("白鹭研究院", "依托白鹭集团，主要从事装备研发。"),
    ]


def test_unnumbered_items_that_blanks_part() -> None:
    text = (
        "一、技术\n专栏3 技术方向\n装备领域。重点支持激光制造技术研发。 材料领域。重点支持玄武岩材料研发。 |\n二、企业"
    )
    assert [title for title, _ in items(text)] == ["装备领域", "材料领域"]


def test_an_item_number_that_lost_its_stop() -> None:
    text = (
        "一、技术\n专栏4 重点技术\n1.新型储能:开发储能电池技术。\n23D打印材料:开发打印粉末材料。\n"
        "3.氢能:开发制氢技术装备。\n二、企业"
    )
    found = [b for b in blocks_of(text) if b.kind is BlockKind.ITEM]
    assert [b.title for b in found] == ["新型储能", "3D打印材料", "氢能"]
    assert found[1].text.startswith("23D打印材料")


def test_the_heading_after_a_panel_may_go_on_with_its_numbers() -> None:
    text = (
        f"（一）平台\n1.建设基地\n{LONG}\n专栏1 基地\n1.云江基地：聚焦新材料技术研发。\n"
        f"2.白鹭基地：聚焦装备技术研发。\n2.建设载体\n{LONG}"
    )
    assert headings(text) == [(1, "平台"), (2, "建设基地"), (3, "基地"), (2, "建设载体")]


def test_a_wider_gap_ends_a_panel_without_numbers() -> None:
    text = f"一、双创\n\n{LONG}\n\n专栏1 众创空间\n\n{LONG}\n\n{LONG}\n\n\n\n{LONG}{LONG}"
    panels = [b.panel for b in blocks_of(text) if b.kind is BlockKind.PARAGRAPH]
    assert panels == ["", "众创空间", "众创空间", ""]


TABLE = [
    "序号",
    "指标名称",
    "2020年",
    "2025年",
    "1",
    "研发投入强度（%）",
    "2.1",
    "3",
    "2",
    "高新技术企业（家）",
    "—",
    "≥300",
]


def test_tables_in_the_ways_they_are_scraped() -> None:
    ways = ["\n".join(TABLE), "\n".join(f"{cell} |" for cell in TABLE), "\n\n\n".join(f"\t{cell}" for cell in TABLE)]
    ways.append("\n".join("\t".join(TABLE[i : i + 4]) for i in range(0, 12, 4)))
    for way in ways:
        found = blocks_of(f"（一）目标\n{LONG}\n表1 主要指标\n{way}\n注：以上为预期性指标。\n（二）任务\n{LONG}")
        (table,) = [b for b in found if b.kind is BlockKind.TABLE]
        assert table.text.split("\n") == TABLE
        assert table.panel == "主要指标"
        assert [b.text for b in found if b.panel == "主要指标"][-1] == "注：以上为预期性指标。"


NOTICE = (
    "云江市人民政府\n关于印发云江市科技创新\n“十四五”规划的通知\n云政发〔2021〕8号\n各县（市、区）人民政府：\n"
    "现将《云江市科技创新“十四五”规划》印发给你们，请认真贯彻执行。\n云江市人民政府\n2021年12月1日\n（此件公开发布）\n"
)


def test_a_notice_its_signature_and_the_plans_own_title() -> None:
    plan = f"云江市科技创新“十四五”规划\n（2021—2025年）\n{LONG}\n一、总则\n{LONG}"
    layout = lay_out(clean(f"首页 > 公开\nwww.yunjiang.gov.cn\n{NOTICE}{plan}"))
    kinds = [b.kind for b in layout.blocks]
    assert kinds[:2] == [BlockKind.FURNITURE] * 2
    assert set(kinds[2:8]) == {BlockKind.LETTER}
    assert layout.blocks[2].title == "云江市人民政府关于印发云江市科技创新“十四五”规划的通知"
    (title,) = [b for b in layout.blocks if b.kind is BlockKind.TITLE]
    assert title.text == "云江市科技创新“十四五”规划\n（2021—2025年）"
    assert layout.surroundings.issuer == "云江市人民政府"
    assert kinds[-3:] == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_tables_of_contents_with_leaders_tabs_and_bare_headings() -> None:
    body = f"一、基础\n{LONG}\n二、任务\n{LONG}"
    for contents in ("一、基础………………（1）\n二、任务………………（3）", "一、基础\t1\n二、任务\t3", "一、基础\n二、任务"):
        found = blocks_of(f"云江市科技创新规划\n目  录\n{contents}\n{body}")
        assert [b.kind for b in found[:3]] == [BlockKind.TITLE, BlockKind.CONTENTS, BlockKind.HEADING]
        assert sum(b.kind is BlockKind.HEADING for b in found) == 2


def test_the_glossary_is_a_section_of_terms() -> None:
    text = f"一、总则\n{LONG}\n名词解释\n1.众创空间：面向创业者的低成本服务平台。\n2.揭榜挂帅：一种科研项目的组织方式。"
    found = [b for b in blocks_of(text) if b.section == ("名词解释",) and b.kind is BlockKind.ITEM]
    assert [b.title for b in found] == ["众创空间", "揭榜挂帅"]


def test_the_sites_words_after_the_plan_are_furniture() -> None:
    text = f"一、总则\n{LONG}\n{LONG}\n上一篇：无\n关注公众号\n云江发布"
    assert [b.kind for b in blocks_of(text)[-3:]] == [BlockKind.FURNITURE] * 3


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


lines = st.sampled_from(
    [
        "一、总则",
        "（一）思路",
        "1.平台。建设云江实验室。",
        "专栏1 平台",
        "序号",
        "指标",
        "12",
        "|",
        "\t3",
        LONG,
        "目录",
        "",
        "注：说明",
        "名词解释",
    ]
)


def is_sound(layout: Layout) -> bool:
    end = 0
    for block in layout.blocks:
        if block.start < end or layout.clean.text[block.start : block.end] != block.text or not block.text:
            return False
        if not 0 <= block.body <= len(block.text):
            return False
        end = block.end
    covered = "".join(block.text for block in layout.blocks)
    return covered.replace("\n", "").replace(" ", "") == layout.clean.text.replace("\n", "").replace(" ", "")


@given(st.lists(lines, max_size=25).map("\n".join))
def test_blocks_are_in_order_and_lose_nothing(text: str) -> None:
    assert is_sound(lay_out(clean(text)))


@given(st.text(max_size=300))
def test_any_text_has_a_layout(text: str) -> None:
    assert is_sound(lay_out(clean(text)))


def test_a_short_line_before_a_paragraph_is_a_heading_of_the_lowest_level() -> None:
    text = f"一、平台\n（一）布局\n{LONG}\n云江科学城\n{LONG}\n（二）企业\n{LONG}"
    assert headings(text) == [(1, "平台"), (2, "布局"), (3, "云江科学城"), (2, "企业")]


def test_a_panel_and_its_items_may_have_titles_on_lines_of_their_own() -> None:
    text = f"一、平台\n{LONG}\n专栏2\n重大平台\n1.云江实验室\n{LONG}\n2.白鹭研究院\n{LONG}\n二、企业\n{LONG}"
    assert (2, "重大平台") in headings(text)
    assert items(text) == [("云江实验室", LONG), ("白鹭研究院", LONG)]


def test_an_excerpt_without_title_or_heading_is_all_text() -> None:
    found = blocks_of("推动云江科学城建设。\n到2025年建成云江实验室。")
    assert [b.kind for b in found] == [BlockKind.PARAGRAPH] * 2


def test_an_excerpt_may_begin_with_a_heading_without_number() -> None:
    layout = lay_out(clean(f"建设创新平台\n{LONG}\n{LONG}"))
    assert [b.kind for b in layout.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert layout.surroundings.title == "建设创新平台"


def test_the_caption_of_a_figure_opens_no_panel() -> None:
    assert [b.panel for b in blocks_of(f"一、布局\n{LONG}\n图1 云江市空间布局图\n{LONG}")] == [""] * 4


def test_a_list_after_a_sentence_stays_in_its_paragraph() -> None:
    text = f"一、合作\n推动两地合作：(1)共同申报项目。(2)共同建设平台。(3)共享仪器。{LONG}"
    assert [b.kind for b in blocks_of(text)] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_the_time_grows_with_the_length() -> None:
    def seconds(count: int) -> float:
        text = f"一、平台\n{LONG}\n专栏1 平台\n1.实验室：{LONG}\n指标\n1\n2\n" * count
        began = time.perf_counter()
        lay_out(clean(text))
        return time.perf_counter() - began

    seconds(20)
    assert seconds(2000) < 30 * max(seconds(200), 0.02)


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
