"""Mappings are read strictly, and say clearly what a sheet lacks."""

from pathlib import Path

import pytest

from loaders.tables.mapping import SHIPPED, parse_mapping, read_mapping, shipped_mappings
from ontology.errors import MappingError
from tests.loaders.tables.lists import csv_list, described, figures, read_checked, related, write_workbook

OWN = """
label = "标准厂房名单"
[entity]
class = "IndustrialPark"
name = "厂房"
[attributes]
level = "档次"
[[relations]]
property = "operatedBy"
column = "业主"
class = "Organisation"
[figures]
columns = ["面积"]
"""


def test_every_shipped_mapping_can_be_read() -> None:
    assert len(shipped_mappings()) == len(SHIPPED)


def test_an_own_mapping_reads_what_no_shipped_one_does(tmp_path: Path) -> None:
    mapping = parse_mapping(OWN, name="own.toml")
    text = "2022年厂房台账,,,\n厂房,档次,业主,面积(平方米)\n鹭湖标准厂房,一档,鹭湖建设公司,1200\n"
    reading = csv_list(tmp_path, text, mapping=mapping)
    assert related(reading) == {("鹭湖标准厂房", "operatedBy", "鹭湖建设公司")}
    assert described(reading) == {("鹭湖标准厂房", "level", "一档")}
    assert figures(reading) == [("鹭湖标准厂房", "面积", 2022, 1200.0, "平方米")]
    (park,) = (entity for entity in reading.claims.entities if entity.type.value == "Park")
    assert park.subclass == "IndustrialPark"
    assert {claim.evidence.confidence for claim in reading.claims.relations} == {1.0}


def test_a_mapping_that_names_a_column_that_the_sheet_lacks(tmp_path: Path) -> None:
    mapping = parse_mapping(OWN, name="own.toml")
    with pytest.raises(MappingError) as caught:
        csv_list(tmp_path, "厂房,楼层,业主\n鹭湖标准厂房,3,鹭湖建设公司\n", name="a.csv", mapping=mapping)
    assert str(caught.value) == (
        "a.csv: the mapping names '档次', '面积', which the sheet 'a' lacks; its columns are 厂房, 楼层, 业主."
    )


def test_an_optional_column_may_be_lacking(tmp_path: Path) -> None:
    mapping = parse_mapping('optional = ["档次", "面积"]\n' + OWN, name="own.toml")
    reading = csv_list(tmp_path, "厂房,业主\n鹭湖标准厂房,鹭湖建设公司\n", mapping=mapping)
    assert len(reading.claims.relations) == 1


def test_one_sheet_that_has_the_columns_is_enough(tmp_path: Path) -> None:
    sheets = {
        "说明": [["厂房", "备注"], ["一", "二"]],
        "名单": [["厂房", "档次", "业主", "面积"], ["鹭湖标准厂房", "一档", "鹭湖建设公司", ""]],
    }
    mapping = parse_mapping(OWN, name="own.toml")
    reading = read_checked(write_workbook(tmp_path / "a.xlsx", sheets), mapping)
    assert len(reading.claims.relations) == 1
    assert [problem.sheet for problem in reading.problems] == ["说明"]


def test_without_a_mapping_that_fits_the_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"fits the columns \(姓名, 电话\); declare one with --mapping"):
        csv_list(tmp_path, "姓名,电话\n甲,1\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("label = ", "is no TOML"),
        ("[entity]\nclass = 'Firm'", "label: Field required"),
        (OWN.replace("IndustrialPark", "Factory"), "no class 'Factory'"),
        (OWN.replace("IndustrialPark", "Observation"), "below none of the scheme"),
        (OWN.replace("operatedBy", "ownedBy"), "relations.0.property"),
        (OWN.replace("operatedBy", "leadsIndustry"), "cannot have leadsIndustry"),
        (OWN.replace("level", "colour"), "attributes"),
        (OWN + "colour = 1", "figures.colour: Extra inputs"),
        ('label = "x"', "needs \\[entity\\]"),
    ],
)
def test_what_is_no_mapping_is_refused_with_the_place(text: str, words: str) -> None:
    with pytest.raises(MappingError, match=words):
        parse_mapping(text, name="own.toml")


def test_a_mapping_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="cannot be read"):
        read_mapping(tmp_path / "none.toml")
