"""Years named in sentences."""

import pytest

from loaders.extraction.years import find_years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("到2025年", 2025),
        ("截至2020年底", 2020),
        ("2016年度", 2016),
        ("到二〇三五年", 2035),
        ("“十三五”期间", 2020),
        ("“十二五”末", 2015),
        ("“十四五”初", 2020),
        ("2021—2023年", 2023),
    ],
)
def test_a_year_or_period_is_read(text: str, year: int) -> None:
    assert [m.year for m in find_years(text)] == [year]


@pytest.mark.parametrize(
    "text", ["比2015年增加", "较2015年提高", "比“十二五”末提高", "自2015年以来", "是2015年的2.3倍"]
)
def test_a_year_that_is_only_compared_with_is_marked(text: str) -> None:
    assert [m.compared for m in find_years(text)] == [True]


@pytest.mark.parametrize("text", ["《行动计划(2015—2020年)》", "《2020年工作要点》", "规划（2021—2025年）"])
def test_a_year_in_a_title_or_its_term_is_none(text: str) -> None:
    assert find_years(text) == []
