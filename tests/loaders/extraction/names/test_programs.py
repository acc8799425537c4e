"""Programmes: launched by a verb, in quotation marks, or a list under one head."""

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
