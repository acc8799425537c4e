"""Levels, changes, sums and rates are told apart by the words of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ledger.indicator_book import quantity_of
from graph.ledger.measures import Measure, read_measure


@pytest.mark.parametrize(
    ("name", "unit", "stem", "measure"),
    [
        ("高新技术企业", "家", "高新技术企业", Measure.LEVEL),
        ("工业增加值", "亿元", "工业增加值", Measure.LEVEL),
        ("新产品销售收入占比", "%", "新产品销售收入占比", Measure.LEVEL),
        ("新型研发机构", "家", "新型研发机构", Measure.LEVEL),
        ("全员劳动生产率", "万元/人", "全员劳动生产率", Measure.LEVEL),
        ("新增上市企业", "家", "上市企业", Measure.INCREASE),
        ("高企净增", "家", "高企", Measure.INCREASE),
        ("高企净增数", "家", "高企", Measure.INCREASE),
        ("有效发明专利变化情况", "件", "有效发明专利", Measure.INCREASE),
        ("科技进步贡献率提高", "个百分点", "科技进步贡献率", Measure.INCREASE),
        ("科技进步贡献率", "个百分点", "科技进步贡献率", Measure.INCREASE),
        ("累计孵化企业", "家", "孵化企业", Measure.CUMULATIVE),
        ("研发投入增长", "%", "研发投入", Measure.GROWTH),
        ("有效发明专利增长", "倍", "有效发明专利", Measure.GROWTH),
        ("研发投入年均增速", "%", "研发投入", Measure.YEARLY_GROWTH),
        ("新兴产业增加值占工业增加值比重提高", "个百分点", "新兴产业增加值占工业增加值比重", Measure.INCREASE),
        ("研发强度比全省平均水平低", "个百分点", "研发强度比全省平均水平低", Measure.DIFFERENCE),
    ],
)
def test_what_a_name_measures(name: str, unit: str, stem: str, measure: Measure) -> None:
    reading = read_measure(name, unit)
    assert (reading.stem, reading.measure) == (stem, measure)


def test_a_change_belongs_to_the_known_indicator_that_changes() -> None:
    assert quantity_of("", "新增高新技术企业", "家").key == "HighTechFirms"
    assert quantity_of("", "全社会研发投入强度提高", "个百分点").level == quantity_of("RDIntensity", "研发强度", "%")


def test_a_known_rate_is_the_growth_of_a_known_level() -> None:
    assert quantity_of("RDExpenditureGrowth", "全社会研发投入年均增长", "%") == ("RDExpenditure", Measure.YEARLY_GROWTH)
    assert quantity_of("RDExpenditureGrowth", "全社会R&D经费支出增幅", "%") == ("RDExpenditure", Measure.GROWTH)


@given(st.text(max_size=300), st.sampled_from(["", "%", "家", "倍"]))
def test_every_name_has_a_stem(name: str, unit: str) -> None:
    assert read_measure(name, unit).stem or not name
