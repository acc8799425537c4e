"""The figures of whole documents: texts of our own against their gold facts, and the gold documents."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from loaders.extraction.observations import extract_observations
from loaders.reading.cleaning import clean
from loaders.reading.layout import lay_out
from loaders.reading.reader import Reading, read
from ontology.claim import Claims
from ontology.claim_json import to_json
from ontology.document import Document, DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.observation import FigureKind, Observation
from tests.quality.score import score
from tests.shared import CORPUS, GOLD, needs_corpus, needs_gold

TEXTS = Path(__file__).resolve().parents[2] / "quality" / "texts"
OWN = sorted(path.stem for path in TEXTS.glob("obs-*.txt"))
# The issue asks for 0.70 with the entities that the extraction finds itself; given the gold's, figures alone do better.
FLOOR = 0.92


def gold_entities(gold: dict[str, Any]) -> tuple[Entity, ...]:
    return tuple(
        Entity(key=e["id"], name=e["name"], type=EntityType(e["type"]), aliases=tuple(e["aliases"]))
        for e in gold["entities"]
    )


def as_gold(observation: Observation, entities: tuple[Entity, ...]) -> dict[str, Any]:
    names = {entity.key: entity.name for entity in entities}
    value = observation.value
    return {
        "subject": names.get(observation.subject, observation.subject),
        "indicator": observation.indicator,
        "year": observation.year,
        "value": int(value) if value == value.to_integral_value() else float(value),
        "unit": observation.unit,
        "kind": observation.kind.value,
        "comparator": observation.comparator.value,
        **({"attribute": observation.attribute} if observation.attribute else {}),
        "evidence": observation.evidence.quote,
    }


def reading_of(text: str, **known: Any) -> Reading:
    description = DocumentDescription(
        id="plan", title=known.pop("title", "plan"), source="plan.txt", digest="", length=len(text), **known
    )
    layout = lay_out(clean(text))
    return Reading(document=Document(description=description, text=text), layout=layout)


@pytest.mark.parametrize("name", OWN)
def test_all_figures_of_a_text_are_found_and_no_others(name: str) -> None:
    gold = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    entities = gold_entities(gold)
    found = extract_observations(read(TEXTS / f"{name}.txt"), entities)
    assert [as_gold(o, entities) for o in found] == gold["observations"]


@pytest.mark.parametrize("name", OWN)
def test_evidence_is_the_text_at_its_offsets(name: str) -> None:
    reading = read(TEXTS / f"{name}.txt")
    for observation in extract_observations(reading, ()):
        assert observation.evidence.quote == observation.evidence.span.of(reading.document.text)


def test_texts_are_enough_to_mean_something() -> None:
    assert len(OWN) >= 6


def test_the_region_is_the_word_for_it_where_no_entity_names_it() -> None:
    found = extract_observations(reading_of("全县高新技术企业达到40家。", start_year=2021, end_year=2025), ())
    assert [o.subject for o in found] == ["全县"]


def test_the_region_is_the_entity_with_the_code_of_the_document() -> None:
    county = Entity(key="e7", name="晋宁区", type=EntityType.REGION, scope="530115")
    city = Entity(key="e1", name="昆明市", type=EntityType.REGION, scope="530100")
    reading = reading_of("高新技术企业达到40家。", region="530115", start_year=2021, end_year=2025)
    assert [o.subject for o in extract_observations(reading, (city, county))] == ["e7"]


def test_an_undated_figure_of_a_document_without_years_is_left_out() -> None:
    assert extract_observations(reading_of("高新技术企业达到40家。"), ()) == ()


def test_a_figure_up_to_a_past_date_is_a_report() -> None:
    reading = reading_of("截至2021年6月，全市高新技术企业达到40家。", start_year=2021, end_year=2025)
    assert [(o.year, o.kind) for o in extract_observations(reading, ())] == [(2021, FigureKind.ACTUAL)]


def test_the_same_figure_is_written_once() -> None:
    text = "到2025年，高新技术企业达到40家。\n加快培育，到2025年，全市高新技术企业达到40家。"
    found = extract_observations(reading_of(text, start_year=2021, end_year=2025), ())
    assert [o.evidence.quote for o in found] == ["高新技术企业达到40家"]


def test_a_known_indicator_has_its_concept_under_any_name() -> None:
    text = "到2025年，研发投入强度达到3%，高新技术企业达到40家，茶园达到9亩。"
    found = extract_observations(reading_of(text, start_year=2021, end_year=2025), ())
    assert [o.concept for o in found] == ["RDIntensity", "HighTechFirms", None]


@needs_corpus
@needs_gold
@pytest.mark.parametrize("name", ["fuling-14fyp", "jiangjin-14fyp"])
def test_figures_of_the_gold_documents_reach_the_floor(name: str, tmp_path: Path) -> None:
    gold = GOLD / f"{name}.json"
    entities = gold_entities(json.loads(gold.read_text(encoding="utf-8")))
    reading = read(CORPUS / f"{name}.txt")
    claims = Claims(
        document=replace(reading.document.description, id=name),
        entities=entities,
        observations=extract_observations(reading, entities),
    )
    made = tmp_path / gold.name
    made.write_text(json.dumps(to_json(claims), ensure_ascii=False), encoding="utf-8")
    assert score([gold, made])["observations"]["f1"] >= FLOOR


@pytest.mark.parametrize(
    "text",
    [
        "创新" * 150_000,
        "1" * 300_000,
        "12家、" * 40_000,
        "2020年的" * 60_000,
        "（12家" * 40_000,
        "《" * 300_000,
        "入驻12家，" * 40_000,
    ],
    ids=["words", "digits", "figures", "years", "brackets", "titles", "tenants"],
)
def test_a_long_line_without_a_full_stop_does_not_hang(text: str) -> None:
    # Work that grows with the square takes hours, and ends at the time limit of every test.
    extract_observations(reading_of(text, start_year=2021, end_year=2025), ())


def test_what_is_told_of_a_platform_by_its_own_words_is_its_own() -> None:
    region = Entity(key="e1", name="临澜市", type=EntityType.REGION)
    hatchery = Entity(key="e2", name="启明孵化器", type=EntityType.PLATFORM)
    council = Entity(key="e3", name="深海智库", type=EntityType.PLATFORM)
    text = "启明孵化器在孵企业达到150家，面积3万平方米。成立深海智库，选聘专家35名。启明孵化器项目达到9个。"
    found = extract_observations(
        reading_of(text, title="临澜市规划", start_year=2021, end_year=2025), (region, hatchery, council)
    )
    assert [(o.subject, o.indicator) for o in found] == [
        ("e2", "在孵企业"),
        ("e2", "面积"),
        ("e3", "选聘专家"),
        ("e1", "启明孵化器项目"),
    ]


def test_a_value_that_was_laid_out_as_a_heading_belongs_to_its_table() -> None:
    text = (
        "附表 主要指标\n序号\n指标名称\n单位\n2020年\n2025年\n属性\n1\n研发经费占GDP比重\n%\n2.4\n3.2左右\n预期性\n"
        "2\n研发活动覆盖率\n%\n45\n60\n预期性\n"
    )
    found = extract_observations(reading_of(text, start_year=2021, end_year=2025), ())
    assert [(str(o.value), o.comparator.value) for o in found] == [("2.4", "="), ("3.2", "~"), ("45", "="), ("60", "=")]


def test_a_park_that_opens_its_sentence_is_the_subject_of_its_figures() -> None:
    region = Entity(key="e1", name="临澜市", type=EntityType.REGION)
    park = Entity(key="e2", name="白鹭园", type=EntityType.PARK)
    fund = Entity(key="e3", name="海智基金", type=EntityType.FUND)
    text = (
        "白鹭园以海洋生物为主导产业，到2025年入园企业达到200家。科技服务机构达到30家。"
        "设立海智基金，总规模50亿元。以甲公司、乙公司等为代表的产业集群规模超300亿元。"
    )
    entities = (region, park, fund)
    found = extract_observations(reading_of(text, title="临澜市规划", start_year=2021, end_year=2025), entities)
    assert [(o.subject, o.indicator) for o in found] == [
        ("e2", "入园企业"),
        ("e1", "科技服务机构"),
        ("e3", "总规模"),
        ("e1", "产业集群规模"),
    ]


def test_what_is_reported_without_a_year_is_of_the_base_year() -> None:
    found = extract_observations(reading_of("截至目前，已建成院士工作站15家。", start_year=2021, end_year=2025), ())
    assert [(o.indicator, o.year, o.kind) for o in found] == [("院士工作站", 2020, FigureKind.ACTUAL)]


def test_a_share_may_lack_the_word_for_it() -> None:
    text = "2020年，财政科技支出12.5亿元，占一般公共预算支出的3.6%。"
    found = extract_observations(reading_of(text, start_year=2021, end_year=2025), ())
    assert [o.concept for o in found] == ["FiscalScienceExpenditure", "FiscalScienceShare"]


def test_a_paragraph_that_names_a_park_before_a_colon_tells_its_figures() -> None:
    region = Entity(key="e1", name="临澜市", type=EntityType.REGION)
    park = Entity(key="e2", name="白鹭园", type=EntityType.PARK)
    text = "白鹭园：重点发展海缆，建设园区。到2025年，营业总收入突破30亿元。"
    found = extract_observations(reading_of(text, start_year=2021, end_year=2025), (region, park))
    assert [(o.subject, o.indicator) for o in found] == [("e2", "营业总收入")]


def test_output_under_the_title_of_an_industry_is_that_industrys() -> None:
    text = "一、任务\n（一）智能装备产业。突破关键技术，到2025年产值达到60亿元。"
    found = extract_observations(reading_of(text, start_year=2021, end_year=2025), ())
    assert [o.indicator for o in found] == ["智能装备产业产值"]


def test_one_fund_is_not_the_subject_of_another() -> None:
    region = Entity(key="e1", name="临澜市", type=EntityType.REGION)
    fund = Entity(key="e2", name="科创引导基金", type=EntityType.FUND)
    text = "设立10亿元科创引导基金和5亿元天使投资基金。"
    found = extract_observations(reading_of(text, title="临澜市规划", start_year=2021, end_year=2025), (region, fund))
    assert [(o.subject, o.indicator) for o in found] == [("e1", "科创引导基金"), ("e1", "天使投资基金")]


def test_what_grows_from_the_present_value_is_promised() -> None:
    text = "到2025年，创新平台由目前的94个增加到130个。"
    found = extract_observations(reading_of(text, start_year=2021, end_year=2025), ())
    assert [(o.year, str(o.value), o.kind) for o in found] == [
        (2020, "94", FigureKind.ACTUAL),
        (2025, "130", FigureKind.TARGET),
    ]
