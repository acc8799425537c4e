"""A plan of a district that no gazetteer has: one region under all its names, and the city around it."""

import pytest

from loaders.extraction.extractor import extract
from ontology.claim import Claims
from ontology.entity import Entity
from tests.loaders.extraction.names.naming import entities_of, reading_of

TEXT = (
    "澜州市云江区人民政府关于印发云江区科技创新“十四五”规划的通知\n\n各镇人民政府：\n现印发给你们。\n澜州市云江区人民政府\n"
    "2021年9月6日\n\n云江区科技创新“十四五”规划\n\n一、目标\n云江科技基础良好。2020年,全区高新技术企业146家。"
    "到2025年,云江区研发经费投入强度达到2.6%。建成澜州东部的创新型城区。推动云江区与岚川县合作。"
    "由市科技局、澜州市科学技术局、区政府、澜州市农业科学院、市农科院共同推进。建设食品安全检测中心。\n"
)


def claims() -> tuple[Claims, dict[str, Entity]]:
    made = extract(reading_of(TEXT))
    return made, {name: entity for entity in made.entities for name in entity.names}


def test_the_district_is_one_region_and_the_city_around_it_another() -> None:
    _, entities = claims()
    assert entities["云江区"] is entities["云江"]
    assert entities["云江区"].name == "云江区"
    assert entities["澜州"].name == "澜州市"
    assert entities["岚川县"].type == "Region"


def test_figures_of_the_whole_district_are_about_its_region() -> None:
    made, entities = claims()
    assert {figure.subject for figure in made.observations} == {entities["云江区"].key}


def test_scopes_say_where_a_name_holds() -> None:
    _, entities = claims()
    assert entities["云江区"].scope == "within-澜州市"
    assert entities["澜州市"].scope == ""
    assert entities["岚川县"].scope == ""
    assert entities["食品安全检测中心"].scope == "澜州市云江区"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("澜州市云江区人民政府", "区政府"),
        ("澜州市科学技术局", "市科技局"),
        ("澜州市农业科学院", "市农科院"),
    ],
)
def test_bodies_of_the_district_and_of_its_city_are_one_with_their_short_names(full: str, short: str) -> None:
    _, entities = claims()
    assert entities[full] is entities[short]


def test_a_new_district_of_a_listed_city_is_not_the_city() -> None:
    text = "宁波市云江区科技创新“十四五”规划\n\n一、目标\n云江区加快发展。宁波支持云江区创新。市科技局牵头。\n"
    reading = reading_of(text)
    assert reading.document.description.region is None
    entities = entities_of(text)
    assert entities["云江区"] is not entities["宁波"]
    assert entities["宁波"].scope == "330200"


def test_names_that_many_regions_share_are_told_by_the_city_around_an_unlisted_district() -> None:
    entities = entities_of("宁波市云江区科技创新“十四五”规划\n\n一、目标\n推动云江区与江北区合作。\n")
    assert entities["江北区"].scope == "330205"


def test_figures_fall_on_the_district_that_only_the_issuer_names() -> None:
    text = TEXT.replace("关于印发云江区科技创新", "关于印发科技创新").replace(
        "云江区科技创新“十四五”规划\n\n", "科技创新“十四五”规划\n\n"
    )
    made = extract(reading_of(text))
    [district] = [entity for entity in made.entities if "云江区" in entity.names]
    assert {figure.subject for figure in made.observations} == {district.key}


def test_a_title_over_two_lines_names_the_policy_with_its_years() -> None:
    entities = entities_of("云江区科技创新“十四五”规划\n(2021—2025年)\n\n一、总则\n加快创新。\n")
    assert entities["云江区科技创新“十四五”规划(2021—2025年)"] is entities["云江区科技创新“十四五”规划"]
