"""Facilities, laboratories, campuses and brackets, as plans of many provinces have them."""

import pytest

from tests.loaders.extraction.names.naming import named


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("青岚散裂中子源二期", "Platform"),
        ("高能同步辐射光源", "Platform"),
        ("滨海综合性国家科学中心", "Platform"),
        ("教育部深海工程重点实验室", "Platform"),
        ("国家药监局化妆品监测重点实验室", "Platform"),
        ("海鲸大学(深圳)", "University"),
        ("海鲸大学深圳校区", "University"),
        ("中国(青岚)自由贸易试验区", "Park"),
        ("上海(青岚)科创飞地", "Park"),
        ("白石省级高新区", "Park"),
        ("环鹭湾科创带", "Park"),
        ("城西科创大走廊", "Park"),
        ("海岳—白石协同创新区", "Park"),
        ("未来科学城", "Park"),
        ("轴承产业创新服务综合体", "Platform"),
    ],
)
def test_the_whole_name_is_read(name: str, type_: str) -> None:
    assert named(f"加快推进{name}建设。") == {name: type_}


def test_what_closes_a_list_calls_its_members_facilities() -> None:
    assert set(named("推进先进阿秒激光设施、海底长期观测网等重大科技基础设施建设。")) == {
        "先进阿秒激光设施",
        "海底长期观测网",
    }


def test_a_workstation_of_people_is_named_and_a_device_is_not() -> None:
    assert named("建设稀土院士工作站。") == {"稀土院士工作站": "Platform"}
    assert named("研发呼吸机、麻醉剂工作站。") == {}


def test_a_layout_names_its_parts() -> None:
    assert named("“一核”为东屿科学城,“两带”为滨海新材料产业创新带。") == {
        "东屿科学城": "Park",
        "滨海新材料产业创新带": "Park",
    }


def test_the_parts_of_a_layout_may_have_general_words() -> None:
    assert set(named("“三园”指生命健康园、空天信息园。")) == {"生命健康园", "空天信息园"}


def test_brackets_after_a_name_say_where_it_is() -> None:
    assert named("建设温福协同创新飞地(上海)。") == {"温福协同创新飞地(上海)": "Park"}
