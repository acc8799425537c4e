"""Other names of a document's things: stated, misprinted, and by the kind alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.names.homophones import homophones
from tests.loaders.extraction.names.naming import entities_of

TITLE = "宁波市鄞州区科技创新“十四五”规划\n\n一、任务\n"


def same(text: str, left: str, right: str) -> bool:
    entities = entities_of(TITLE + text)
    return left in entities and right in entities and entities[left] is entities[right]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("建设甬江湖光实验室(以下简称“湖光室”)。", "甬江湖光实验室", "湖光室"),
        ("建设甬江湖光实验室（简称：湖光实验室）。", "甬江湖光实验室", "湖光实验室"),
        ("依托鄞州磁材检测中心(原鄞州磁性材料检验中心)开展服务。", "鄞州磁材检测中心", "鄞州磁性材料检验中心"),
        ("鄞州磁性材料研究院更名为甬江新材料研究院。", "鄞州磁性材料研究院", "甬江新材料研究院"),
        ("推动鄞州磁性材料研究院正式更名为“甬江新材料研究院”,扩大规模。", "鄞州磁性材料研究院", "甬江新材料研究院"),
    ],
)
def test_the_text_says_that_a_thing_has_another_name(text: str, name: str, other: str) -> None:
    assert same(text, name, other)


@pytest.mark.parametrize(
    "text", ["建设甬江湖光实验室(原址重建)。", "建设甬江湖光实验室(一期)。", "建设甬江湖光实验室(原计划)。"]
)
def test_other_remarks_in_brackets_are_no_names(text: str) -> None:
    [laboratory] = {e.key: e for e in entities_of(TITLE + text).values() if e.type == "Platform"}.values()
    assert laboratory.names == ("甬江湖光实验室",)


def test_a_misprinted_closing_word_in_a_list_is_the_name_that_stands_elsewhere() -> None:
    text = "建设鄞州院士双创智造基地。推动鄞州院士双创智造某地、甬江湖光实验室入驻。"
    assert same(text, "鄞州院士双创智造基地", "鄞州院士双创智造某地")


@pytest.mark.parametrize("other", ["鄞州院士双创智造基金", "鄞州院士双创智造园地", "鄞州院士双创智造基坑施工"])
def test_another_closing_word_or_no_list_is_no_misprint(other: str) -> None:
    text = f"建设鄞州院士双创智造基地。推动{other}加快。"
    assert not same(text, "鄞州院士双创智造基地", other)


def test_a_character_of_the_same_sound_is_a_misprint() -> None:
    text = "建设鄞州稻种种质资源圃。支持鄞州稻种种植资源圃建设。"
    assert same(text, "鄞州稻种种质资源圃", "鄞州稻种种植资源圃")


def test_a_character_of_another_sound_or_of_a_region_tells_two_things_apart() -> None:
    assert not same(
        "建设鄞州东湖智能制造研究院、鄞州西湖智能制造研究院。", "鄞州东湖智能制造研究院", "鄞州西湖智能制造研究院"
    )
    assert not same("与陕西智能制造研究院、山西智能制造研究院合作。", "陕西智能制造研究院", "山西智能制造研究院")


def test_the_kind_alone_means_the_one_thing_of_the_kind() -> None:
    assert same("建设甬江科学城。依托科学城集聚人才。", "甬江科学城", "科学城")


@pytest.mark.parametrize(
    "text",
    [
        "建设甬江科学城、青溪科学城。依托科学城集聚人才。",
        "建设甬江科学城。学习国际科学城经验，依托科学城集聚人才。",
    ],
)
def test_the_kind_alone_means_none_of_several_and_nothing_where_it_is_used_for_others(text: str) -> None:
    assert "科学城" not in entities_of(TITLE + text)


@given(st.lists(st.text(alphabet="云湖种质植制造院", min_size=6, max_size=9), max_size=12))
def test_homophones_do_not_depend_on_the_order_and_differ_in_one_character(names: list[str]) -> None:
    found = set(homophones(names))
    assert found == set(homophones(list(reversed(names))))
    assert all(sum(a != b for a, b in zip(left, right, strict=True)) == 1 for left, right in found)


def test_the_house_of_an_academy_is_one_with_and_without_an_inner_word() -> None:
    text = "依托中科院宁波磁材技术研究院开展服务。支持中国科学院宁波磁材研究院发展。"
    assert same(text, "中科院宁波磁材技术研究院", "中国科学院宁波磁材研究院")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("宁波市鄞州区人民政府", "区政府"),
        ("浙江省宁波市鄞州区人民政府", "鄞州区政府"),
        ("宁波市鄞州区科学技术局", "区科技局"),
        ("区教育和体育局", "区教体局"),
        ("宁波市发展和改革委员会", "市发展改革委"),
    ],
)
def test_bodies_of_the_region_are_one_under_full_short_and_deictic_names(full: str, short: str) -> None:
    assert same(f"由{full}统筹。由{short}负责。", full, short)


def test_bodies_of_the_district_and_of_its_city_are_two() -> None:
    assert not same("由宁波市科学技术局统筹。由区科技局负责。", "宁波市科学技术局", "区科技局")


def test_the_word_for_an_old_name_is_no_part_of_it() -> None:
    names = entities_of(TITLE + "支持甬江高新技术产业园区(原湖光产业园)扩区。")
    assert "原湖光产业园" not in names
    assert names["湖光产业园"] is names["甬江高新技术产业园区"]
