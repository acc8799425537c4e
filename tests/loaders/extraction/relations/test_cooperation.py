"""X cooperatesWith Y."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_the_plans_region_cooperates_where_nobody_is_named(tmp_path: Path) -> None:
    text = "加强与北屿市、南洲县等地科技创新合作,深化与北屿市高校的合作。"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划", Region="临澜市 北屿市 南洲县")
    assert stated.of("cooperatesWith") == {("临澜市", "北屿市"), ("临澜市", "南洲县")}


def test_one_body_that_works_with_another_cooperates(tmp_path: Path) -> None:
    text = "鼓励海岚集团联合临澜大学开展技术攻关。"
    stated = state(tmp_path, text, Firm="海岚集团", University="临澜大学")
    assert stated.triples == {("海岚集团", "cooperatesWith", "临澜大学")}


def test_regions_that_a_list_calls_regions_are_partners(tmp_path: Path) -> None:
    text = "支持开展与北屿市、南洲县等科技发达地区孵化器合作。"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划", Region="临澜市 北屿市 南洲县")
    assert stated.of("cooperatesWith") == {("临澜市", "北屿市"), ("临澜市", "南洲县")}


def test_the_means_of_a_cooperation_is_not_who_cooperates(tmp_path: Path) -> None:
    text = "发挥海岚转化中心作用,加强与临澜大学合作。"
    stated = state(
        tmp_path, text, Policy="临澜市科技创新规划", Region="临澜市", Platform="海岚转化中心", University="临澜大学"
    )
    assert stated.of("cooperatesWith") == {("临澜市", "临澜大学")}
