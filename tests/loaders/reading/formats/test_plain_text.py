"""Tables in plain text: rows of tabs or bars."""

from pathlib import Path

from loaders.reading.plain_text import find_tables
from loaders.reading.reader import read_document


def rows(text: str) -> list[list[list[str]]]:
    return [[[text[start:end] for start, end in row] for row in table.rows] for table in find_tables(text)]


def test_rows_of_tabs_with_empty_cells() -> None:
    text = "一、目标\n指标\t2020年\t2025年\n产值\t\t12\r\n专利\t3\t\n二、任务\n"
    assert rows(text) == [[["指标", "2020年", "2025年"], ["产值", "", "12"], ["专利", "3", ""]]]


def test_rows_of_bars_with_and_without_a_frame_and_a_rule() -> None:
    framed = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 产值 |  | 12 |"
    bare = "指标 | 2020年 | 2025年\n产值 |  | 12"
    assert rows(framed) == rows(bare) == [[["指标", "2020年", "2025年"], ["产值", "", "12"]]]


def test_contents_labels_prose_and_single_rows_are_no_tables() -> None:
    assert rows("一、基础\t1\n二、任务\t3\n") == []
    assert rows("[ 索引号 ] | 115 | [ 文号 ] | 3号 |\n[ 主题 ] | 科技 | [ 体裁 ] | 公文 |\n") == []
    assert rows("甲\t乙\t丙\n\n丁\t戊\t己\n") == []
    assert rows("\t\t\n\t\t\n") == []


def test_two_tables_of_other_widths_are_two() -> None:
    text = "甲\t乙\t丙\n1\t2\t3\n甲\t乙\t丙\t丁\n1\t2\t3\t4\n"
    assert [len(table[0]) for table in rows(text)] == [3, 4]


def test_the_cells_of_a_row_are_lines_of_the_clean_text() -> None:
    text = "一、目标\n表1 主要指标\n指标\t2020年\t2025年\n1.产值\t\t120\n\n二、任务\n"
    [block] = [block for block in read_document(Path("plan.txt"), text.encode()).layout.blocks if block.rows]
    assert block.text == "指标\n2020年\n2025年\n1.产值\n120"
    assert block.panel == "主要指标"
