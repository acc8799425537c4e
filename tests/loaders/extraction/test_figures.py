"""Numbers with units in running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.figures import find_figures, is_unit
from loaders.extraction.numerals import decimal
from ontology.observation import Comparator

UNITS = (
    "家",
    "个",
    "%",
    "亿元",
    "万元",
    "件",
    "人年",
    "人次",
    "平方米",
    "万平方米",
    "个百分点",
    "倍",
    "件/万人",
    "家（次）",
)


def read(text: str) -> list[tuple[str, str, str]]:
    return [(str(f.value), f.unit, f.comparator.value) for f in find_figures(text)]


@given(value=st.decimals(min_value=0, max_value=10**9, places=2), unit=st.sampled_from(UNITS))
def test_any_number_with_a_unit_is_read_as_it_is_written(value: Decimal, unit: str) -> None:
    [figure] = find_figures(f"指标甲达到{value:f}{unit}。")
    assert (figure.value, figure.unit) == (value, unit)


@given(st.text(alphabet="0123456789.,%家万亿元年个第前以上至-—（）()“”《》约超过 \n创新", max_size=60))
def test_figures_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.number < figure.end <= len(text)
        assert text[figure.number].isdigit()
        end = figure.end


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("突破60件", ">="),
        ("不低于60件", ">="),
        ("60件以上", ">="),
        ("≥60件", ">="),
        ("超过60件", ">"),
        ("高于60件", ">"),
        ("60余件", ">"),
        ("不超过60件", "<="),
        ("60件以内", "<="),
        ("低于60件", "<"),
        ("近60件", "~"),
        ("约60件", "~"),
        ("60件左右", "~"),
        ("达到60件", "="),
    ],
)
def test_a_bound_before_or_after_the_number_is_read(words: str, comparator: str) -> None:
    [figure] = find_figures(f"专利{words}，")
    assert figure.comparator is Comparator(comparator)


@pytest.mark.parametrize(
    "text",
    [
        "排名第4位",
        "进入前10名",
        "2021年8月12日",
        "电话023-12345678",
        "推广5G和3D打印",
        "落实“促进转化24条”",
        "《十条3项》",
        "6个月以内",
        "〔2021〕18号",
    ],
)
def test_a_number_that_ranks_dates_or_names_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["平台3-5家", "平台3—5家", "平台3家—5家"])
def test_a_range_is_one_figure_with_two_ends(text: str) -> None:
    [figure] = find_figures(text)
    assert (figure.value, figure.upper, figure.unit) == (Decimal(3), Decimal(5), "家")


def test_thousands_and_misread_letters_are_numbers() -> None:
    assert read("企业1,125家、重点企业IOO家") == [("1125", "家", "="), ("100", "家", "=")]
    assert decimal("lOO") == Decimal(100)


def test_an_index_needs_no_unit() -> None:
    assert read("创新指数达到65.2，编号12，") == [("65.2", "", "=")]


def test_a_multiple_alone_is_a_unit_where_nothing_follows() -> None:
    assert read("到位资金2000万，") == [("2000", "万", "=")]


def test_units_are_told_from_other_words() -> None:
    assert all(is_unit(unit) for unit in UNITS)
    assert not any(is_unit(word) for word in ("企业", "年", "", "家企业"))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("产值突破五千亿元", [("5000", "亿元", ">=")]),
        ("培育企业三十家以上", [("30", "家", ">=")]),
        ("孵化器两家、机构二十余家", [("2", "家", "="), ("20", "家", ">")]),
        ("占比达到百分之三点五", [("3.5", "%", "=")]),
        ("企业突破千家，产值突破万亿元", [("1000", "家", ">="), ("1", "万亿元", ">=")]),
    ],
)
def test_chinese_numerals_that_count_are_figures(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    "text",
    ["三个方面", "实施十项行动", "第三十个", "数十家", "万人发明专利", "十二五期间", "唯一一家，", "建设两个基地"],
)
def test_chinese_numerals_of_slogans_and_kinds_are_no_figures(text: str) -> None:
    assert read(text) == []
