"""What stands around a plan: notice, title, contents, signature, the site's words."""

from pathlib import Path

import pytest

from loaders.reading.cleaning import clean
from loaders.reading.layout import BlockKind, lay_out
from loaders.reading.reader import read_document
from tests.loaders.reading.blocks import LONG, blocks_of

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


def test_the_sites_words_after_the_plan_are_furniture() -> None:
    text = f"一、总则\n{LONG}\n{LONG}\n上一篇：无\n关注公众号\n云江发布"
    assert [b.kind for b in blocks_of(text)[-3:]] == [BlockKind.FURNITURE] * 3


def test_an_excerpt_without_title_or_heading_is_all_text() -> None:
    found = blocks_of("推动云江科学城建设。\n到2025年建成云江实验室。")
    assert [b.kind for b in found] == [BlockKind.PARAGRAPH] * 2


def test_an_excerpt_may_begin_with_a_heading_without_number() -> None:
    layout = lay_out(clean(f"建设创新平台\n{LONG}\n{LONG}"))
    assert [b.kind for b in layout.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert layout.surroundings.title == "建设创新平台"


@pytest.mark.parametrize(
    "annex",
    [
        "附件：\n任务分工表\n序号\n任务\n责任单位\n1\n培育企业\n市科技局",
        "主要指标\n指标\t2020年\t2025年\n研发投入\t2.1\t3",
        "附表 重点平台\n1.云江实验室：依托云江大学建设。",
    ],
)
def test_a_signature_before_an_annex_is_a_letter(annex: str) -> None:
    plan = f"云江市科技创新规划\n一、任务\n{LONG}\n云江市人民政府\n2021年8月20日\n{annex}"
    layout = read_document(Path("plan.txt"), plan.encode()).layout
    signed = [block.text for block in layout.blocks if block.kind is BlockKind.LETTER]
    assert signed == ["云江市人民政府", "2021年8月20日"]
    assert layout.blocks[-1].kind is not BlockKind.LETTER


@pytest.mark.parametrize("title", ["云江市科技规划中期评估报告", "政 府 工 作 报 告（科技部分）"])
def test_a_report_has_a_title(title: str) -> None:
    layout = lay_out(clean(f"{title}\n一、任务\n{LONG}\n{LONG}"))
    assert layout.surroundings.title == title
    assert layout.blocks[0].kind is BlockKind.TITLE


def test_the_region_of_a_report_is_where_it_is_given() -> None:
    text = f"政府工作报告\n——2026年1月15日在云江县第十六届人民代表大会第五次会议上\n各位代表：\n一、任务\n{LONG}"
    assert lay_out(clean(text)).surroundings.issuer == "云江县"


def test_pages_of_a_sharing_site_are_joined_over_blank_lines() -> None:
    text = (
        "《云江市工作方案2023-2025年.docx》由会员上传分享，可在线阅读。\n"
        "1、云江市工作方案（2023-2025年）为深入实施战略，制定本方案。一、总体目标\n"
        "以创新为牵引，推动科技创新主体量质齐升，全市拥有省级工程技术研究中心\n\n2、53家。到2025年，达到90家。"
    )
    found = blocks_of(text)
    assert [b.text for b in found if b.kind is BlockKind.TITLE] == ["云江市工作方案（2023-2025年）"]
    assert found[-1].text.endswith("省级工程技术研究中心53家。到2025年，达到90家。")
