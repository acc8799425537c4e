"""PDF files: columns, page furniture, tables over pages, frames, turned pages."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, Spacer

from loaders.reading.block import BlockKind
from loaders.reading.limits import Limits
from loaders.reading.pdf import transcribe
from loaders.reading.reader import read_document
from loaders.reading.transcript import Transcript
from tests.loaders.reading.formats.pdf_file import HEADER, drawn, pdf_bytes, ruled, styled

LONG = (
    "坚持创新在现代化建设全局中的核心地位，加快建设云江科学城，推动高校院所与企业共建创新平台，"
    "围绕智能传感、绿色食品和环保装备三个产业开展技术攻关，打造新材料产业创新高地，培育一批科技型企业。"
)


def transcript(data: bytes) -> Transcript:
    return transcribe(data, name="plan.pdf", limits=Limits())


def paragraphs(data: bytes) -> list[str]:
    return transcript(data).text.rstrip("\n").split("\n")


@pytest.mark.parametrize("columns", [1, 2])
def test_the_lines_of_a_paragraph_are_joined_over_lines_columns_and_pages(columns: int) -> None:
    wanted = [f"{chr(0x4E00 + 7 * number)}组团。{LONG[number:]}" for number in range(30)]
    assert paragraphs(pdf_bytes([styled(text) for text in wanted], columns=columns)) == wanted


def centred(text: str, *, size: float = 20) -> Paragraph:
    style = ParagraphStyle("title", parent=styled("").style, fontSize=size, leading=1.5 * size, firstLineIndent=0)
    style.alignment = TA_CENTER
    return Paragraph(text, style)


@pytest.mark.parametrize("columns", [1, 2])
def test_a_title_over_two_lines_is_one_line(columns: int) -> None:
    title = "云江区国民经济和社会发展第十四个五年科技创新规划" if columns == 1 else "云江区科技创新“十四五”规划"
    story = [
        centred(title),
        centred("（2021—2025年）"),
        *(styled(LONG) for _ in range(8 * columns)),
        PageBreak(),
        styled(LONG),
    ]

    reading = read_document(Path("p.pdf"), pdf_bytes(story, columns=columns))

    assert reading.document.description.title.startswith(title)
    assert paragraphs(pdf_bytes(story, columns=columns))[:2] == [title, "（2021—2025年）"]


def test_large_lines_that_are_no_title_stay_apart() -> None:
    story = [
        centred("第一章发展基础"),
        centred("第一节创新能力"),
        styled(LONG),
        styled(LONG),
        PageBreak(),
        styled(LONG),
    ]

    assert paragraphs(pdf_bytes(story))[:2] == ["第一章发展基础", "第一节创新能力"]


def test_headers_and_page_numbers_are_left_out() -> None:
    text = transcript(pdf_bytes([styled("前一页的话。"), PageBreak(), styled("后一页的话。")])).text
    assert text == "前一页的话。\n后一页的话。\n"
    assert HEADER not in text


def test_a_number_that_is_text_stays() -> None:
    story = [styled("一、目标"), Spacer(1, 30), styled("2025"), styled("三、任务")]
    assert paragraphs(pdf_bytes(story))[1:] == ["一、目标", "2025", "三、任务"]


def test_a_table_that_goes_on_on_the_next_page_is_one_table() -> None:
    rows = [["指标", "2020年", "2025年"], *([f"指标{number}", str(number), ""] for number in range(80))]
    found = transcript(pdf_bytes([styled("一、目标"), ruled(rows), styled("二、任务")]))
    [table] = found.tables
    assert [[found.text[a:b] for a, b in row] for row in table.rows] == rows


def test_merged_cells_cover_their_places() -> None:
    rows = [
        ["类别", "指标", "数值", ""],
        ["", "", "2020年", "2025年"],
        ["投入", "研发强度", "", "3"],
        ["", "占比", "2", "4"],
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((0, 2), (0, 3))]
    found = transcript(pdf_bytes([ruled(rows, spans=spans, widths=[60, 120, 80, 80])]))
    [table] = found.tables
    assert [[found.text[a:b] for a, b in row] for row in table.rows] == [
        ["类别", "指标", "数值", "数值"],
        ["类别", "指标", "2020年", "2025年"],
        ["投入", "研发强度", "", "3"],
        ["投入", "占比", "2", "4"],
    ]


def test_a_frame_holds_the_items_of_a_panel() -> None:
    panel = ruled([["云江实验室。依托云江大学建设，" + LONG]], widths=[440])
    story = [styled("一、平台"), styled("专栏1 创新平台"), panel, styled("二、企业"), styled(LONG)]
    blocks = read_document(Path("plan.pdf"), pdf_bytes(story)).layout.blocks
    [item] = [block for block in blocks if block.panel == "创新平台" and block.kind is not BlockKind.HEADING]
    assert item.title == "云江实验室"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotation", [0, 90])
def test_turned_pages_and_turned_text_are_read(turn: int, rotation: int) -> None:
    texts = [(-200, -10, "一、云江科学城建设"), (-200, -40, "二、白鹭新区建设")]
    document = pypdfium2.PdfDocument(drawn(texts=texts, turn=turn))
    document[0].set_rotation(rotation)
    out = BytesIO()
    document.save(out)
    document.close()
    assert paragraphs(out.getvalue()) == ["一、云江科学城建设", "二、白鹭新区建设"]


def test_text_side_by_side_without_rules_keeps_its_order() -> None:
    texts = [(90, 700, "指标"), (300, 700, "2025年"), (90, 680, "高新技术企业"), (300, 680, "300家")]
    assert paragraphs(drawn(texts=texts)) == ["指标\t2025年", "高新技术企业\t300家"]


def test_drawings_are_no_tables() -> None:
    data = drawn(texts=[(90, A4[1] - 200, "云江区空间布局示意图")], rectangles=300)
    assert paragraphs(data) == ["云江区空间布局示意图"]


def test_a_table_that_no_upright_lines_rule_keeps_empty_cells() -> None:
    rows = [("指标", "2020年", "2025年"), ("高新技术企业（家）", "146", "300"), ("技术合同成交额（亿元）", "", "12")]
    places = [
        (90 + 160 * column, 700 - 24 * row, text) for row, cells in enumerate(rows) for column, text in enumerate(cells)
    ]
    found = transcript(drawn(texts=[place for place in places if place[2]]))
    [table] = found.tables
    assert [tuple(found.text[a:b] for a, b in row) for row in table.rows] == rows


def test_the_lines_of_a_table_of_contents_stay_apart() -> None:
    texts = [(90, 700 - 20 * number, f"{number}.云江科学城建设任务{'…' * 14}{number}") for number in range(1, 6)]
    assert len(paragraphs(drawn(texts=texts))) == 5
