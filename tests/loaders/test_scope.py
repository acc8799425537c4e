"""Within which region names hold."""

import pytest

from loaders.scope import assign_scopes
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType


def scope_of(name: str, entity_type: EntityType, region: str | None = "330110", *aliases: str) -> str:
    entity = Entity(key="e1", name=name, type=entity_type, aliases=aliases)
    described = DocumentDescription(id="plan", title="规划", source="plan.txt", digest="0", length=1, region=region)
    (scoped,) = assign_scopes([entity], described)
    return scoped.scope


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("余杭区", "330110"),
        ("余杭", "330110"),
        ("浙江省杭州市余杭区", "330110"),
        ("上海", "310000"),
        ("江津区", "500116"),
    ],
)
def test_a_region_has_its_code(name: str, code: str) -> None:
    assert scope_of(name, EntityType.REGION) == code


def test_a_town_belongs_to_the_region_of_its_plan() -> None:
    assert scope_of("石门", EntityType.REGION, "500116") == "within-500116"


@pytest.mark.parametrize("name", ["长三角", "长江经济带", "云湖都市圈"])
def test_an_economic_region_is_one_everywhere(name: str) -> None:
    assert scope_of(name, EntityType.REGION) == ""


@pytest.mark.parametrize(
    ("name", "entity_type"),
    [
        ("科技创新中心", EntityType.PLATFORM),
        ("智慧医疗平台", EntityType.PLATFORM),
        ("科技创投基金", EntityType.FUND),
        ("区政府", EntityType.AGENCY),
        ("区委", EntityType.AGENCY),
        ("关于加快建设科技创新平台的意见", EntityType.POLICY),
        ("园科公司", EntityType.FIRM),
    ],
)
def test_what_many_regions_have_belongs_to_the_region(name: str, entity_type: EntityType) -> None:
    assert scope_of(name, entity_type) == "330110"


@pytest.mark.parametrize(
    ("name", "entity_type"),
    [
        ("重庆大学", EntityType.UNIVERSITY),
        ("余杭区科技创新中心", EntityType.PLATFORM),
        ("云鹭湖科创小镇", EntityType.PARK),
        ("浙江省科技创新“十四五”规划", EntityType.POLICY),
        ("科技部", EntityType.AGENCY),
        ("创新驱动发展战略", EntityType.PROGRAM),
        ("鲲岳材料", EntityType.FIRM),
        ("智能制造", EntityType.INDUSTRY),
        ("长三角科技创新共同体建设发展规划", EntityType.POLICY),
    ],
)
def test_what_names_one_thing_has_no_scope(name: str, entity_type: EntityType) -> None:
    assert scope_of(name, entity_type) == ""


def test_an_alias_with_a_place_tells_the_thing_from_all_others() -> None:
    assert scope_of("科技创新中心", EntityType.PLATFORM, "330110", "余杭区科技创新中心") == ""


def test_the_city_of_a_district_is_meant_by_its_word() -> None:
    assert scope_of("市科技局", EntityType.AGENCY) == "330100"
    assert scope_of("市科技局", EntityType.AGENCY, "500116") == "500000"
    assert scope_of("省科技厅", EntityType.AGENCY) == "330000"


def test_words_that_begin_like_a_deictic_are_none() -> None:
    assert scope_of("区块链服务平台", EntityType.PLATFORM, "500116") == "500116"
    assert scope_of("市场监管平台", EntityType.PLATFORM, "500116") == "500116"


def test_an_unknown_region_gives_the_document_as_scope() -> None:
    assert scope_of("科技创新中心", EntityType.PLATFORM, None) == "plan"
    assert scope_of("市科技局", EntityType.AGENCY, None) == "plan"


def test_a_region_that_has_its_code_keeps_it() -> None:
    entity = Entity(key="e1", name="朝阳", type=EntityType.REGION, scope="211300")
    described = DocumentDescription(id="p", title="p", source="p", digest="0", length=1, region="330110")
    assert assign_scopes([entity], described) == (entity,)
