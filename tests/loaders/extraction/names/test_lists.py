"""Names that only their list gives away."""

from tests.loaders.extraction.names.naming import named


def test_a_list_of_leading_firms_names_firms_by_brand() -> None:
    assert named("依托青岚重工、湖光电子、海蓝新材等龙头企业,突破关键技术。") == {
        "青岚重工": "Firm",
        "湖光电子": "Firm",
        "海蓝新材": "Firm",
    }


def test_a_list_of_industries_names_no_firms() -> None:
    assert named("支持汽车零部件、装备制造、新型材料等行业骨干企业建设众创空间。") == {}


def test_a_list_that_stands_for_industries_needs_a_firm() -> None:
    assert named("以移动支付、电子商务等为代表的服务业。") == {}
    assert set(named("以青岚集团、湖光电子等为代表的产业集群。")) == {"青岚集团", "湖光电子"}


def test_builders_and_operators_are_firms_by_brand() -> None:
    assert named("由青岚岭负责,依托浙江大学、湖光达建设。") == {
        "青岚岭": "Firm",
        "浙江大学": "University",
        "湖光达": "Firm",
    }


def test_funds_are_named_by_the_head_of_their_list() -> None:
    assert named("发挥青岚、湖光等股权投资基金作用。") == {"青岚": "Fund", "湖光": "Fund"}


def test_a_list_of_places_resolves_short_names() -> None:
    assert set(named("加强与雅安、郫都、万州等地合作。")) == {"雅安", "郫都", "万州"}
