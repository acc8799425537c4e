"""Figures of tables: years, kinds, units, bounds and changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.horizon import Horizon
from loaders.extraction.indicator_tables import read_table

PLAN = Horizon(2020, 2025)


def read(text: str, *, review: bool = False) -> list[tuple[str, int, str, str, str, str]]:
    return [
        (f.name, f.year, str(f.value), f.unit, f.kind.value, f.comparator.value)
        for f in read_table(text, PLAN, review=review)
    ]


def cell(
    value: str, *, header: str = "2025年目标", name: str = "企业（家）"
) -> list[tuple[str, int, str, str, str, str]]:
    return read(f"序号\n指标\n{header}\n1\n{name}\n{value}\n")


@pytest.mark.parametrize(
    ("value", "figures"),
    [
        ("300", [("企业", 2025, "300", "家", "target", "=")]),
        (">500", [("企业", 2025, "500", "家", "target", ">")]),
        ("≥500", [("企业", 2025, "500", "家", "target", ">=")]),
        ("【1125】", [("企业", 2025, "1125", "家", "target", "=")]),
        ("200以上", [("企业", 2025, "200", "家", "target", ">=")]),
        ("1.2万家", [("企业", 2025, "1.2", "万家", "target", "=")]),
        ("5-8", [("企业", 2025, "5", "家", "target", ">="), ("企业", 2025, "8", "家", "target", "<=")]),
        ("——", []),
        ("达到全市平均", []),
    ],
)
def test_a_cell_is_read_as_it_is_written(value: str, figures: list[tuple[str, int, str, str, str, str]]) -> None:
    assert cell(value) == figures


@pytest.mark.parametrize(
    ("header", "year", "kind"),
    [
        ("2020年现状值", 2020, "actual"),
        ("2020", 2020, "actual"),
        ("2020年目标", 2020, "target"),
        ("2025年", 2025, "target"),
        ("“十三五”末完成值", 2020, "actual"),
        ("“十四五”目标", 2025, "target"),
        ("目标值", 2025, "target"),
        ("现状值", 2020, "actual"),
    ],
)
def test_a_header_tells_year_and_kind(header: str, year: int, kind: str) -> None:
    assert [(f[1], f[4]) for f in cell("3", header=header)] == [(year, kind)]


@pytest.mark.parametrize(
    ("name", "read_name", "unit"),
    [
        ("企业（家）", "企业", "家"),
        ("产值比重%)", "产值比重", "%"),
        ("产值比重(%", "产值比重", "%"),
        ("专利拥有量(件/万人)", "专利拥有量", "件/万人"),
        ("研发投入(R&D)占GDP比重（%）", "研发投入(R&D)占GDP比重", "%"),
        ("研发人员总量", "研发人员总量", ""),
        ("其中：规上企业（家）", "规上企业", "家"),
    ],
)
def test_the_unit_is_taken_out_of_the_name(name: str, read_name: str, unit: str) -> None:
    assert [(f[0], f[3]) for f in cell("3", name=name)] == [(read_name, unit)]


def test_a_bound_in_the_name_holds_for_the_promise_only() -> None:
    text = "序号\n指标\n2020年\n2025年\n1\n占比不低于（%）\n50\n70\n"
    assert [(f[1], f[5]) for f in read(text)] == [(2020, "="), (2025, ">=")]


@pytest.mark.parametrize(
    ("value", "name", "unit"),
    [
        ("↑25", "企业变化情况", "家"),
        ("↓2", "企业下降", "家"),
        ("增加12家", "企业增加", "家"),
        ("增长5.1个百分点", "企业增长", "个百分点"),
    ],
)
def test_a_change_column_adds_the_change_to_the_name(value: str, name: str, unit: str) -> None:
    assert [(f[0], f[3]) for f in cell(value, header="“十三五”变化情况")] == [(name, unit)]


def test_a_yearly_rate_is_per_cent_and_named_so() -> None:
    assert [(f[0], f[3]) for f in cell("12", header="年均增速", name="产值（亿元）")] == [("产值年均增长", "%")]
    assert [f[0] for f in cell("≥10", header="年均", name="投入增长（%）")] == ["投入年均增长"]


def test_a_table_without_years_in_the_review_is_of_the_base_year() -> None:
    text = "序号\n指标\n指标值\n1\n企业（家）\n30\n"
    assert [(f[1], f[4]) for f in read(text, review=True)] == [(2020, "actual")]


def test_an_attribute_goes_with_the_promise() -> None:
    text = "序号\n指标\n2020年\n2025年\n属性\n1\n企业（家）\n3\n5\n约束性\n"
    assert [f.attribute for f in read_table(text, PLAN)] == [None, "约束性"]


def test_a_row_that_lacks_a_cell_is_left_out_rather_than_misread() -> None:
    assert read("序号\n指标\n2020年\n2025年\n1\n企业（家）\n3\n2\n平台（个）\n4\n6\n") == [
        ("平台", 2020, "4", "个", "actual", "="),
        ("平台", 2025, "6", "个", "target", "="),
    ]


@given(st.text(alphabet="序号指标名称年1234 5\n|%（家）—≥【】属性预期", max_size=120))
def test_any_lines_give_figures_inside_them(text: str) -> None:
    for figure in read_table(text, PLAN):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.name


def test_a_column_of_changes_at_the_end_may_lack_its_cells() -> None:
    text = "指标\n2020年\n2025年\n年均增长\n占比（%）\n5\n8\n成交额（亿元）\n80\n200\n20\n"
    assert [(f[0], f[1]) for f in read(text)] == [
        ("占比", 2020),
        ("占比", 2025),
        ("成交额", 2020),
        ("成交额", 2025),
        ("成交额年均增长", 2025),
    ]


def test_a_rank_in_a_table_is_no_figure() -> None:
    assert read("指标\n2020年\n2025年\n创新能力全国排名\n12\n8\n") == []


def test_full_width_digits_are_read() -> None:
    text = "指标\n2020年\n2025年\n成交额（亿元）\n３５\n８０．５\n"
    assert [f[2] for f in read(text)] == ["35", "80.5"]
