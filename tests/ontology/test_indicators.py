"""Known indicators are recognised under the names that plans give them, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.indicators import comparable, known_indicator, known_indicators
from ontology.terms import IndicatorTerm

INDICATORS = list(known_indicators().values())


def test_there_are_some_fifty_indicators_or_more() -> None:
    assert len(INDICATORS) >= 50


@pytest.mark.parametrize("term", INDICATORS, ids=lambda term: term.name)
def test_every_name_of_an_indicator_finds_it(term: IndicatorTerm) -> None:
    assert {known_indicator(name) for name in term.names} == {term.name}


def test_no_name_belongs_to_two_indicators() -> None:
    owners: dict[str, set[str]] = {}
    for term in INDICATORS:
        for name in term.names:
            owners.setdefault(comparable(name), set()).add(term.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("term", INDICATORS, ids=lambda term: term.name)
def test_every_indicator_has_a_unit(term: IndicatorTerm) -> None:
    assert term.unit


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("全社会研发经费支出占GDP比重", "RDIntensity"),
        ("研究与试验发展经费投入强度(%", "RDIntensity"),
        ("全社会研发投入（R&D）占GDP比重（%）", "RDIntensity"),
        ("全市R&D经费支出占地区生产总值的比例", "RDIntensity"),
        ("全社会R＆D经费支出相当于GDP比例", "RDIntensity"),
        ("R&D经费内部支出", "RDExpenditure"),
        ("全社会研发投入年均增长率", "RDExpenditureGrowth"),
        ("规上工业企业R&D经费支出占主营业务收入比重(%)", "IndustryRDToRevenue"),
        ("有研发活动的规上企业比例不低于(%)", "FirmsWithRDActivityShare"),
        ("每万人口发明专利拥有量（件/万人）", "InventionPatentsPerTenThousand"),
        ("万人高价值发明专利拥有量", "HighValuePatentsPerTenThousand"),
        ("公民具备科学素养的比例达到", "ScientificLiteracy"),
        ("战略性新兴产业产值占工业总产值比重%)", "StrategicOutputShare"),
        ("每万名就业人员中研发人员(人年)", "RDPersonnelPerTenThousand"),
        ("高新技术企业总数", "HighTechFirms"),
        ("“专精特新”小巨人企业", "LittleGiantFirms"),
        ("研究与试验发展(R&D)经费支出占地区生产总值(GDP)比重", "RDIntensity"),
        ("本级财政科学技术支出", "FiscalScienceExpenditure"),
        ("大中型工业企业研发机构覆盖率", "FirmsWithRDInstitutionShare"),
        ("综合科技进步水平指数（%）", "InnovationIndex"),
        ("技术合同成交额占地区生产总值比重", "TechnologyContractShareOfGDP"),
        ("省级及以上科技企业孵化器", "ProvincialIncubators"),
        ("高新技术企业净增", None),
        ("新增高新技术企业", None),
        ("高新技术企业销售收入占比", None),
        ("累计技术合同成交额", None),
        ("城镇居民人均可支配收入", None),
        ("", None),
        ("%", None),
        ("数", None),
    ],
)
def test_wordings(wording: str, name: str | None) -> None:
    assert known_indicator(wording) == name


@given(
    st.sampled_from([name for term in INDICATORS for name in term.names]), st.sampled_from(["（%）", "(家)", "数量"])
)
def test_a_unit_or_a_counting_word_does_not_hide_an_indicator(name: str, addition: str) -> None:
    assert known_indicator(name + addition) == known_indicator(name)


@given(st.text(alphabet="研发投入经费规上以工业企比重例的每万名全社会r&d数%()（）", max_size=130))
def test_comparing_ends_and_settles_for_any_wording(wording: str) -> None:
    assert comparable(comparable(wording)) == comparable(wording)
