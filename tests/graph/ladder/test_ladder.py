"""The ladders show, rung by rung and region by region, the figures stated and the things named."""

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.ladder.answers import RungAnswer
from graph.ladder.rungs import Chain, rung_of, rungs
from ontology.entity import EntityType
from ontology.errors import RequestError
from ontology.relation import Predicate
from tests.competency.seeds import seeded_graph
from tests.graph.ledger.plans import TARGET, Plan, graph_of


def answers(graph: KnowledgeGraph, **conditions: object) -> list[RungAnswer]:
    return list(graph.tables.ladder.rungs(**conditions).items)  # type: ignore[arg-type]


def figures(answer: RungAnswer) -> set[tuple[str, int, float]]:
    return {(entry.names[0], point.year, point.value) for entry in answer.entries for point in entry.series}


def of_seeds(rung: str, region: str) -> RungAnswer:
    (found,) = answers(seeded_graph(), names=[rung], regions=[region])
    return found


@pytest.mark.parametrize(
    ("rung", "region", "expected"),
    [
        (
            "maker-space",
            "南川区",
            {("国家级备案众创空间", 2020, 1), ("市级众创空间", 2020, 4), ("市级星创天地", 2020, 1)},
        ),
        (
            "incubator",
            "南川区",
            {("市级科技企业孵化器", 2020, 1), ("市级科技企业孵化器", 2025, 4), ("国家级科技企业孵化器", 2025, 1)},
        ),
        ("maker-space", "江津区", {("国家级众创空间", 2020, 1), ("市级众创空间", 2020, 9)}),
        ("carrier", "涪陵区", {("创新创业载体", 2020, 28)}),
        ("incubator", "重庆市", {("科技企业孵化器", 2020, 100)}),
        ("high-growth-firm", "江津区", {("高成长性企业", 2020, 32)}),
        ("high-growth-firm", "涪陵区", {("高成长科技企业", 2025, 50)}),
    ],
)
def test_the_figures_that_the_plans_state(rung: str, region: str, expected: set[tuple[str, int, float]]) -> None:
    assert figures(of_seeds(rung, region)) == expected


def test_the_incubators_that_a_plan_names_stand_beside_its_figures() -> None:
    answer = of_seeds("incubator", "南川区")
    assert "中医药产业科技企业孵化器" in {instance.thing.label for instance in answer.instances}
    assert all(instance.sources[0].document == "nanchuan-14fyp" for instance in answer.instances)


@pytest.mark.parametrize(
    ("region", "parks"),
    [
        ("南川区", {"工业园区", "商贸物流园区", "中医药产业科技园区", "数字经济产业园", "高等教育集群园区"}),
        ("涪陵区", {"长江软件园", "互爱科技园", "涪陵人工智能与数字经济产业园", "大数据云计算产业园", "清溪园区"}),
    ],
)
def test_the_parks_of_a_region(region: str, parks: set[str]) -> None:
    named = {instance.thing.label for instance in of_seeds("park", region).instances}
    assert parks <= named
    assert not {"软件信息和智能制造产业园", "中医药科技产业园区"} & named


def test_what_a_fund_does_for_firms_is_no_rung() -> None:
    found = answers(seeded_graph(), names=["science-firm"])
    assert not {answer.subject.id for answer in found if answer.subject.id.startswith("fund-")}


def plan() -> Plan:
    plan = Plan().names("涪陵区", EntityType.REGION).names("云湖高新区", EntityType.PARK)
    plan.names("云湖孵化器", EntityType.PLATFORM, "Incubator").names("远山众创空间", EntityType.PLATFORM, "MakerSpace")
    plan.relates("云湖孵化器", Predicate.LOCATED_IN, "云湖高新区").relates("云湖高新区", Predicate.LOCATED_IN, "涪陵区")
    return plan.states("瞪羚企业", "5", "家", 2025, TARGET).states("孵化器面积", "9", "平方米", 2025, TARGET)


def test_a_thing_is_in_the_region_that_it_lies_in_by_way_of_a_park() -> None:
    with graph_of([plan()]) as graph:
        (answer,) = answers(graph, names=["incubator"])
    (instance,) = answer.instances
    assert answer.subject.id == "region-500102"
    assert [thing.label for thing in instance.lies_in] == ["云湖高新区", "涪陵区"]


def test_a_thing_that_lies_nowhere_is_in_the_region_whose_plan_names_it() -> None:
    other = Plan(id="other", region="500119").names("远山众创空间", EntityType.PLATFORM, "MakerSpace")
    with graph_of([other]) as graph:
        graph.update(
            "INSERT DATA { <https://w3id.org/innokg/id/region-500119> a <https://w3id.org/innokg/ontology#Region> ;"
            ' <http://www.w3.org/2000/01/rdf-schema#label> "南川区"@zh }'
        )
        (answer,) = answers(graph, chain=Chain.INCUBATION)
    assert (answer.rung.id, answer.subject.label) == ("maker-space", "南川区")
    assert [(one.thing.label, one.lies_in) for one in answer.instances] == [("远山众创空间", ())]


def test_what_lies_in_itself_is_found_no_region_for_and_ends() -> None:
    looped = Plan(region="500119").names("甲孵化器", EntityType.PLATFORM, "Incubator").names("乙园", EntityType.PARK)
    looped.relates("甲孵化器", Predicate.LOCATED_IN, "乙园").relates("乙园", Predicate.PART_OF, "甲孵化器")
    with graph_of([looped]) as graph:
        assert answers(graph, names=["incubator"]) == []


def test_an_area_is_no_number_of_incubators() -> None:
    with graph_of([plan()]) as graph:
        found = {answer.rung.id: answer.entries for answer in answers(graph)}
    assert found["incubator"] == ()
    assert [entry.names for entry in found["gazelle"]] == [("瞪羚企业",)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GazelleFirms", "gazelle"),
        ("国家级专精特新小巨人企业", "little-giant"),
        ("科创板上市企业", "listed-firm"),
        ("科技企业加速器", "accelerator"),
        ("牛羚企业", "gazelle"),
        ("孵化服务面积", None),
        ("入驻众创空间的团队", None),
    ],
)
def test_which_rung_an_indicator_counts(name: str, expected: str | None) -> None:
    rung = rung_of(name)
    assert (rung.id if rung else None) == expected


def test_rungs_are_asked_for_by_id_chain_year_and_kind() -> None:
    with graph_of([plan()]) as graph:
        assert {answer.rung.id for answer in answers(graph, chain=Chain.FIRMS)} == {"gazelle"}
        assert answers(graph, chain=Chain.FIRMS, years=[2020]) == []
        with pytest.raises(RequestError, match="no rung 'stairs'"):
            answers(graph, names=["stairs"])


def test_rungs_have_names_of_their_own_and_rise() -> None:
    assert len({rung.id for rung in rungs()}) == len(rungs())
    for chain in Chain:
        orders = [rung.order for rung in rungs() if rung.chain is chain]
        assert orders == list(range(1, len(orders) + 1))
