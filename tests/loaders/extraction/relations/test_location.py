"""X locatedIn Y."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_towns_admitted_to_a_park_lie_in_it_and_parks_are_part_of_it(tmp_path: Path) -> None:
    text = "石浦镇、云帆街道全域纳入望潮科学城建设范围。将白鹭园纳入望潮科学城统一管理。"
    stated = state(tmp_path, text, Region="石浦镇 云帆街道", Park="望潮科学城 白鹭园")
    assert stated.of("locatedIn") == {("石浦镇", "望潮科学城"), ("云帆街道", "望潮科学城")}
    assert stated.of("partOf") == {("白鹭园", "望潮科学城")}


def test_seats_and_building_sites_are_places(tmp_path: Path) -> None:
    text = "深海中心总部设在白鹭园。潮汐实验室布局建设于东岙园。围绕白鹭园布局建设海岚数据中心。"
    stated = state(tmp_path, text, Platform="深海中心 潮汐实验室 海岚数据中心", Park="白鹭园 东岙园")
    assert stated.of("locatedIn") == {
        ("深海中心", "白鹭园"),
        ("潮汐实验室", "东岙园"),
        ("海岚数据中心", "白鹭园"),
    }


def test_a_tenant_of_a_platform_lies_in_no_place(tmp_path: Path) -> None:
    assert not state(tmp_path, "海岚集团入驻启明孵化器。", Firm="海岚集团", Platform="启明孵化器").relations


def test_a_part_of_a_place_without_a_name_is_the_place(tmp_path: Path) -> None:
    text = "白鹭园规划面积5平方公里,位于滨海高新区北部。深海中心落地白鹭园并投入运营。"
    stated = state(tmp_path, text, Park="白鹭园 滨海高新区", Platform="深海中心")
    assert stated.of("locatedIn") == {("白鹭园", "滨海高新区"), ("深海中心", "白鹭园")}


def test_a_bare_kind_means_the_thing_named_before(tmp_path: Path) -> None:
    text = "加快白鹭园建设,该园位于石浦镇。推进潮汐实验室建设,实验室选址东岙园。"
    stated = state(tmp_path, text, Park="白鹭园 东岙园", Region="石浦镇", Platform="潮汐实验室")
    assert stated.of("locatedIn") == {("白鹭园", "石浦镇"), ("潮汐实验室", "东岙园")}
