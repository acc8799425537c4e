"""Programmes: launched by a verb, in quotation marks, or a list under one head."""

import pytest

from tests.loaders.extraction.names.naming import named


def test_a_programme_is_launched_by_a_verb() -> None:
    assert named("深入实施青岚工匠培育计划、瞪羚企业倍增工程。") == {
        "青岚工匠培育计划": "Program",
        "瞪羚企业倍增工程": "Program",
    }


def test_quotation_marks_make_a_programme_of_it_and_stay_inside_the_name() -> None:
    assert named("落实“湖光英才”计划。") == {"“湖光英才”计划": "Program"}


def test_kinds_of_programmes_name_nothing() -> None:
    assert named("组织实施一批重大科技专项和科技计划,制定行动计划。") == {}


def test_a_list_of_what_it_is_about_is_one_name() -> None:
    sentence = "实施科学意识、科学思维、科学方法提升行动。"
    assert named(sentence) == {"科学意识、科学思维、科学方法提升行动": "Program"}


def test_listed_programmes_are_several() -> None:
    assert set(named("实施青岚工匠工程、湖光名师工程。")) == {"青岚工匠工程", "湖光名师工程"}


def test_national_strategies_are_known_by_name() -> None:
    assert named("融入“一带一路”,实施乡村振兴战略。") == {"一带一路": "Program", "乡村振兴战略": "Program"}


@pytest.mark.parametrize(
    "name",
    ["企业研发投入倍增计划", "海内外高层次人才引进工程", "五大组团发展战略", "科技企业上云上平台行动"],
)
def test_what_is_carried_out_is_one_name_whatever_verbs_it_holds(name: str) -> None:
    assert named(f"加快转型。实施{name},带动发展。") == {name: "Program"}


@pytest.mark.parametrize("sentence", ["实施重大科技项目及工程。", "实施有利于创新的人才计划。", "推进项目实施。"])
def test_general_work_is_no_programme(sentence: str) -> None:
    assert named(sentence) == {}


def test_what_closes_a_list_calls_its_quoted_members_programmes() -> None:
    assert named("实施“海岳学者”“金种子”等人才项目。") == {"海岳学者": "Program", "金种子": "Program"}


def test_a_quoted_programme_may_begin_with_a_number() -> None:
    assert "三个一工程" in named("实施知识产权“三个一工程”。")


def test_a_special_programme_is_set_up() -> None:
    assert named("设立可持续发展科技专项。") == {"可持续发展科技专项": "Program"}
