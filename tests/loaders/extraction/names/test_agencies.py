"""Government bodies: with their region or its deictic, departments of several fields, none in preambles."""

import pytest

from tests.loaders.extraction.names.naming import named


@pytest.mark.parametrize(
    "name",
    [
        "市科技局",
        "区发展改革委",
        "宁波市自然资源和规划局",
        "县委",
        "市科技创新委员会",
        "区科技领导小组",
        "宁波市人民政府",
    ],
)
def test_bodies_are_named_with_their_region_or_deictic(name: str) -> None:
    assert named(f"由{name}统筹推进。") == {name: "Agency"}


def test_departments_without_an_owner_and_all_departments_are_unnamed() -> None:
    assert named("各区县人民政府、市级各部门、科技局要加强协同。") == {}


def test_a_committee_in_a_preamble_does_not_act() -> None:
    assert named("贯彻市委全会精神。") == {}


def test_a_department_does_not_run_into_the_university_after_it() -> None:
    assert named("由惠东县农业农村局与华南农业大学共建。") == {
        "惠东县农业农村局": "Agency",
        "华南农业大学": "University",
    }


def test_the_number_of_a_document_names_no_committee() -> None:
    assert "Agency" not in named("见《关于加快创新的意见》(鄞州委发〔2021〕15号)。", region="330212").values()


def test_what_is_founded_as_a_committee_is_one_name() -> None:
    assert named("成立市科技赋能产业发展领导小组，加强统筹。") == {"市科技赋能产业发展领导小组": "Agency"}


def test_a_joint_before_a_committee_of_the_county_is_no_part_of_its_name() -> None:
    assert named("落实《云江行动方案》和县委《关于科技创新的意见》。")["县委"] == "Agency"
