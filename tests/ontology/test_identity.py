"""Identifiers of things."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.entity import EntityType
from ontology.identity import entity_id, normalise_name, readable


@given(st.sampled_from(EntityType), st.text(max_size=200), st.sampled_from(["", "500102"]))
def test_an_identifier_is_short_ascii_that_needs_no_escaping(entity_type: EntityType, name: str, scope: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+){1,2}", entity_id(entity_type, name, scope=scope))
    assert len(entity_id(entity_type, name, scope=scope)) <= 70


def test_the_same_name_in_two_scopes_is_two_things() -> None:
    first = entity_id(EntityType.PLATFORM, "科技创新中心", scope="500116")
    assert first != entity_id(EntityType.PLATFORM, "科技创新中心", scope="500102")


def test_the_same_name_of_two_classes_is_two_things() -> None:
    assert entity_id(EntityType.PARK, "双福") != entity_id(EntityType.REGION, "双福")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("西部（重庆）科学城", "西部(重庆)科学城"),
        ("“英才”计划", "英才计划"),
        ("R&D 经费", "r&d经费"),
        ("ＡＢＣ中心", "abc中心"),
    ],
)
def test_spellings_of_one_name_make_one_identifier(left: str, right: str) -> None:
    assert normalise_name(left) == normalise_name(right)
    assert entity_id(EntityType.PLATFORM, left) == entity_id(EntityType.PLATFORM, right)


def test_a_region_with_a_code_is_named_by_it() -> None:
    assert entity_id(EntityType.REGION, "涪陵区", scope="500102") == "region-500102"


def test_the_readable_part_is_cut_at_a_syllable() -> None:
    assert readable("重庆市江津区", length=12) == "chongqingshi"
