"""What policies rest on, who issued them, which region they are for."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_all_agencies_of_a_signature_issue_the_plan(tmp_path: Path) -> None:
    text = (
        "各镇人民政府:\n现将《临澜市科技创新规划》印发给你们,请认真执行。\n"
        "临澜市发展和改革局 临澜市科学技术局\n2022年6月7日\n\n一、总体要求\n\n加快创新。"
    )
    agencies = "临澜市发展和改革局 临澜市科学技术局"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划", Agency=agencies)
    assert {agency for _, agency in stated.of("issuedBy")} == set(agencies.split())


def test_a_title_names_its_issuers(tmp_path: Path) -> None:
    decision = "中共北屿市委北屿市人民政府关于加快科技创新的决定"
    text = f"根据《{decision}》,制定本规划。北屿市委、北屿市人民政府加强领导。"
    stated = state(tmp_path, text, Policy=f"临澜市科技创新规划 {decision}", Agency="北屿市委 北屿市人民政府")
    assert stated.of("issuedBy") == {(decision, "北屿市委"), (decision, "北屿市人民政府")}


def test_a_policy_merely_followed_closely_is_no_basis(tmp_path: Path) -> None:
    text = "紧扣《智慧城市规划》,推进数字治理。"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划 智慧城市规划")
    assert not stated.of("basedOn")


def test_a_quoted_policy_is_for_the_region_before_it(tmp_path: Path) -> None:
    text = "落实北屿市“成果转化十八条”,深化改革。"
    stated = state(tmp_path, text, Policy="成果转化十八条", Region="北屿市")
    assert ("成果转化十八条", "北屿市") in stated.of("appliesTo")


def test_a_title_names_the_plans_own_issuers_in_full(tmp_path: Path) -> None:
    decision = "中共临澜市委临澜市人民政府关于加快科技创新的决定"
    text = f"根据《{decision}》,制定本规划。市委加强领导。"
    stated = state(
        tmp_path,
        text,
        Policy=f"临澜市科技创新规划 {decision}",
        Agency="市委 临澜市人民政府",
        Region="临澜市",
    )
    assert stated.of("issuedBy") == {(decision, "市委"), (decision, "临澜市人民政府")}


def test_a_policy_taken_for_an_example_is_no_basis(tmp_path: Path) -> None:
    text = "根据《科技创新纲要》,参照《北屿市行动方案》,制定本规划。"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划 科技创新纲要 北屿市行动方案")
    assert stated.of("basedOn") == {("临澜市科技创新规划", "科技创新纲要")}
