"""Grids of tables whose rows and columns the file gives."""

from collections.abc import Sequence

from loaders.extraction.crossed_tables import read_crossed
from loaders.extraction.horizon import Horizon
from loaders.extraction.indicator_tables import read_table
from loaders.extraction.table_grid import Grid
from loaders.extraction.table_rows import read_rows

PLAN = Horizon(2020, 2025)
# A cell that goes on from the cell to the left or above.
LEFT, ABOVE = "<", "^"


def laid_out(table: Sequence[Sequence[str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """Return the text of a table, a cell a line, and the ranges of its cells."""
    text, rows = "", list[list[tuple[int, int]]]()
    for cells in table:
        row: list[tuple[int, int]] = []
        for column, cell in enumerate(cells):
            if cell == LEFT:
                row.append(row[-1])
            elif cell == ABOVE:
                row.append(rows[-1][column])
            else:
                row.append((len(text), len(text) + len(cell)))
                text += f"{cell}\n" if cell else ""
        rows.append(row)
    return text, rows


def grid(*table: Sequence[str]) -> Grid:
    return read_rows(*laid_out(table))


def names(found: Grid) -> list[str]:
    return ["".join(cell.text for cell in row.name) for row in found.rows]


def values(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.values] for row in found.rows]


def test_empty_cells_keep_their_place() -> None:
    found = grid(["指标", "2020年", "2025年"], ["产值", "", "12"], ["专利", "3", ""])
    assert names(found) == ["产值", "专利"]
    assert values(found) == [["", "12"], ["3", ""]]


def test_a_serial_that_looks_like_a_value_is_none() -> None:
    found = grid(["序号", "指标", "2020年", "2025年"], ["1", "产值", "2", "3"], ["2", "专利", "3", "4"])
    assert (names(found), values(found)) == (["产值", "专利"], [["2", "3"], ["3", "4"]])


def test_a_category_over_several_rows_is_no_part_of_the_names() -> None:
    found = grid(
        ["类别", "指标", "2025年"],
        ["创新投入", "研发强度（%）", "3"],
        [ABOVE, "基础研究占比（%）", "8"],
        ["产出", "专利", "9"],
    )
    assert names(found) == ["研发强度（%）", "基础研究占比（%）", "专利"]


def test_a_category_under_the_header_of_the_names_is_no_part_of_them() -> None:
    found = grid(["指标", LEFT, "2025年"], ["创新投入", "研发强度（%）", "3"], [ABOVE, "经费总额（亿元）", "8"])
    assert names(found) == ["研发强度（%）", "经费总额（亿元）"]


def test_headers_of_two_rows_are_joined_by_column() -> None:
    found = grid(["指标", "数值", LEFT], [ABOVE, "2020年", "2025年"], ["产值", "2", "3"])
    assert found.header == ("指标", "数值2020年", "数值2025年")


def test_units_and_attributes_stand_in_columns_of_their_own() -> None:
    found = grid(
        ["指标", "单位", "2020年", "2025年", "属性"],
        ["研发强度", "%", "2.1", "3", "预期性"],
        ["高新技术企业", "家", "146", "300", "约束性"],
    )
    assert [(row.unit, row.attribute) for row in found.rows] == [("%", "预期性"), ("家", "约束性")]
    assert values(found) == [["2.1", "3"], ["146", "300"]]


def test_captions_and_rows_that_head_a_group_are_left_out() -> None:
    head = ["主要指标", LEFT, LEFT], ["指标", "2020年", "2025年"]
    found = grid(*head, ["一、投入", LEFT, LEFT], ["研发强度", "2", "3"], ["二、产出", "", ""], ["专利", "4", "5"])
    assert names(found) == ["研发强度", "专利"]


def test_a_value_over_two_columns_is_stated_once() -> None:
    assert values(grid(["指标", "2020年", "2025年"], ["产值", "12", LEFT], ["专利", "3", "4"]))[0] == ["12", ""]


def test_a_column_after_the_values_names_nothing() -> None:
    found = grid(
        ["指标", "2020年", "2025年", "责任单位"], ["产值", "1", "2", "区科技局"], ["专利", "3", "4", "区财政局"]
    )
    assert names(found) == ["产值", "专利"]


def test_the_figures_of_a_table_with_gaps() -> None:
    text, rows = laid_out([["指标", "2020年", "2025年"], ["产值（亿元）", "", "12"], ["专利（件）", "3", "—"]])
    found = [(f.name, f.year, int(f.value), text[f.start : f.end]) for f in read_table(text, PLAN, rows=rows)]
    assert found == [("产值", 2025, 12, "产值（亿元）\n12"), ("专利", 2020, 3, "专利（件）\n3\n—")]


def test_a_table_without_figures_has_no_rows() -> None:
    assert grid(["名称", "地点"], ["云江实验室", "云江区"]).rows == ()
    assert read_rows("", ()).rows == ()


def crossed(*table: Sequence[str]) -> list[tuple[str, str, int, str, str]]:
    text, rows = laid_out(table)
    return [(f.about, f.name, f.year, str(f.value), f.unit) for f in read_crossed(text, rows, PLAN)]


def test_columns_that_are_indicators_are_read_for_the_thing_of_each_row() -> None:
    found = crossed(["园区", "主管单位", "2020年产值（亿元）", "企业（家）"], ["东湖园", "甲局", "12", "3"])
    assert found == [("东湖园", "东湖园产值", 2020, "12", "亿元"), ("东湖园", "东湖园企业", 2020, "3", "家")]


def test_a_row_of_a_chain_has_the_word_for_it_in_its_name() -> None:
    found = crossed(["产业链", "2025年产值目标（亿元）"], ["装备", "12"], ["食品产业链", "3"])
    assert [name for _, name, *_ in found] == ["装备产业链产值", "食品产业链产值"]


def test_columns_that_are_years_are_not_read_crosswise() -> None:
    assert crossed(["指标", "2020年", "2025年目标值"], ["产值", "12", "15"]) == []
    assert crossed(["领域", "2020年完成", "年均增长"], ["产值", "12", "5%"]) == []


def test_a_table_of_things_is_read_by_the_width_of_its_rows_where_the_file_gives_none() -> None:
    header = "目标一览表\n序号\n园区\n主管\n2022年产值（亿元）\n2025年产值目标（亿元）\n"
    text = header + "1\n甲园\n乙局\n3\n5\n2\n丙园\n丁局\n4\n6"
    found = [(f.name, f.year, str(f.value), f.kind.value) for f in read_crossed(text, (), Horizon(None, 2025))]
    assert found == [
        ("甲园产值", 2022, "3", "actual"),
        ("甲园产值", 2025, "5", "target"),
        ("丙园产值", 2022, "4", "actual"),
        ("丙园产值", 2025, "6", "target"),
    ]


def test_a_table_of_indicators_is_not_taken_for_one_of_things() -> None:
    text = "指标\n2020年\n2025年\n产值（亿元）\n3\n5\n专利（件）\n4\n6"
    assert list(read_crossed(text, (), PLAN)) == []
