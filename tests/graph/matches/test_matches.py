import pytest

from graph.matches.answers import Match, Matches, Status
from graph.planning import Planning
from ontology.errors import NotFoundError
from tests.competency.seeds import seeded_graph


@pytest.fixture(scope="module")
def planning() -> Planning:
    return seeded_graph().planning


def _firm(planning: Planning, name: str, limit: int = 100) -> Matches:
    return planning.firm_matches.matches(planning.thing(name, types=("Firm",)), limit=limit)


def _item(matches: Matches, label: str) -> Match:
    return next(item for item in matches.page.items if item.thing.label == label)


def _labels(matches: Matches, status: Status) -> list[str]:
    return [item.thing.label for item in matches.page.items if item.status is status]


def test_a_maker_of_medicine_is_led_to_what_its_district_has_for_it(planning: Planning) -> None:
    # 涪陵区规划 plans the base and names the institute that it is to work with.
    matches = _firm(planning, "太极集团")
    assert set(_labels(matches, Status.PROPOSED)[:2]) == {"现代中医药产业科创基地", "重庆中药研究院"}
    best = _item(matches, "现代中医药产业科创基地")
    assert best.parts["field"] > 0.5
    assert best.parts["place"] > 0.5
    assert {source.document for reason in best.reasons for source in reason.sources} == {"fuling-14fyp"}


def test_partners_of_partners_are_proposed(planning: Planning) -> None:
    # Both rely on by one laboratory: the firm and the hospital, which works with the university.
    item = _item(_firm(planning, "太极集团"), "重庆大学")
    assert item.parts == {"field": 0.0, "place": 0.6, "partners": 0.5}
    assert any("重庆大学附属涪陵医院" in reason.text.zh for reason in item.reasons)


def test_what_already_works_with_a_firm_is_marked_and_stands_last(planning: Planning) -> None:
    matches = _firm(planning, "太极集团")
    assert set(_labels(matches, Status.COOPERATING)) == {
        "智慧医疗平台",
        "临床应用转化平台",
        "高端医疗工程实验室",
        "重庆大学附属涪陵医院",
    }
    statuses = [item.status for item in matches.page.items]
    assert statuses == sorted(statuses, key=lambda status: status is Status.COOPERATING)
    assert all(item.reasons[0].key == "direct" for item in matches.page.items if item.status is Status.COOPERATING)


def test_a_maker_of_machines_is_led_to_bases_of_its_district_first(planning: Planning) -> None:
    assert _labels(_firm(planning, "润通科技"), Status.PROPOSED)[:2] == [
        "国家绿色装备制造高新技术产业化基地",
        "山地农机研发创新与示范中心",
    ]


def test_a_maker_of_spirits_is_led_to_the_institute_of_food(planning: Planning) -> None:
    # 江津区规划 names both; food is a part of consumer goods.
    assert _labels(_firm(planning, "江记酒庄"), Status.PROPOSED)[0] == "重庆西部食品产业技术研究院"


def test_a_holding_is_known_by_the_centres_that_rely_on_it(planning: Planning) -> None:
    matches = _firm(planning, "重庆机电控股")
    best = matches.page.items[0]
    assert best.thing.label == "海洋装备技术研究院"
    assert {reason.key for reason in best.reasons} == {"field-same", "partner"}
    assert {"轨道交通研发创新中心", "智能制造研发创新中心", "节能环保研发创新中心"} <= set(
        _labels(matches, Status.COOPERATING)
    )


def test_classes_and_statuses_are_chosen(planning: Planning) -> None:
    firm = planning.thing("太极集团", types=("Firm",))
    found = planning.firm_matches.matches(firm, types=["University"], statuses=[Status.PROPOSED])
    assert [item.thing.label for item in found.page.items] == ["重庆大学"]


def test_every_match_has_reasons_with_places_and_a_score_of_its_parts(planning: Planning) -> None:
    for name in ("太极集团", "润通科技", "长安汽车", "华峰氨纶"):
        for item in _firm(planning, name).page.items:
            assert item.reasons
            assert all(reason.sources for reason in item.reasons)
            assert 0 <= item.score <= 1


def test_who_works_on_a_technology_and_on_what_is_close_to_it(planning: Planning) -> None:
    # 重庆市“十三五”规划: the centre for new materials and the institute of graphene share a firm and an institute.
    found = planning.technology_matches.matches("石墨烯触摸屏").page.items
    assert found[0].thing.label == "新材料研发创新中心"
    assert {"重庆墨希科技公司", "中科院重庆绿色智能技术研究院", "石墨烯产业技术创新研究院"} <= {
        item.thing.label for item in found
    }
    assert all(item.status is Status.WORKING for item in found)


def test_a_technology_may_be_given_in_words_that_no_document_has(planning: Planning) -> None:
    labels = {item.thing.label for item in planning.technology_matches.matches("石墨烯散热膜").page.items}
    assert "石墨烯产业技术创新研究院" in labels


def test_a_technology_that_nobody_works_on_is_not_found(planning: Planning) -> None:
    with pytest.raises(NotFoundError, match="量子引力"):
        planning.technology_matches.matches("量子引力")


def test_a_park_lacks_what_parks_like_it_have(planning: Planning) -> None:
    found = planning.gaps.gaps(planning.thing("团结湖大数据智能化产业园", types=("Park",)))
    assert found.peers[0].thing.label == "涪陵国家高新区"
    kinds = {item.thing.id: item for item in found.page.items if item.thing.type == "Class"}
    assert {"InnovationCentre", "Incubator"} <= kinds.keys()
    assert "装配式建筑产业科技企业孵化器" in {thing.label for thing in kinds["Incubator"].examples}
    assert all(reason.sources for item in found.page.items for reason in item.reasons)


def test_a_park_lacks_nothing_that_lies_in_it(planning: Planning) -> None:
    # 中医药产业科技园区 has an incubator and an innovation centre.
    found = planning.gaps.gaps(planning.thing("中医药产业科技园区", types=("Park",)))
    assert not {"Incubator", "InnovationCentre"} & {item.thing.id for item in found.page.items}
    assert "Database" in {item.thing.id for item in found.page.items}
