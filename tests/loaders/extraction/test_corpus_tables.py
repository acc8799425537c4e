"""The tables of indicators of two real plans, every row and year of them."""

from decimal import Decimal

import pytest

from loaders.extraction.horizon import horizon, in_review
from loaders.extraction.indicator_tables import read_table
from loaders.reading.layout import BlockKind
from loaders.reading.reader import read
from tests.shared import CORPUS, needs_corpus

pytestmark = [pytest.mark.corpus, needs_corpus]

Rows = dict[tuple[str, str], tuple[str, ...]]

# By indicator and unit: the values of 2015, of 2020 and of the change between them.
NANCHUAN_REVIEW: Rows = {
    ("科技进步贡献率", "%"): ("35", "50", "15"),
    ("全社会研发投入(R&D)占GDP比重", "%"): ("0.46", "1.74", "1.28"),
    ("规模以上工业企业建立研发机构占比", "%"): ("20", "41", "21"),
    ("国家高新技术企业", "家"): ("5", "30", "25"),
    ("重庆市科技型企业", "家"): ("", "259", "259"),
    ("市级以上创新平台", "个"): ("21", "37", "16"),
    ("有效发明专利拥有量", "件"): ("35", "203", "168"),
    ("每万人口发明专利拥有量", "件"): ("0.64", "3.43", "2.79"),
    ("科普基地", "个"): ("4", "16", "12"),
}
# The values of 2020 and of 2025.
NANCHUAN_AIMS: Rows = {
    ("全社会研发经费投入年均增长", "%"): ("", "10"),
    ("全社会研发投入(R&D)占GDP比重", "%"): ("1.74", "2.5"),
    ("每万名就业人员中研发人员", "人年"): ("", "75"),
    ("重庆市科技型企业", "家"): ("259", "500"),
    ("国家高新技术企业", "家"): ("30", "70"),
    ("万人发明专利拥有量", "件"): ("3.43", "9"),
    ("规模以上工业企业研发经费支出占营业收入之比", "%"): ("2.39", "3"),
    ("技术合同交易额", "亿元"): ("", "1"),
    ("规模以上工业产值中战略性新兴产业占比", "%"): ("", "35"),
    ("规模以上工业产值中高技术产业产值占比", "%"): ("", "30"),
    ("公民具备科学素质的比例", "%"): ("8.4", "15"),
    ("科技进步贡献率", "%"): ("50", "63"),
}
# The values of 2010, 2015 and 2020.
CHONGQING: Rows = {
    ("科技进步贡献率", "%"): ("47.8", "52.9", "60"),
    ("研究与试验发展经费投入强度", "%"): ("1.27", "1.57", "2.5"),
    ("每万名就业人员中研发人员", "人年"): ("24", "36", "60"),
    ("高新技术企业", "家"): ("338", "1035", "3000"),
    ("战略性新兴制造业增加值占规模以上工业增加值的比重", "%"): ("", "13.5", "30"),
    ("知识密集型服务业增加值占地区生产总值的比重", "%"): ("", "16.3", "20"),
    ("规模以上工业企业研发经费支出与主营业务收入之比", "%"): ("0.79", "0.97", "1.2"),
    ("每万人口发明专利拥有量", "件"): ("1.1", "4.3", "8.6"),
    ("技术合同成交额", "亿元"): ("168", "241.5", "400"),
    ("公民具备科学素养的比例", "%"): ("2.5", "4.74", "8.3"),
}
CHANGES = ("变化情况", "增长", "增加", "下降")


def tables(name: str) -> list[list[tuple[str, int, Decimal, str, str, str | None]]]:
    reading = read(CORPUS / f"{name}.txt")
    years = horizon(reading)
    return [
        [
            (f.name, f.year, f.value, f.unit, f.comparator.value, f.attribute)
            for f in read_table(block.text, years, review=in_review(block, years))
        ]
        for block in reading.layout.blocks
        if block.kind is BlockKind.TABLE
    ]


def expected(rows: Rows, years: tuple[int, ...]) -> set[tuple[str, int, Decimal, str]]:
    return {
        (name, year, Decimal(value), unit)
        for (name, unit), values in rows.items()
        for year, value in zip(years, values, strict=False)
        if value
    }


def levels(table: list[tuple[str, int, Decimal, str, str, str | None]]) -> set[tuple[str, int, Decimal, str]]:
    return {row[:4] for row in table if not row[0].endswith(CHANGES) or row[0].endswith("年均增长")}


def test_the_review_of_a_district_is_complete() -> None:
    review, _ = tables("nanchuan-14fyp")
    changes = {(f"{name}变化情况", 2020, Decimal(values[2]), unit) for (name, unit), values in NANCHUAN_REVIEW.items()}
    assert {row[:4] for row in review} == expected(NANCHUAN_REVIEW, (2015, 2020)) | changes


def test_the_aims_of_a_district_are_complete() -> None:
    _, aims = tables("nanchuan-14fyp")
    assert levels(aims) == expected(NANCHUAN_AIMS, (2020, 2025))
    assert {row[4] for row in aims if row[0] in {"重庆市科技型企业", "万人发明专利拥有量"} and row[1] == 2025} == {">"}
    assert {row[5] for row in aims if row[1] == 2025} == {"预期性"}


def test_the_tables_of_a_city_are_complete() -> None:
    review, aims = tables("chongqing-13fyp")
    assert levels(review) == expected(CHONGQING, (2010, 2015))
    assert levels(aims) == {row for row in expected(CHONGQING, (2010, 2015, 2020)) if row[1] > 2010}
    assert {row[5] for row in aims if row[1] == 2020} == {"预期性"}


def test_the_changes_of_a_city_have_their_own_units() -> None:
    review, _ = tables("chongqing-13fyp")
    changes = {(row[0], str(row[2]), row[3]) for row in review if row[0].endswith(CHANGES)}
    assert len(changes) == 8
    assert ("科技进步贡献率增长", "5.1", "个百分点") in changes
    assert ("每万名就业人员中研发人员增加", "12", "人年") in changes
    assert ("高新技术企业增加", "697", "家") in changes
