"""Panels and their items."""

from loaders.reading.layout import BlockKind
from tests.loaders.reading.blocks import LONG, blocks_of, headings, items


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


def test_a_panel_and_its_items_may_have_titles_on_lines_of_their_own() -> None:
    text = f"一、平台\n{LONG}\n专栏2\n重大平台\n1.云江实验室\n{LONG}\n2.白鹭研究院\n{LONG}\n二、企业\n{LONG}"
    assert (2, "重大平台") in headings(text)
    assert items(text) == [("云江实验室", LONG), ("白鹭研究院", LONG)]


def test_the_caption_of_a_figure_opens_no_panel() -> None:
    assert [b.panel for b in blocks_of(f"一、布局\n{LONG}\n图1 云江市空间布局图\n{LONG}")] == [""] * 4
