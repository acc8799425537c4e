import pytest

from graph.planning import Planning
from graph.policies.answers import PolicyLink, Standing
from ontology.errors import RequestError
from tests.competency.seeds import seeded_graph


@pytest.fixture(scope="module")
def planning() -> Planning:
    return seeded_graph().planning


def _chain(planning: Planning, name: str) -> list[PolicyLink]:
    return list(planning.policies.chain(planning.thing(name, types=("Policy",)).id).items)


def test_the_plans_that_rest_on_the_plan_of_chongqing(planning: Planning) -> None:
    # 涪陵 前言, 江津 引言, 南川 引言.
    chain = _chain(planning, "重庆市科技创新“十四五”规划")
    below = {one.policy.label: one for one in chain if one.standing is Standing.BELOW}
    assert {tuple(thing.thing.label for thing in one.regions) for one in below.values()} == {
        ("涪陵区",),
        ("江津区",),
        ("南川区",),
    }
    assert {one.documents for one in below.values()} == {("fuling-14fyp",), ("jiangjin-14fyp",), ("nanchuan-14fyp",)}
    assert all(stated.sources for one in below.values() for stated in one.rests_on)


def test_what_a_plan_rests_on_who_issued_it_and_what_it_is_for(planning: Planning) -> None:
    chain = _chain(planning, "涪陵区科技创新“十四五”规划")
    assert chain[0].standing is Standing.SELF
    assert [one.thing.label for one in chain[0].issuers] == ["重庆市涪陵区人民政府"]
    assert {one.policy.label for one in chain if one.standing is Standing.ABOVE} == {
        "“十四五”国家科技创新规划",
        "关于深入推动科技创新支撑引领高质量发展的实施意见",
        "成渝地区双城经济圈建设规划纲要",
        "重庆市涪陵区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
        "重庆市科技创新“十四五”规划",
    }


def test_what_is_no_depth_is_told(planning: Planning) -> None:
    with pytest.raises(RequestError, match="depth"):
        planning.policies.chain("policy-x", depth=0)
