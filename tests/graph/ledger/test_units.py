"""Units are brought together where they measure the same, and nowhere else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ledger.units import convert, unit_of

MONEY = ("元", "千元", "万元", "百万元", "千万元", "亿元", "万亿元")
COUNTS = ("家", "个", "万人", "项", "万件", "")
AREAS = ("平方米", "万平方米", "万㎡", "平方公里", "亩", "公顷")
SHARES = ("%", "％", "‰")
alike = st.sampled_from([MONEY, COUNTS[:-1], AREAS, SHARES]).flatmap(
    lambda units: st.tuples(st.sampled_from(units), st.sampled_from(units))
)


@given(value=st.fractions(), units=alike)
def test_converting_there_and_back_changes_nothing(value: Fraction, units: tuple[str, str]) -> None:
    first, second = map(unit_of, units)
    assert convert(convert(value, first, second), second, first) == value


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (2000, "万元", "亿元", Fraction(1, 5)),
        (3, "万亿元", "亿元", 30000),
        (7, "家", "个", 7),
        (Fraction("1.2"), "万人", "人", 12000),
        (15, "亩", "公顷", 1),
        (5, "‰", "%", Fraction(1, 2)),
        (40, "万平方米", "平方公里", Fraction(2, 5)),
        (9, "", "家", 9),
    ],
)
def test_values_in_other_units(value: Fraction, source: str, target: str, expected: Fraction) -> None:
    assert convert(Fraction(value), unit_of(source), unit_of(target)) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [("人", "人次"), ("家(次)", "家"), ("人年", "人"), ("万元", "万美元"), ("%", "个百分点"), ("%", "家"), ("倍", "%")],
)
def test_what_measures_something_else_is_not_converted(source: str, target: str) -> None:
    with pytest.raises(ValueError, match="cannot be given in"):
        convert(Fraction(1), unit_of(source), unit_of(target))


def test_each_so_many_people_stands_in_the_name_or_in_the_unit() -> None:
    name = "每万人口发明专利拥有量"
    assert unit_of("件/万人", name).dimension == unit_of("件", name).dimension
    assert unit_of("万元/人", "全员劳动生产率").dimension == "money/count"


@given(st.text(max_size=60))
def test_any_text_is_some_unit_and_equals_itself(text: str) -> None:
    assert convert(Fraction(3), unit_of(text), unit_of(text)) == 3
