"""The SHACL shapes accept what innokg writes and refuse what breaks the vocabulary."""

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.query import ResultRow

from ontology.entity import EntityType
from ontology.namespaces import Namespaces
from ontology.relation import Predicate
from ontology.vocabulary import domain, is_a, range_of, shapes_turtle

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/innokg/id/> .
@prefix ikg: <https://w3id.org/innokg/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = """
id:document-plan a ikg:Document, prov:Entity ; dcterms:title "东湾区科技创新规划"@zh ; dcterms:source "plan.txt" ;
    ikg:length 900 .
id:park-dongwan a ikg:Park, ikg:IndustrialPark ; rdfs:label "东湾产业园"@zh ; skos:altLabel "产业园"@zh ;
    ikg:namedIn id:document-plan ; ikg:partOf id:park-city .
id:park-city a ikg:Park ; rdfs:label "云州科学城"@zh ; ikg:namedIn id:document-plan .
id:platform-lab a ikg:Platform, ikg:Laboratory ; rdfs:label "传感实验室"@zh ; ikg:namedIn id:document-plan ;
    ikg:jointlyBuiltBy id:university-yunzhou ; ikg:locatedIn id:park-dongwan .
id:university-yunzhou a ikg:University ; rdfs:label "云州大学"@zh ; ikg:namedIn id:document-plan .
id:observation-plan-000000000001 a qb:Observation, ikg:Observation ; ikg:about id:park-dongwan ;
    ikg:indicator ikg:HighTechFirms ; ikg:indicatorName "高新技术企业"@zh ; ikg:year 2025 ; ikg:value 30.0 ;
    ikg:unit "家" ; ikg:kind ikg:target ; ikg:comparator ">=" ; prov:wasDerivedFrom id:document-plan .
id:claim-plan-000000000001 a rdf:Statement, ikg:Claim ; rdf:subject id:park-dongwan ; rdf:predicate ikg:partOf ;
    rdf:object id:park-city ; prov:wasDerivedFrom id:document-plan ; ikg:section "一、总则"@zh ; ikg:start 10 ;
    ikg:end 15 ; ikg:quote "东湾产业园"@zh ; ikg:rule "relation.part-of" ; ikg:extractor "innokg 0.1.0" ;
    ikg:confidence 0.9 .
id:judgement-1 a ikg:Judgement ; ikg:left id:park-city ; ikg:right id:park-dongwan ; ikg:verdict ikg:different ;
    ikg:score 0.8 ; ikg:reason "两个园区" ; ikg:judge "rule" .
"""
SHAPES = Graph().parse(data=shapes_turtle())


def refusals(turtle: str) -> list[str]:
    """Return the report of each violation; a good graph gives none."""
    conforms, _, report = validate(Graph().parse(data=PREFIXES + turtle), shacl_graph=SHAPES)
    return [] if conforms else [part for part in report.split("Constraint Violation") if "Focus Node" in part]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_good_graph_conforms() -> None:
    assert refusals(GOOD) == []


def test_a_quote_that_may_not_be_passed_on_conforms() -> None:
    assert refusals(changed('ikg:quote "东湾产业园"@zh', 'ikg:quote ""@zh')) == []


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('rdfs:label "云州大学"@zh ;', "", "label"),
        ('rdfs:label "云州大学"@zh', 'rdfs:label "云州大学"@zh, "云大"@zh', "label"),
        ('skos:altLabel "产业园"@zh', "skos:altLabel 7", "altLabel"),
        ('rdfs:label "云州科学城"@zh ; ikg:namedIn id:document-plan', 'rdfs:label "云州科学城"@zh', "named in"),
        ("ikg:partOf id:park-city", "ikg:partOf id:university-yunzhou", "object of partOf"),
        ("ikg:jointlyBuiltBy id:university-yunzhou", "ikg:jointlyBuiltBy id:park-city", "object of jointlyBuiltBy"),
        ("ikg:partOf id:park-city", "ikg:leadsIndustry id:park-city", "subject of leadsIndustry"),
        ("ikg:year 2025", "ikg:year 2025, 2026", "year"),
        ("ikg:year 2025", 'ikg:year "2025"', "year"),
        ("ikg:year 2025", "ikg:year 20255", "year"),
        ("ikg:value 30.0", 'ikg:value "many"', "value"),
        ("ikg:value 30.0 ;", "", "value"),
        ('ikg:unit "家" ;', "", "unit"),
        ("ikg:kind ikg:target", "ikg:kind ikg:same", "kind"),
        ('ikg:comparator ">="', 'ikg:comparator "about"', "comparator"),
        ("ikg:about id:park-dongwan", 'ikg:about "东湾产业园"', "about"),
        ("ikg:start 10 ;", "ikg:start 15 ;", "start"),
        ("ikg:start 10 ;", "ikg:start -1 ;", "start"),
        ("ikg:start 10 ;", "", "start"),
        ("ikg:end 15", "ikg:end 16", "quote is as long"),
        ("ikg:confidence 0.9", "ikg:confidence 1.5", "confidence"),
        ('ikg:rule "relation.part-of" ;', "", "rule"),
        ("ikg:verdict ikg:different", "ikg:verdict ikg:target", "verdict"),
        ('dcterms:title "东湾区科技创新规划"@zh ;', "", "title"),
    ],
)
def test_a_bad_graph_is_refused_by_name(old: str, new: str, named: str) -> None:
    assert any(named in refusal for refusal in refusals(changed(old, new)))


@pytest.mark.parametrize("predicate", list(Predicate))
@pytest.mark.parametrize("side", ["Subject", "Object"])
def test_the_shapes_allow_the_classes_of_the_vocabulary(predicate: Predicate, side: str) -> None:
    allowed = (domain if side == "Subject" else range_of)(predicate) or tuple(EntityType)
    shape = f"<{Namespaces().term(f'{predicate[0].upper()}{predicate[1:]}{side}Shape')}>"
    rows = SHAPES.query(f"SELECT ?class WHERE {{ {shape} (sh:or/rdf:rest*/rdf:first)?/sh:class ?class }}")
    named = {str(row["class"]).removeprefix(Namespaces().ontology) for row in rows if isinstance(row, ResultRow)}
    assert named == {name for name in EntityType if any(is_a(name, one) for one in allowed)}
