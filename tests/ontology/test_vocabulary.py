"""The vocabulary holds what the scheme names, with labels, definitions, domains and ranges."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.entity import EntityType
from ontology.errors import VocabularyError
from ontology.judgement import Verdict
from ontology.namespaces import Namespaces
from ontology.observation import FigureKind
from ontology.relation import Predicate
from ontology.review import Decision
from ontology.terms import Term, terms
from ontology.vocabulary import (
    Language,
    allows,
    classes,
    definition,
    domain,
    inverse_label,
    is_a,
    label,
    properties,
    range_of,
    subclass_by_name,
    subclasses,
    superclasses,
    vocabulary_turtle,
)
from tests.shared import GOLD, needs_gold

ORGANISATIONS = {"Institute", "University", "Firm", "Agency", "Alliance"}


def all_terms() -> list[Term]:
    tables = terms()
    return [
        *tables.classes.values(),
        *tables.properties.values(),
        *tables.indicators.values(),
        *tables.others.values(),
    ]


@pytest.mark.parametrize("term", all_terms(), ids=lambda term: term.name)
def test_every_term_has_label_and_definition_in_both_languages(term: Term) -> None:
    for texts in (term.labels, term.definitions):
        assert set(texts) == {"zh", "en"}
        assert all(text.strip() for text in texts.values())


def test_the_scheme_s_classes_are_those_that_no_other_class_of_the_scheme_is_above() -> None:
    others = {"Organisation", "Document", "Observation", "Indicator", "Claim", "Judgement", "Quarantined"}
    others |= {"FigureKind", "Verdict", "Review", "Decision"}
    topmost = {name for name in classes() if not set(superclasses(name)) - {"Organisation"}}
    assert topmost - others == set(EntityType)


def test_the_relations_are_exactly_the_properties_with_an_inverse_label() -> None:
    assert {name for name, term in properties().items() if term.inverse_labels} == set(Predicate)


def test_kinds_verdicts_and_decisions_are_terms() -> None:
    assert {*FigureKind, *Verdict, *Decision} <= set(terms().others)


def test_organisation_stands_above_the_five_kinds_of_bodies() -> None:
    assert {name for name in EntityType if is_a(name, "Organisation")} == ORGANISATIONS


def test_a_subclass_knows_all_classes_above_it_nearest_first() -> None:
    assert superclasses("NewTypeInstitution") == ("Institute", "Organisation")


def test_subclasses_are_the_inverse_of_superclasses() -> None:
    assert all(name in subclasses(above) for name in classes() for above in superclasses(name))


@pytest.mark.parametrize(
    ("predicate", "subject", "object_", "allowed"),
    [
        ("locatedIn", "Technology", "Region", True),
        ("locatedIn", "Platform", "Firm", False),
        ("partOf", "Incubator", "ScienceCity", True),
        ("partOf", "Firm", "Park", False),
        ("operatedBy", "Fund", "Hospital", True),
        ("operatedBy", "Fund", "Region", False),
        ("reliesOn", "Park", "Platform", True),
        ("reliesOn", "Firm", "Platform", False),
        ("jointlyBuiltBy", "Laboratory", "University", True),
        ("jointlyBuiltBy", "Laboratory", "Region", False),
        ("leadsIndustry", "Firm", "Industry", True),
        ("focusesOn", "Institute", "Technology", True),
        ("focusesOn", "Agency", "Technology", False),
        ("cooperatesWith", "Region", "Alliance", True),
        ("cooperatesWith", "Platform", "Region", True),
        ("basedOn", "Plan", "Opinion", True),
        ("issuedBy", "Policy", "Firm", False),
        ("appliesTo", "Measure", "Region", True),
    ],
)
def test_allows_follows_the_scheme(predicate: str, subject: str, object_: str, allowed: bool) -> None:
    assert allows(predicate, subject, object_) is allowed


def test_cooperation_has_the_same_classes_on_both_sides() -> None:
    assert set(domain("cooperatesWith")) == set(range_of("cooperatesWith"))


@needs_gold
@pytest.mark.parametrize("path", sorted(GOLD.glob("*.json")) if GOLD.is_dir() else [], ids=lambda path: path.stem)
def test_every_gold_relation_is_allowed(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    types = {entity["id"]: entity["type"] for entity in gold["entities"]}
    assert [
        relation
        for relation in gold["relations"]
        if not allows(relation["predicate"], types[relation["subject"]], types[relation["object"]])
    ] == []


@pytest.mark.parametrize(
    ("name", "entity_type", "subclass"),
    [
        ("云州省智能传感重点实验室", "Platform", "Laboratory"),
        ("东湾新材料工程技术研究中心", "Platform", "EngineeringCentre"),
        ("东湾新材料研究中心", "Platform", "ResearchCentre"),
        ("启明星创天地", "Platform", "MakerSpace"),
        ("云州国家高新区", "Park", "HighTechZone"),
        ("云州综合保税区", "Park", "BondedZone"),
        ("东湾现代农业产业园", "Park", "AgriculturalPark"),
        ("东湾智能装备产业园", "Park", "IndustrialPark"),
        ("东湾产业技术研究院", "Institute", "NewTypeInstitution"),
        ("云州市第二人民医院", "Institute", "Hospital"),
        ("云州水利职业技术学院", "University", "VocationalCollege"),
        ("《云州市科技创新“十四五”规划（2021—2025年）》", "Policy", "Plan"),
        ("《关于加快科技创新的若干意见》", "Policy", "Opinion"),
        ("云州大学", "University", None),
        ("云州实验室科技有限公司", "Firm", None),
    ],
)
def test_names_tell_subclasses(name: str, entity_type: str, subclass: str | None) -> None:
    assert subclass_by_name(name, entity_type) == subclass


def test_no_name_ending_belongs_to_two_subclasses_of_one_class() -> None:
    for entity_type in EntityType:
        endings = [ending for below in subclasses(entity_type) for ending in classes()[below].name_endings]
        assert len(endings) == len(set(endings))


@given(st.text(max_size=300))
def test_any_name_gives_a_subclass_of_its_class_or_none(name: str) -> None:
    found = subclass_by_name(name, "Platform")
    assert found is None or "Platform" in superclasses(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_inverse_labels_differ_from_labels_unless_the_relation_is_symmetric(language: Language) -> None:
    same = {name for name in Predicate if inverse_label(name, language) == label(name, language)}
    assert same == {"cooperatesWith"}


def test_an_unknown_term_is_refused_with_its_name() -> None:
    with pytest.raises(VocabularyError, match="Spaceship"):
        definition("Spaceship")
    with pytest.raises(VocabularyError, match="flownBy"):
        allows("flownBy", "Firm", "Park")
    with pytest.raises(VocabularyError, match="Spaceship"):
        allows("partOf", "Spaceship", "Park")


def test_another_base_moves_every_own_iri_and_no_other() -> None:
    moved = vocabulary_turtle(Namespaces("https://kg.example/"))
    standing = vocabulary_turtle()
    assert "w3id.org/innokg" not in moved
    triples = {str(quad).replace("https://kg.example/", Namespaces().base) for quad in parsed(moved)}
    assert {len(parsed(moved)), len(triples)} == {len(parsed(standing))}
    assert any("https://kg.example/ontology#Park" in str(quad) for quad in parsed(moved))


def test_a_base_that_would_break_out_of_an_iri_is_refused() -> None:
    with pytest.raises(VocabularyError, match="no IRI"):
        vocabulary_turtle(Namespaces("https://kg.example/> . <urn:x> a <urn:y/"))


def parsed(turtle: str) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
