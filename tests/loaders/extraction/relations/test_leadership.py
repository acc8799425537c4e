"""X leadsIndustry Y."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_leaders_may_be_parted_from_their_cluster(tmp_path: Path) -> None:
    text = "培育以海岚集团、星岚科技为龙头,中小企业协同发展的新型显示产业集群。"
    stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
    assert stated.of("leadsIndustry") == {("海岚集团", "新型显示"), ("星岚科技", "新型显示")}


def test_heads_of_a_cluster_lead_its_industry(tmp_path: Path) -> None:
    text = "以海岚集团、星岚科技为龙头,打造海洋装备产业集群。依托海岚集团等龙头企业,培育壮大智能船舶产业。"
    stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
    assert stated.of("leadsIndustry") == {
        ("海岚集团", "海洋装备产业"),
        ("星岚科技", "海洋装备产业"),
        ("海岚集团", "智能船舶产业"),
    }


def test_an_industry_before_its_leaders(tmp_path: Path) -> None:
    text = "海洋装备产业重点依托海岚集团等骨干企业。新型显示产业以星岚科技为龙头企业。"
    stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
    assert stated.of("leadsIndustry") == {("海岚集团", "海洋装备产业"), ("星岚科技", "新型显示产业")}


def test_leaders_of_a_chain_in_other_words(tmp_path: Path) -> None:
    for text in (
        "以海岚集团、星岚科技等为龙头,做强新型显示产业链。",
        "以海岚集团、星岚科技为链主企业,构建新型显示产业链。",
        "以海岚集团、星岚科技为龙头发展新型显示产业。",
        "围绕新型显示产业链,培育海岚集团、星岚科技等链主企业。",
        "发挥海岚集团、星岚科技等链主企业作用,延伸新型显示产业链。",
        "培育海岚集团、星岚科技等龙头企业,带动新型显示产业发展。",
    ):
        stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
        assert stated.of("leadsIndustry") == {(firm, "新型显示产业") for firm in ("海岚集团", "星岚科技")}, text


def test_the_heading_of_a_chain_names_what_its_heads_lead(tmp_path: Path) -> None:
    text = "一、重点产业链\n（一）新型显示产业链\n1.链主企业：海岚集团。\n2.发展重点。加快建设。"
    stated = state(tmp_path, text, Firm="海岚集团")
    assert stated.of("leadsIndustry") == {("海岚集团", "新型显示产业链")}


def test_a_chain_before_a_comma_is_what_the_next_clause_is_about(tmp_path: Path) -> None:
    text = "新型显示产业链，发挥海岚集团、星岚科技等龙头企业作用，突破关键技术。"
    stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
    assert stated.of("leadsIndustry") == {("海岚集团", "新型显示产业"), ("星岚科技", "新型显示产业")}
