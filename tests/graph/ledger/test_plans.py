"""What a reader of five real plans finds in their tables and sentences."""

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.ledger.answers import Agreement, Check, Entry
from graph.ledger.question import LedgerQuestion
from loaders.extraction.extractor import extract
from loaders.linking import judge
from loaders.reading.reader import read
from ontology.observation import Comparator, FigureKind
from tests.competency.seeds import seeded_graph
from tests.shared import CORPUS, needs_corpus

Points = list[tuple[int, str, float]]


def entry(indicator: str, region: str) -> Entry:
    question = LedgerQuestion(indicators=(indicator,), subjects=(region,))
    (found,) = seeded_graph().tables.ledger.table(question).items
    return found


def points(found: Entry) -> Points:
    return [(point.year, point.kind.value, point.value) for point in found.series]


@pytest.mark.parametrize(
    ("indicator", "region", "expected"),
    [
        ("研发经费投入强度", "江津区", [(2015, 1.87), (2020, 2.4), (2025, 2.8), (2035, 3.5)]),
        ("研发经费投入强度", "涪陵区", [(2020, 2.4), (2025, 2.7)]),
        ("研发经费投入强度", "重庆市", [(2010, 1.27), (2015, 1.57), (2020, 2.5)]),
        ("高新技术企业", "江津区", [(2015, 63), (2020, 211), (2025, 400)]),
        ("高新技术企业", "南川区", [(2015, 5), (2020, 30), (2025, 70)]),
        ("高新技术企业", "重庆市", [(2010, 338), (2015, 1035), (2020, 3000)]),
        ("科技进步贡献率", "南川区", [(2015, 35), (2020, 50), (2025, 63)]),
        ("公民具备科学素质的比例", "南川区", [(2020, 8.4), (2025, 15)]),
        ("公民具备科学素质的比例", "江津区", [(2020, 10.8), (2025, 16)]),
        ("公民具备科学素质的比例", "涪陵区", [(2020, 10.02), (2025, 15)]),
        ("技术合同成交额", "重庆市", [(2010, 168), (2015, 241.5), (2020, 400)]),
        ("每万人口发明专利拥有量", "南川区", [(2015, 0.64), (2020, 3.43), (2025, 9)]),
    ],
)
def test_the_figures_of_a_region(indicator: str, region: str, expected: list[tuple[int, float]]) -> None:
    assert [(year, value) for year, _, value in points(entry(indicator, region))] == expected


def test_research_intensity_of_the_three_districts_stands_side_by_side() -> None:
    question = LedgerQuestion(
        indicators=("研发经费投入强度",), subjects=("500116", "500102", "500119"), years=(2020, 2025)
    )
    found = {one.subject.label: one for one in seeded_graph().tables.ledger.table(question).items}
    assert {name: points(one) for name, one in found.items()} == {
        "涪陵区": [(2020, "actual", 2.4), (2025, "target", 2.7)],
        "江津区": [(2020, "actual", 2.4), (2025, "target", 2.8)],
        "南川区": [(2020, "actual", 1.74), (2025, "target", 2.5)],
    }
    ways = {name: next(way for way in one.progress if way.target.year == 2025) for name, one in found.items()}
    expected = {"涪陵区": (0.06, 0.3), "江津区": (0.08, 0.4), "南川区": (0.152, 0.76)}
    for name, (planned, gap) in expected.items():
        assert ways[name].planned == pytest.approx(planned)
        assert ways[name].gap == pytest.approx(gap)


def test_a_sentence_and_a_table_that_state_the_same_are_one_point() -> None:
    (point,) = [point for point in entry("研发经费投入强度", "江津区").series if point.year == 2020]
    assert point.agreement is Agreement.SAME
    assert {figure.source.rule for figure in point.figures} == {"observation.sentence", "observation.table"}


def test_ten_and_ten_point_six_seven_patents_are_one_value_cut_off() -> None:
    (conflict,) = entry("每万人口发明专利拥有量", "江津区").conflicts
    assert (conflict.year, conflict.agreement, conflict.values) == (2020, Agreement.ROUNDING, (10, 10.67))


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        ("二、三产业总产值", 600),
        ("工业增加值率", 16),
        ("高新技术企业", 60),
        ("科技型企业数量占比", 50),
        ("专业研发机构和科技服务机构", 60),
        ("研发经费投入强度", 3),
    ],
)
def test_the_targets_of_a_zone_to_be_are_its_own(indicator: str, value: float) -> None:
    # 南川区规划, 专栏1: what the zone wants by 2023 is no target of the district, which wants less intensity by 2025.
    found = entry(indicator, "高新技术产业开发区")
    assert points(found) == [(2023, "target", value)]
    assert [point.comparator for point in found.series] == [Comparator.AT_LEAST]


def test_the_targets_of_the_district_are_in_order() -> None:
    assert entry("研发经费投入强度", "南川区").findings == ()


@pytest.mark.parametrize(("indicator", "part", "target"), [("高新技术企业", 50, 300), ("科技型企业", 200, 2000)])
def test_what_incubators_raise_is_no_target_of_the_district(indicator: str, part: float, target: float) -> None:
    # 涪陵区规划, 四(一)2 beside 二(三)1: fewer than there were in 2020 can only be a part.
    found = entry(indicator, "涪陵区")
    assert [way.target.value for way in found.progress] == [target]
    (conflict,) = found.conflicts
    assert conflict.values == (part, target)
    assert f"{part}家低于2020年已有的" in conflict.explanation.zh


def test_stated_changes_of_the_plans_fit_their_levels() -> None:
    found = seeded_graph().tables.ledger.table(limit=1000).items
    changes = [finding for one in found for finding in one.findings if finding.check is Check.CHANGE]
    assert changes == []


@pytest.mark.corpus
@needs_corpus
def test_platforms_that_are_listed_and_do_not_add_up_are_reported() -> None:
    reading = read(CORPUS / "jiangjin-14fyp.txt")
    with KnowledgeGraph.in_memory() as graph:
        graph.load(extract(reading), text=reading.document.text)
        graph.record(judge(graph.named_things()))
        found = graph.tables.ledger.table(LedgerQuestion(disputed=True), limit=1000).items
    (finding,) = [one for entry in found for one in entry.findings if one.check is Check.OF_WHICH]
    assert (finding.stated, finding.computed, len(finding.parts)) == (163, 154, 10)
    assert finding.kind is FigureKind.ACTUAL
