"""Bodies in the brackets that share out the work, and offices of party committees."""

import pytest

from tests.loaders.extraction.names.naming import named


def test_bare_departments_after_a_label_are_bodies() -> None:
    assert named("责任单位:科技局、教体局、高新区管委会。") == {
        "科技局": "Agency",
        "教体局": "Agency",
        "高新区管委会": "Agency",
    }


def test_a_bracket_of_two_bodies_needs_no_label() -> None:
    assert set(named("推进技术攻关。(工信局、各乡镇人民政府、财政局)")) == {"工信局", "财政局"}
    assert named("强化保障(含财政局)。") == {}


@pytest.mark.parametrize("office", ["市委组织部", "县委人才办", "省委科技委员会", "市委科技委员会办公室"])
def test_an_office_of_a_committee_is_named_whole(office: str) -> None:
    assert named(f"由{office}牵头。") == {office: "Agency"}


def test_the_association_of_a_region_is_known_by_its_short_name() -> None:
    assert named("市科协配合。") == {"市科协": "Alliance"}
    assert named("推广市科协会员制。") == {}
