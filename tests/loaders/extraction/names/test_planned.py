"""Single things under general words, and what only its list or its verb tells."""

import pytest

from tests.loaders.extraction.names.naming import entities_of, named


@pytest.mark.parametrize("name", ["军民融合创新服务平台", "高层次人才一站式公共服务平台", "海外人才离岸创新创业基地"])
def test_the_only_object_of_a_verb_of_building_is_one_thing(name: str) -> None:
    assert named(f"打造{name},集聚资源。") == {name: "Platform"}


@pytest.mark.parametrize(
    "sentence",
    [
        "支持高校建设军民融合创新服务平台。",
        "建设创新创业服务平台、公共服务平台等载体。",
        "打造消费品产业高质量发展示范区。",
        "建立科技人才数据库。",
        "建设标准厂房。",
    ],
)
def test_what_many_do_and_kinds_of_things_stay_unnamed(sentence: str) -> None:
    assert named(sentence) == {}


def test_databases_that_are_set_up_are_platforms() -> None:
    assert set(named("建设科技企业数据库、融资项目数据库。")) == {"科技企业数据库", "融资项目数据库"}


def test_a_general_name_beside_a_proper_one_is_a_name() -> None:
    assert set(named("加快国际配套产业园、宁波新能源动力产业园建设。")) == {"国际配套产业园", "宁波新能源动力产业园"}


def test_the_nation_has_one_of_each() -> None:
    assert named("对接国家科技成果信息系统。") == {"国家科技成果信息系统": "Platform"}
    assert named("争取国家中小企业发展基金支持。") == {"国家中小企业发展基金": "Fund"}
    assert named("争创国家质检基地。") == {}


def test_funds_at_work_are_named_though_their_words_are_a_kind() -> None:
    assert set(named("发挥天使投资引导基金、创业投资引导基金等政府引导基金的引导作用。")) == {
        "天使投资引导基金",
        "创业投资引导基金",
    }
    assert named("鼓励设立天使投资引导基金。") == {}


def test_a_fund_belongs_to_the_body_whose_deictic_it_begins_with() -> None:
    assert named("规范市科技创新专项资金管理。") == {"市科技创新专项资金": "Fund"}


def test_the_parts_of_a_park_are_named_by_what_they_are_for() -> None:
    assert named("规划建设总部研发区、中试孵化区和成果转化区。") == {
        "总部研发区": "Park",
        "中试孵化区": "Park",
        "成果转化区": "Park",
    }


def test_a_number_after_a_list_counts_what_was_listed() -> None:
    assert set(named("辖金港园、银湖园、北辰园三个分园。")) >= {"银湖园", "北辰园"}


def test_what_a_document_counts_is_a_kind() -> None:
    text = "打造军民融合创新服务平台。\n到2025年,建成军民融合创新服务平台4-5个。"
    assert "军民融合创新服务平台" not in entities_of(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "实施一批重大科技项目,推进污水处理、垃圾焚烧等项目。",
        "完善老城区、新城区功能,保护景区、林区环境,建设海绵城市、智慧城市。",
        "以电子信息、装备制造为龙头的体系基本形成。",
        "发挥科技创新支撑引领作用。",
        "打造世界一流的产业园区,建设国际一流科学城。",
        "开展食品安全、社会治理等领域科技示范工程。",
        "各级党委、政府要加强领导,有关部门密切配合。",
        "支持有条件的县(市、区)创建创新型县(市)。",
    ],
)
def test_the_prose_of_plans_names_nothing(sentence: str) -> None:
    assert named(sentence) == {}


def test_quotation_marks_after_a_kind_hold_its_name() -> None:
    assert set(named("省级众创空间“蓝鲸工坊”运营良好。")) == {"蓝鲸工坊"}
    assert named("国家重点实验室“零的突破”。") == {}


def test_a_fund_in_a_list_is_set_up_with_the_others() -> None:
    assert set(named("设立青岚科技成果转化基金、优势产业并购引导基金。")) >= {"优势产业并购引导基金"}


def test_a_building_is_one_thing_and_a_position_none() -> None:
    assert named("建设科技孵化楼，为创业提供支持。") == {"科技孵化楼": "Platform"}
    assert named("建设西部创新中心，加快发展。") == {}
