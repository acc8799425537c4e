"""Whose figure a clause states: of whom it names, of the thing whose kind it says, of what the sentence is about."""

import pytest

from loaders.extraction.observations import extract_observations
from loaders.reading.cleaning import clean
from loaders.reading.layout import lay_out
from loaders.reading.reader import Reading
from ontology.document import Document, DocumentDescription
from ontology.entity import Entity, EntityType

ENTITIES = (
    Entity(key="city", name="临澜市", type=EntityType.REGION),
    Entity(key="institute", name="临澜海洋研究院", type=EntityType.INSTITUTE),
    Entity(key="park", name="白鹭智能装备产业园", type=EntityType.PARK),
    Entity(key="firm", name="海岚集团", type=EntityType.FIRM),
    Entity(key="base", name="潮汐中试基地", type=EntityType.PLATFORM),
    Entity(key="fund", name="海智基金", type=EntityType.FUND),
    Entity(key="project", name="海缆扩建项目", type=EntityType.PROGRAM),
    Entity(key="action", name="强链行动", type=EntityType.PROGRAM),
)


def subjects(text: str) -> list[tuple[str, str]]:
    description = DocumentDescription(
        id="p", title="临澜市规划", source="p.txt", digest="", length=len(text), start_year=2021, end_year=2025
    )
    reading = Reading(document=Document(description=description, text=text), layout=lay_out(clean(text)))
    return [(o.subject, o.indicator) for o in extract_observations(reading, ENTITIES)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "临澜海洋研究院累计孵化企业15家，申请专利120件，全市高新技术企业达到90家，科技型企业300家。",
            [
                ("institute", "累计孵化企业"),
                ("institute", "申请专利"),
                ("city", "高新技术企业"),
                ("city", "科技型企业"),
            ],
        ),
        ("海岚集团实现营业收入120亿元。", [("firm", "营业收入")]),
        (
            "建成临澜海洋研究院、白鹭智能装备产业园，产业园入驻企业68家。",
            [("park", "入驻企业")],
        ),
        ("加快海缆扩建项目建设，项目总投资46亿元。", [("project", "总投资")]),
        ("设立海智基金，由海岚集团管理，基金规模8亿元。", [("fund", "基金规模")]),
        ("支持海岚集团牵头建设潮汐中试基地，到2025年服务企业100家。", [("base", "服务企业")]),
        ("临澜海洋研究院正式揭牌，累计对接项目27项。", [("institute", "累计对接项目")]),
        ("依托潮汐中试基地，引进企业100家。", [("city", "企业")]),
        ("加快潮汐中试基地建设，选址白鹭智能装备产业园，建筑面积3万平方米。", [("base", "建筑面积")]),
        (
            "建设潮汐中试基地，其中白鹭智能装备产业园由海岚集团负责运营，力争入驻企业120家。",
            [("park", "入驻企业")],
        ),
        (
            "扩大海智基金规模，由3000万元增加到6000万元。",
            [("fund", "规模"), ("fund", "规模")],
        ),
    ],
)
def test_a_figure_belongs_to_the_nearest_named_subject(text: str, found: list[tuple[str, str]]) -> None:
    assert subjects(text) == found


def test_the_action_that_a_task_is_called_is_no_subject() -> None:
    assert subjects("一、任务\n（一）强链行动。到2025年，实施补链项目120个。") == [("city", "补链项目")]
