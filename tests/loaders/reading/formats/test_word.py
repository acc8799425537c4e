"""Word files: order, numbers, headings, boxes, merged cells, revisions."""

from pathlib import Path

import pytest
from docx import Document

from loaders.extraction.extractor import extract
from loaders.reading.block import Block, BlockKind
from loaders.reading.limits import Limits
from loaders.reading.reader import Reading, read_document
from loaders.reading.word import transcribe
from loaders.reading.word_numbering import chinese_number
from tests.loaders.reading.formats.word_file import NAMESPACE, add_table, paragraph, raw_word, word_bytes

LONG = "坚持创新在现代化建设全局中的核心地位，加快建设云江科学城，推动高校院所与企业共建创新平台，打造新材料创新高地。"
_NUMBERING = f"""<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章 "/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>"""


def read_word(data: bytes) -> Reading:
    return read_document(Path("plan.docx"), data)


def lines(data: bytes) -> list[str]:
    return transcribe(data, name="plan.docx", limits=Limits()).text.rstrip("\n").split("\n")


def headings(reading: Reading) -> list[tuple[int, str]]:
    return [(b.level, b.section[-1]) for b in reading.layout.blocks if b.kind is BlockKind.HEADING]


def numbered(text: str, level: int, list_id: int = 1) -> str:
    mark = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
    return f"<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    document = Document()
    document.add_paragraph("前一段。")
    add_table(document, [["指标", "2020年"], ["产值", "12"]])
    document.add_paragraph("后一段。")
    assert lines(word_bytes(document)) == ["前一段。", "指标\t2020年", "产值\t12", "后一段。"]


def test_headings_by_their_styles_nest_without_numbers() -> None:
    document = Document()
    document.add_paragraph("云江区科技创新规划")
    for level, text in ((1, "发展目标"), (2, "云江科学城"), (2, "白鹭新区"), (1, "重点任务")):
        document.add_heading(text, level)
        document.add_paragraph(LONG)
    assert headings(read_word(word_bytes(document))) == [
        (1, "发展目标"),
        (2, "云江科学城"),
        (2, "白鹭新区"),
        (1, "重点任务"),
    ]


def test_headings_with_and_without_numbers_nest() -> None:
    document = Document()
    for level, text in ((1, "一、目标"), (2, "（一）布局"), (3, "云江科学城"), (2, "（二）平台"), (1, "任务分工")):
        document.add_heading(text, level)
        document.add_paragraph(LONG)
    assert headings(read_word(word_bytes(document))) == [
        (1, "目标"),
        (2, "布局"),
        (3, "云江科学城"),
        (2, "平台"),
        (1, "任务分工"),
    ]


def test_the_numbers_of_lists_are_those_that_word_shows() -> None:
    body = "".join(
        [
            numbered("总则", 0),
            numbered("基础", 1),
            numbered("平台", 2),
            numbered("企业", 2),
            numbered("形势", 1),
            numbered("平台", 2),
            numbered("任务", 0),
            numbered("布局", 1),
            numbered("另起", 2, list_id=2),
        ]
    )
    assert lines(raw_word(body, parts=[("word/numbering.xml", _NUMBERING)])) == [
        "第一章 总则",
        "（一）基础",
        "1.平台",
        "2.企业",
        "（二）形势",
        "1.平台",
        "第二章 任务",
        "（一）布局",
        "5.另起",
    ]


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (19, "十九"), (30, "三十"), (99, "九十九")])
def test_numbers_in_chinese(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_merged_cells_stand_at_every_place_that_they_cover() -> None:
    document = Document()
    table = document.add_table(4, 4)
    rows = [
        ["类别", "指标", "2020年", "2025年"],
        ["创新投入", "研发投入强度（%）", "2.1", "3"],
        ["", "基础研究占比（%）", "", "8"],
        ["创新产出", "技术合同成交额（亿元）", "5", "12"],
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "创新投入"
    reading = read_word(word_bytes(document))
    [block] = [b for b in reading.layout.blocks if b.kind is BlockKind.TABLE]
    first = [block.text[slice(*row[0])] for row in block.rows]
    assert first == ["类别", "创新投入", "创新投入", "创新产出"]
    assert block.text.count("创新投入") == 1
    assert block.text[slice(*block.rows[2][2])] == ""


def test_an_empty_cell_does_not_move_the_values_after_it() -> None:
    document = Document()
    document.add_paragraph("云江区科技创新“十四五”规划")
    document.add_paragraph("一、发展目标")
    rows = [["指标", "2020年", "2025年"], ["研发投入强度（%）", "2.1", "3"], ["高新技术企业（家）", "", "300"]]
    add_table(document, rows)
    found = {(o.indicator, o.year, int(o.value)) for o in extract(read_word(word_bytes(document))).observations}
    assert ("高新技术企业", 2025, 300) in found
    assert not any(name == "高新技术企业" and year == 2020 for name, year, _ in found)


def test_a_header_of_two_rows_is_joined_by_columns() -> None:
    document = Document()
    document.add_paragraph("云江区科技创新“十四五”规划")
    document.add_paragraph("一、发展目标")
    table = document.add_table(3, 3)
    for row, texts in zip(
        table.rows, [["指标", "高新技术企业", ""], ["", "2020年", "2025年"], ["数量（家）", "146", "300"]], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "高新技术企业"
    found = {(o.year, int(o.value)) for o in extract(read_word(word_bytes(document))).observations}
    assert found == {(2020, 146), (2025, 300)}


def panel_blocks(data: bytes) -> list[Block]:
    return [b for b in read_word(data).layout.blocks if b.panel == "创新平台" and b.kind is BlockKind.ITEM]


def test_a_panel_set_as_a_frame_ends_with_its_frame() -> None:
    document = Document()
    document.add_paragraph("一、平台建设")
    document.add_paragraph(LONG)
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "专栏1 创新平台"
    table.cell(1, 0).text = "云江实验室。依托云江大学建设。\n白鹭研究院。由市属国企牵头建设。"
    document.add_paragraph("本区平台体系。上述平台由区科技局统筹管理，" + LONG)
    assert [b.title for b in panel_blocks(word_bytes(document))] == ["云江实验室", "白鹭研究院"]


def test_rows_of_prose_become_titled_items() -> None:
    document = Document()
    document.add_paragraph("一、平台建设")
    document.add_paragraph("专栏1 创新平台")
    text = "依托云江大学建设，主要从事新材料研究，面向全市企业提供检验检测、中试熟化、技术咨询和人才培训等服务。"
    add_table(document, [["序号", "名称", "建设内容"], ["1", "云江实验室", text], ["2", "白鹭研究院", text]])
    assert [b.title for b in panel_blocks(word_bytes(document))] == ["云江实验室", "白鹭研究院"]


def test_text_boxes_revisions_controls_and_notes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内文字')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正</w:t></w:r><w:ins><w:r><w:t>文</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r>"
        '</w:del><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('控件内文字')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>"
    )
    note = f'<w:footnote w:id="2">{paragraph("众创空间是指创业平台。")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{NAMESPACE}">{note}</w:footnotes>'
    found = lines(raw_word(body, parts=[("word/footnotes.xml", notes)]))
    assert found == ["正文", "框内文字", "控件内文字", "上行", "下行", "注释", "众创空间是指创业平台。"]
