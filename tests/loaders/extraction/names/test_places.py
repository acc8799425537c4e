"""Regions: of the gazetteer, towns, economic regions, and what only contains a region's name."""

from tests.loaders.extraction.names.naming import entities_of, named


def test_regions_stand_alone_in_lists_and_before_verbs() -> None:
    assert named("扩大与上海、杭州、苏州的合作。") == {"上海": "Region", "杭州": "Region", "苏州": "Region"}


def test_a_region_inside_a_product_is_none() -> None:
    assert named("推广泸州桂圆、合江荔枝。") == {}


def test_a_region_inside_a_name_is_none() -> None:
    assert named("建设宁波轴承检测中心。") == {"宁波轴承检测中心": "Platform"}


def test_towns_share_their_word() -> None:
    assert named("双河、青石、圣水街道全域纳入建设范围。") == {
        "双河": "Region",
        "青石": "Region",
        "圣水街道": "Region",
    }


def test_economic_regions_are_named_by_extension() -> None:
    assert named("融入郑州都市圈、长江经济带。") == {"郑州都市圈": "Region", "长江经济带": "Region"}


def test_pure_directions_are_no_regions() -> None:
    assert named("成为湖北中部地区的样板。") == {}


def test_partners_abroad_count_only_in_cooperation() -> None:
    assert named("深化与东盟的合作。") == {"东盟": "Region"}
    assert named("赶超东盟。") == {}


def test_an_unlisted_city_whose_rank_hides_in_a_word_is_a_region() -> None:
    assert named("与岚城市、柏渡县合作。") == {"岚城市": "Region", "柏渡县": "Region"}
    assert named("建设智慧城市、创新城市,服务大城市。") == {}


def test_divisions_that_no_gazetteer_has_are_read_by_their_rank() -> None:
    assert named("深化青榆省与北岭省科技合作。") == {"青榆省": "Region", "北岭省": "Region"}
    assert named("各设区市、区县(自治县)人民政府。") == {}


def test_two_neighbours_by_their_short_names_are_a_region() -> None:
    assert named("探索渝川、渝黔等区域协同机制。") == {"渝川": "Region", "渝黔": "Region"}
    assert named("对接川湘黔鄂市场。") == {}


def test_functional_regions_are_regions() -> None:
    assert set(named("在首都功能核心区和渝东北生态涵养发展区布局。")) == {"首都功能核心区", "渝东北生态涵养发展区"}


def test_a_town_whose_name_holds_a_verb_is_read_and_a_kind_of_town_is_not() -> None:
    assert named("在前进镇、东风镇推广。") == {"前进镇": "Region", "东风镇": "Region"}
    assert named("在重点镇推广。") == {}


def test_a_new_district_of_another_city_is_none_of_a_name() -> None:
    assert named("锦州滨海新区发展海洋装备。", region="210700")["锦州滨海新区"] == "Park"
    assert named("天津市滨海新区发展海洋装备。")["天津市滨海新区"] == "Region"


def test_the_province_in_the_title_of_its_policy_is_a_region() -> None:
    found = entities_of("天水市科技规划\n一、任务\n落实《甘肃省强科技行动方案》，加快建设。")
    assert found["甘肃省"].type.value == "Region"
