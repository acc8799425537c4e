"""Names around zones: the park of the title, its board, coined parks, towns under districts, goals beside slogans."""

import pytest

from tests.loaders.extraction.names.naming import entities_of, named


def test_the_park_of_a_zones_title_is_named_with_its_short_form_and_its_board() -> None:
    found = entities_of(
        "青岚临空经济区科技创新规划\n青岚临空经济区管委会\n一、基础\n"
        "青岚临空经济区(以下简称临空经济区)建成多年。由园区管委会与临澜大学共建。"
    )
    assert found["青岚临空经济区"].type.value == "Park"
    assert "临空经济区" in found["青岚临空经济区"].names
    assert found["园区管委会"].key == found["青岚临空经济区管委会"].key


def test_two_boards_leave_the_bare_word_without_a_meaning() -> None:
    found = entities_of(
        "云江市科技规划\n一、任务\n青岚高新区管委会、白石经开区管委会负责。由园区管委会与临澜大学共建。"
    )
    assert "园区管委会" not in found


def test_a_park_of_a_coined_name_is_built_and_spoken_of() -> None:
    text = "云江市科技规划\n一、任务\n高标准建设鲸跃港，打造新地标。鲸跃港按照统一规划推进。"
    assert entities_of(text)["鲸跃港"].type.value == "Park"


@pytest.mark.parametrize("word", ["海港", "国际航空港", "鲸跃港"])
def test_a_harbour_that_is_not_spoken_of_again_is_none(word: str) -> None:
    assert word not in entities_of(f"云江市科技规划\n一、任务\n高标准建设{word}，打造新地标。")


def test_a_town_under_its_district_is_one_name() -> None:
    assert named("位于弋江区青石街道，面积2平方公里。") == {"弋江区青石街道": "Region"}


def test_goals_beside_a_slogan_name_no_park() -> None:
    text = "努力建设云江市创新发展示范区、协同创新高地和未来产业先导区。"
    assert "Park" not in named(text).values()
    assert "Park" not in named("瞄准“世界领先科技园区”目标，建设世界一流高科技园区。").values()


def test_for_whom_a_programme_is_belongs_to_its_name() -> None:
    assert named("实施科技企业“倍增计划”和瞪羚企业“加速计划”。") == {
        "科技企业“倍增计划”": "Program",
        "瞪羚企业“加速计划”": "Program",
    }


def test_what_a_preamble_follows_does_not_act() -> None:
    assert named("按照党中央、国务院和省委、省政府决策部署，制定本规划。") == {}
    assert named("省委、省政府成立领导小组。") != {}


def test_departments_of_a_list_are_named_by_each_other() -> None:
    assert set(named("科技创新局、经济发展局按照分工落实。")) == {"科技创新局", "经济发展局"}


def test_the_master_of_a_chain_is_a_firm_and_firms_that_build_together() -> None:
    assert named("以鲸跃电子为链主，发展虚拟现实。") == {"鲸跃电子": "Firm"}
    assert named("章丘钨业、鲸跃新材等单位共同建设。") == {"章丘钨业": "Firm", "鲸跃新材": "Firm"}


def test_the_edition_of_a_title_is_no_part_of_the_documents_name() -> None:
    assert "云江市科技创新规划" in entities_of("云江市科技创新规划（节选）\n一、任务\n加快创新。")


def test_a_department_of_an_autonomous_region_keeps_the_word_for_it() -> None:
    found = entities_of("宁夏回族自治区科技创新规划\n一、任务\n由自治区科技厅与临澜大学共建。区科技厅、区财政厅负责。")
    assert found["自治区科技厅"].type.value == "Agency"
    assert found["自治区科技厅"].key == found["区科技厅"].key


def test_firms_beside_a_university_that_build_together() -> None:
    assert named("由临澜大学、鲸跃科技等单位共同组建。")["鲸跃科技"] == "Firm"


def test_leading_firms_counted_up_are_firms() -> None:
    assert set(named("龙头企业有鲸跃重工、一叶股份、青岚光电。")) == {"鲸跃重工", "一叶股份", "青岚光电"}


def test_a_kind_of_which_the_region_has_one_is_its_name_as_a_subject() -> None:
    for text in ("工业新区入驻企业68家，加快建设。", "目前，科技创新中心已集聚团队，加快建设。"):
        found = entities_of(f"云江市科技规划\n一、任务\n{text}")
        assert {"工业新区", "科技创新中心"} & set(found)


def test_an_industrial_new_district_has_a_short_form() -> None:
    found = entities_of("云江市科技规划\n一、任务\n云江东屿工业新区(以下简称“东屿新区”)加快建设。")
    assert found["东屿新区"].key == found["云江东屿工业新区"].key
    assert found["东屿新区"].type.value == "Park"
