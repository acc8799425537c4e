"""Grids of tables whose cells come one a line."""

from loaders.extraction.table_cells import cells, is_value
from loaders.extraction.table_grid import read_grid


def names(text: str) -> list[str]:
    return ["".join(cell.text for cell in row.name) for row in read_grid(text).rows]


def values(text: str) -> list[list[str]]:
    return [[cell.text for cell in row.values] for row in read_grid(text).rows]


def test_cells_know_where_they_stand() -> None:
    text = "\t指标 |  2020年 |\n\n  产值 "
    assert [(cell.text, text[cell.start : cell.end]) for cell in cells(text)] == [
        (word, word) for word in ("指标", "2020年", "产值")
    ]


def test_a_header_cell_that_goes_on_in_the_next_line_is_joined() -> None:
    text = "序号\n指标名称\n2015年\n指标值\n“十三五”\n变化情况\n指标\n属性\n1\n产值\n3\n4\n预期性\n"
    assert read_grid(text).header == ("序号", "指标名称", "2015年指标值", "“十三五”变化情况", "指标属性")


def test_a_term_in_brackets_belongs_to_the_header_cell_before() -> None:
    assert read_grid("指标\n基期值\n（2020年）\n产值\n3\n").header == ("指标", "基期值（2020年）")


def test_a_serial_number_opens_a_row_even_where_values_look_like_one() -> None:
    text = "序号\n指标\n2020年\n2025年\n1\n企业\n1\n2\n2\n平台\n2\n3\n3\n专利\n5\n9\n"
    assert names(text) == ["企业", "平台", "专利"]
    assert values(text) == [["1", "2"], ["2", "3"], ["5", "9"]]


def test_a_name_over_two_lines_is_one_name() -> None:
    assert names("指标\n2020年\n规上企业研发支出\n占营业收入比重\n3\n专利\n4\n") == [
        "规上企业研发支出占营业收入比重",
        "专利",
    ]


def test_a_category_before_a_name_is_no_part_of_it() -> None:
    text = "类别\n指标\n单位\n2020年\n创新投入\n研发强度\n%\n3\n基础研究占比\n%\n5\n创新产出\n专利\n件\n40\n"
    assert names(text) == ["研发强度", "基础研究占比", "专利"]
    assert [row.unit for row in read_grid(text).rows] == ["%", "%", "件"]


def test_attributes_stand_apart_from_values() -> None:
    [row] = read_grid("指标\n属性\n2020年\n2025年\n产值\n约束性\n3\n4\n").rows
    assert row.attribute == "约束性"
    assert [cell.text for cell in row.values] == ["3", "4"]


def test_what_a_value_looks_like() -> None:
    assert all(
        is_value(text)
        for text in ("3", "1,200", "≥5", ">500", "【28】", "↑0.63", "—", "——", "3.5左右", "15%以上", "100-120")
    )
    assert not any(
        is_value(text) for text in ("企业（家）", "预期性", "5G基站数", "2个平台建设情况良好的企业单位占全部的比例")
    )


def test_text_that_is_no_table_has_no_rows() -> None:
    assert read_grid("").rows == ()
    assert read_grid("只有一行文字").rows == ()
