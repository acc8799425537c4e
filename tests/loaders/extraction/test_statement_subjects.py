"""Whose figure a clause states: of whom it names, of the thing whose kind it says, of what the sentence is about."""

from collections.abc import Sequence

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
    Entity(key="county", name="柏渡县", type=EntityType.REGION),
    Entity(key="other", name="青岚县", type=EntityType.REGION),
    Entity(key="province", name="澜江省", type=EntityType.REGION),
)
# Divisions whose codes tell which lies in which.
DIVISIONS = (
    Entity(key="district", name="余杭区", type=EntityType.REGION, scope="330110"),
    Entity(key="wider", name="杭州市", type=EntityType.REGION, scope="330100"),
    Entity(key="neighbour", name="温州市", type=EntityType.REGION, scope="330300"),
)


def subjects(
    text: str, entities: Sequence[Entity] = ENTITIES, title: str = "临澜市规划", region: str | None = None
) -> list[tuple[str, str]]:
    description = DocumentDescription(
        id="p", title=title, source="p.txt", digest="", length=len(text), region=region, start_year=2021, end_year=2025
    )
    reading = Reading(document=Document(description=description, text=text), layout=lay_out(clean(text)))
    return [(o.subject, o.indicator) for o in extract_observations(reading, entities)]


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
        (
            "到2025年，柏渡县高新技术企业达到40家，技术合同成交额突破2亿元。全市科技型企业达到900家。",
            [("county", "高新技术企业"), ("county", "技术合同成交额"), ("city", "科技型企业")],
        ),
        (
            "到2025年，全市高新技术企业达到90家，其中柏渡县、青岚县分别达到10家和20家。",
            [("city", "高新技术企业"), ("county", "高新技术企业"), ("other", "高新技术企业")],
        ),
        (
            "2020年，柏渡县、青岚县科技型企业分别为30家和50家。",
            [("county", "科技型企业"), ("other", "科技型企业")],
        ),
        ("到2025年，建成柏渡县级众创空间6家。", [("city", "柏渡县级众创空间")]),
        ("到2025年，培育澜江省科技型企业80家。", [("city", "澜江省科技型企业")]),
    ],
)
def test_a_figure_belongs_to_the_nearest_named_subject(text: str, found: list[tuple[str, str]]) -> None:
    assert subjects(text) == found


def test_the_action_that_a_task_is_called_is_no_subject() -> None:
    assert subjects("一、任务\n（一）强链行动。到2025年，实施补链项目120个。") == [("city", "补链项目")]


def test_a_status_that_a_wider_region_awards_is_no_figure_of_that_region() -> None:
    text = "到2025年，杭州市科技型企业达到600家。2020年，温州市科技型企业达到900家。"
    found = subjects(text, DIVISIONS, title="余杭区规划", region="330110")
    assert found == [("district", "杭州市科技型企业"), ("neighbour", "科技型企业")]
