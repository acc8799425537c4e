"""Markdown: headings, lists, tables, and what converters leave in it."""

from pathlib import Path

from loaders.reading.block import BlockKind
from loaders.reading.limits import Limits
from loaders.reading.markdown import transcribe
from loaders.reading.reader import read_document
from loaders.reading.transcript import Transcript


def markdown(text: str) -> Transcript:
    return transcribe(text.encode(), name="plan.md", limits=Limits())


def lines(text: str) -> list[str]:
    return markdown(text).text.rstrip("\n").split("\n")


def test_marks_are_taken_away_and_lines_kept() -> None:
    text = (
        "# 云江区规划\n\n加快**建设**[云江科学城](https://example.org)。\n第二行。\n\n> 引文\n\n---\n\n![图](a.png)\n"
    )
    assert lines(text) == ["云江区规划", "加快建设云江科学城。", "第二行。", "引文"]


def test_lists_keep_their_numbers() -> None:
    assert lines("3. 平台\n4. 企业\n\n- 人才\n\n1) 资金\n") == ["3.平台", "4.企业", "人才", "1)资金"]


def test_lines_indented_by_blanks_are_text() -> None:
    assert lines("一、目标\n\n    到2025年，建成创新型城区。\n") == ["一、目标", "到2025年，建成创新型城区。"]


def test_headings_nest_by_their_level() -> None:
    text = "# 云江区科技创新规划\n\n## 发展目标\n\n到2025年，建成创新型城区。\n\n### 平台目标\n\n新建平台，提升能力。\n"
    blocks = read_document(Path("plan.md"), text.encode()).layout.blocks
    assert [b.section for b in blocks if b.kind is BlockKind.HEADING] == [("发展目标",), ("发展目标", "平台目标")]
    assert [b.text for b in blocks if b.kind is BlockKind.TITLE] == ["云江区科技创新规划"]


def test_pipe_tables_and_html_tables_keep_empty_cells() -> None:
    pipes = "| 指标 | 2020年 | 2025年 |\n|---|:--:|---|\n| 产值（亿元） | | 12 |\n"
    html = "<table><tr><td>指标</td><td>2020年</td><td>2025年</td></tr>"
    html += "<tr><td>产值（亿元）</td><td></td><td>12</td></tr></table>\n"
    for text in (pipes, html):
        transcript = markdown(text)
        [table] = transcript.tables
        assert [[transcript.text[a:b] for a, b in row] for row in table.rows] == [
            ["指标", "2020年", "2025年"],
            ["产值（亿元）", "", "12"],
        ]


def test_metadata_before_the_text_is_left_out() -> None:
    assert lines("---\ntitle: 规划\ndate: 2021-01-01\n---\n一、目标\n") == ["一、目标"]
    assert lines("---\n一、目标\n---\n二、任务\n")[-1] == "二、任务"
