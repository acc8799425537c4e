"""X jointlyBuiltBy Y."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_a_founder_and_its_partner_build_jointly(tmp_path: Path) -> None:
    text = "依托海岚集团联合临澜大学成立海洋储能研究院。"
    stated = state(tmp_path, text, University="临澜大学", Firm="海岚集团", Institute="海洋储能研究院")
    assert stated.triples == {
        ("海洋储能研究院", "reliesOn", "海岚集团"),
        ("海洋储能研究院", "jointlyBuiltBy", "海岚集团"),
        ("海洋储能研究院", "jointlyBuiltBy", "临澜大学"),
    }


def test_both_sides_of_with_build_what_follows(tmp_path: Path) -> None:
    text = "推动临澜大学、东岚学院等高校与海岚集团共建新型显示创新中心。"
    stated = state(tmp_path, text, University="临澜大学 东岚学院", Firm="海岚集团", Platform="新型显示创新中心")
    assert {builder for _, builder in stated.of("jointlyBuiltBy")} == {"临澜大学", "东岚学院", "海岚集团"}


def test_a_region_is_no_builder(tmp_path: Path) -> None:
    assert not state(tmp_path, "联合北屿市打造潮汐实验室。", Region="北屿市", Platform="潮汐实验室").relations


def test_builders_before_the_thing_that_they_build(tmp_path: Path) -> None:
    text = "推进海岚集团与海洋研究院共建的潮汐实验室建设。"
    stated = state(tmp_path, text, Firm="海岚集团", Institute="海洋研究院", Platform="潮汐实验室")
    assert stated.of("jointlyBuiltBy") == {("潮汐实验室", "海岚集团"), ("潮汐实验室", "海洋研究院")}


def test_builders_need_no_word_for_their_class(tmp_path: Path) -> None:
    text = "支持海岚集团、临澜大学共建潮汐实验室。"
    stated = state(tmp_path, text, Firm="海岚集团", University="临澜大学", Platform="潮汐实验室")
    assert stated.of("jointlyBuiltBy") == {("潮汐实验室", "海岚集团"), ("潮汐实验室", "临澜大学")}


def test_who_is_relied_on_builds_with_the_partner_of_the_next_clause(tmp_path: Path) -> None:
    text = "依托海岚集团等单位,联合临澜大学共建潮汐实验室。"
    stated = state(tmp_path, text, Firm="海岚集团", University="临澜大学", Platform="潮汐实验室")
    assert stated.triples == {
        ("潮汐实验室", "reliesOn", "海岚集团"),
        ("潮汐实验室", "jointlyBuiltBy", "海岚集团"),
        ("潮汐实验室", "jointlyBuiltBy", "临澜大学"),
    }


def test_partners_that_are_won_build_what_the_next_clause_names(tmp_path: Path) -> None:
    names = {"University": "清北大学", "Institute": "中科海工所", "Platform": "潮汐实验室"}
    text = "引进清北大学、中科海工所等院所,共建潮汐实验室。"
    assert state(tmp_path, text, **names).of("jointlyBuiltBy") == {
        ("潮汐实验室", "清北大学"),
        ("潮汐实验室", "中科海工所"),
    }
    text = "与清北大学签订框架协议,共建潮汐实验室。"
    assert state(tmp_path, text, **names).of("jointlyBuiltBy") == {("潮汐实验室", "清北大学")}


def test_who_takes_the_lead_builds_with_the_partners(tmp_path: Path) -> None:
    text = "由海岚集团牵头,联合临澜大学、东岚学院组建潮汐实验室。"
    stated = state(tmp_path, text, Firm="海岚集团", University="临澜大学 东岚学院", Platform="潮汐实验室")
    assert stated.of("jointlyBuiltBy") == {("潮汐实验室", builder) for builder in ("海岚集团", "临澜大学", "东岚学院")}
    assert stated.of("operatedBy") == {("潮汐实验室", "海岚集团")}


def test_builders_of_what_the_clause_before_advances(tmp_path: Path) -> None:
    text = "推进潮汐实验室实体化运行,由临澜大学牵头,东岚学院、海岚集团等单位共同建设。"
    names = {"University": "临澜大学 东岚学院", "Firm": "海岚集团", "Platform": "潮汐实验室"}
    stated = state(tmp_path, text, **names)
    assert stated.of("jointlyBuiltBy") == {("潮汐实验室", "东岚学院"), ("潮汐实验室", "海岚集团")}
    assert stated.of("operatedBy") == {("潮汐实验室", "临澜大学")}


def test_builders_of_the_thing_of_the_title(tmp_path: Path) -> None:
    text = (
        "专栏1 平台\n1.潮汐实验室。推动临澜大学、海岚集团、东岚学院共建,实行新机制。\n"
        "2.深海中心。由临澜医院与海岚集团共同组建。"
    )
    names = {
        "University": "临澜大学 东岚学院",
        "Firm": "海岚集团",
        "Platform": "潮汐实验室 深海中心",
        "Institute": "临澜医院",
    }
    assert state(tmp_path, text, **names).of("jointlyBuiltBy") == {
        ("潮汐实验室", "临澜大学"),
        ("潮汐实验室", "海岚集团"),
        ("潮汐实验室", "东岚学院"),
        ("深海中心", "临澜医院"),
        ("深海中心", "海岚集团"),
    }


def test_who_plays_its_part_builds_with_the_partner(tmp_path: Path) -> None:
    text = "发挥海岚集团行业龙头优势,联合临澜大学组建潮汐实验室。"
    stated = state(tmp_path, text, University="临澜大学", Firm="海岚集团", Platform="潮汐实验室")
    assert stated.of("jointlyBuiltBy") == {("潮汐实验室", "海岚集团"), ("潮汐实验室", "临澜大学")}
