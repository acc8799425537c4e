"""X reliesOn Y."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_what_is_built_relies_on_what_it_is_built_upon(tmp_path: Path) -> None:
    text = "依托临澜大学、海岚集团等创新资源,建设海岚数据中心、潮汐实验室。"
    stated = state(tmp_path, text, University="临澜大学", Firm="海岚集团", Platform="海岚数据中心 潮汐实验室")
    assert stated.of("reliesOn") == {
        (built, relied) for built in ("海岚数据中心", "潮汐实验室") for relied in ("临澜大学", "海岚集团")
    }


def test_advantages_and_resources_are_not_relied_on(tmp_path: Path) -> None:
    text = "发挥临澜大学学科优势,汇聚海岚集团创新资源,建设潮汐实验室。"
    assert not state(tmp_path, text, University="临澜大学", Firm="海岚集团", Platform="潮汐实验室").relations


def test_what_stands_before_relies_on_what_it_is_built_upon(tmp_path: Path) -> None:
    text = "潮汐实验室依托临澜大学建设,主要开展潮汐能转换、海缆监测等技术研究。深海中心(依托海洋研究院)。"
    stated = state(tmp_path, text, Platform="潮汐实验室 深海中心", University="临澜大学", Institute="海洋研究院")
    assert stated.of("reliesOn") == {("潮汐实验室", "临澜大学"), ("深海中心", "海洋研究院")}
    assert stated.of("focusesOn") == {("潮汐实验室", "潮汐能转换"), ("潮汐实验室", "海缆监测")}


def test_a_core_institute_is_relied_on_and_a_core_park_is_a_part(tmp_path: Path) -> None:
    text = "海洋产业基地。以海洋研究院为创新研发核心。以白鹭园为核心,提升能级。"
    stated = state(tmp_path, text, Platform="海洋产业基地", Institute="海洋研究院", Park="白鹭园")
    assert stated.triples == {("海洋产业基地", "reliesOn", "海洋研究院"), ("白鹭园", "partOf", "海洋产业基地")}


def test_the_place_may_stand_before_what_is_built(tmp_path: Path) -> None:
    text = "依托白鹭园,在石浦镇建设潮汐实验室。"
    stated = state(tmp_path, text, Park="白鹭园", Region="石浦镇", Platform="潮汐实验室")
    assert stated.triples == {("潮汐实验室", "reliesOn", "白鹭园"), ("潮汐实验室", "locatedIn", "石浦镇")}


def test_a_task_that_is_called_an_action_relies_on_nothing(tmp_path: Path) -> None:
    text = "一、任务\n（一）开放融链行动。依托白鹭园,加强技术引进。"
    stated = state(tmp_path, text, Program="开放融链行动", Park="白鹭园")
    assert not stated.of("reliesOn")


def test_what_is_built_elsewhere_in_the_next_clause_relies_on_nothing(tmp_path: Path) -> None:
    text = "依托临澜大学建设潮汐实验室,在白鹭园建设深海中心。"
    stated = state(tmp_path, text, University="临澜大学", Park="白鹭园", Platform="潮汐实验室 深海中心")
    assert stated.of("reliesOn") == {("潮汐实验室", "临澜大学")}
