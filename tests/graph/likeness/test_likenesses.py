import pytest

from graph.planning import Planning
from tests.competency.seeds import seeded_graph


@pytest.fixture(scope="module")
def planning() -> Planning:
    return seeded_graph().planning


def test_institutes_are_alike_by_their_builders(planning: Planning) -> None:
    # 重庆市“十三五”规划, 专栏14: both are built by 重庆理工大学 or by 中科院重庆绿色智能技术研究院.
    found = planning.likenesses.similar(planning.thing("机器人产业技术创新研究院").id).items
    assert [one.thing.label for one in found] == [
        "汽车智能制造与检测产业技术研究院",
        "3D打印产业技术创新研究院",
        "石墨烯产业技术创新研究院",
    ]
    assert "重庆理工大学" in found[0].reasons[0].text.zh
    assert all(reason.sources for one in found for reason in one.reasons)


def test_firms_are_alike_by_fields_that_are_close(planning: Planning) -> None:
    found = planning.likenesses.similar(planning.thing("太极集团", types=("Firm",)).id).items
    assert {one.thing.label for one in found} == {"上海医药", "华润三九"}
    assert all(one.parts["neighbours"] == 0.0 and one.parts["fields"] > 0 for one in found)


def test_other_classes_are_looked_for_when_asked(planning: Planning) -> None:
    found = planning.likenesses.similar(planning.thing("太极集团", types=("Firm",)).id, types=["Institute"]).items
    assert {one.thing.type for one in found} == {"Institute"}
    assert "重庆大学附属涪陵医院" in {one.thing.label for one in found}


def test_scores_lie_between_nought_and_one_and_fall(planning: Planning) -> None:
    found = planning.likenesses.similar(planning.thing("涪陵国家高新区").id, limit=100).items
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_thing_without_relations_is_like_nothing(planning: Planning) -> None:
    assert planning.likenesses.similar(planning.thing("隆化职中").id).items == ()
