"""Claims become the agreed quads, and come back from them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from pyoxigraph import Literal, NamedNode, Quad

from graph.rdf import terms as rdf
from graph.rdf.identified_claims import identified
from graph.rdf.mapping import to_quads
from graph.rdf.reading import from_quads
from graph.rdf.terms import Names
from graph.stores.oxigraph_store import OxigraphStore
from ontology.claim import Claims
from ontology.entity import Entity, EntityType
from ontology.errors import IdentifierError, NotFoundError, ValidationError, VocabularyError
from ontology.identity import identify, indicator_id
from ontology.namespaces import Namespaces
from tests.graph.example import cloud_plan, river_plan
from tests.ontology.claims import claims

NAMES = Names(Namespaces())


def stated(quads: frozenset[Quad], subject: str) -> dict[str, set[str]]:
    """Return what a document's graph says of a thing, by the end of each predicate."""
    found: dict[str, set[str]] = {}
    for quad in quads:
        if quad.subject == NAMES.thing(subject) and "graph/document" in str(quad.graph_name):
            name = quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1]
            found.setdefault(name, set()).add(str(quad.object))
    return found


def test_an_entity_has_class_subclass_names_and_document() -> None:
    entity = cloud_plan().entities[3]
    said = stated(to_quads(cloud_plan(), NAMES), identify(entity))
    assert said["type"] == {str(NAMES.term("Platform")), str(NAMES.term("Laboratory"))}
    assert said["label"] == {'"智造实验室"@zh'}
    assert said["namedIn"] == {str(NAMES.thing("document-cloud"))}


def test_a_document_is_described_and_joined_to_the_policy_that_it_is() -> None:
    said = stated(to_quads(cloud_plan(), NAMES), "document-cloud")
    assert said["title"] == {'"云州区科技创新规划"@zh'}
    assert said["textOf"] == {str(NAMES.thing(identify(cloud_plan().entities[5])))}
    assert said["spatial"] == {str(NAMES.thing("region-990101"))}
    assert said["endYear"] == {str(Literal("2025", datatype=rdf.INTEGER))}
    assert "textOf" not in stated(to_quads(river_plan(), NAMES), "document-river")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云州区科技创新规划（2021-2025年）", "云州区科技创新规划"),
        ("云州区科技创新规划", "云州区科技创新规划(2021—2025年)"),
        ("云州区科技创新“十四五”规划 (2021—2025)", "云州区科技创新“十四五”规划"),
    ],
)
def test_years_after_a_title_do_not_keep_it_from_its_policy(title: str, name: str) -> None:
    policy = Entity(key="p", name=name, type=EntityType.POLICY)
    plan = replace(river_plan(), entities=(policy,), relations=())
    made = to_quads(replace(plan, document=replace(plan.document, title=title)), NAMES)
    assert stated(made, "document-river")["textOf"] == {str(NAMES.thing(identify(policy)))}


def test_the_plan_of_other_years_is_another_policy() -> None:
    older = Entity(key="p", name="云州区科技创新规划(2016-2020年)", type=EntityType.POLICY)
    plan = replace(river_plan(), entities=(older,), relations=())
    title = "云州区科技创新规划(2021-2025年)"
    made = to_quads(replace(plan, document=replace(plan.document, title=title)), NAMES)
    assert "textOf" not in stated(made, "document-river")


def test_a_figure_of_an_unknown_indicator_mints_a_concept() -> None:
    quads = to_quads(cloud_plan(), NAMES)
    node = NAMES.thing(indicator_id("绿化率"))
    (figure,) = {quad.subject for quad in quads if quad.object == node}
    said = stated(quads, NAMES.identifier(figure) or "")
    assert said["about"] == {str(NAMES.thing(identify(cloud_plan().entities[0])))}
    assert said["value"] == {str(Literal("40", datatype=rdf.DECIMAL))}
    assert said["kind"] == {str(NAMES.term("target"))}
    assert stated(quads, indicator_id("绿化率"))["prefLabel"] == {'"绿化率"@zh'}


def test_the_unnamed_region_is_the_document_s_region() -> None:
    quads = to_quads(cloud_plan(), NAMES)
    about = {quad.object for quad in quads if quad.predicate == NAMES.term("about")}
    assert NAMES.thing("region-990101") in about
    assert len(about) == 2


def test_an_unnamed_region_of_an_unknown_place_is_one_of_its_document_alone() -> None:
    river, other = river_plan(), replace(river_plan(), document=replace(river_plan().document, id="other"))
    regions = [
        {entity.key for entity in identified(one).entities if entity.type is EntityType.REGION}
        for one in (river, other)
    ]
    assert all(len(keys) == 1 for keys in regions)
    assert regions[0] != regions[1]


def test_a_claim_says_where_it_stands() -> None:
    quads = to_quads(cloud_plan(), NAMES)
    evidence = NamedNode(NAMES.namespaces.evidence_graph("cloud"))
    (claim,) = {quad.subject for quad in quads if quad.object == Literal("智造实验室依托云州大学", language="zh")}
    said = {quad.predicate: quad.object for quad in quads if quad.subject == claim and quad.predicate != rdf.TYPE}
    assert {quad.graph_name for quad in quads if quad.subject == claim} == {evidence}
    assert said[rdf.PREDICATE] == NAMES.term("reliesOn")
    assert said[NAMES.term("section")] == Literal("二、布局 › (一)园区", language="zh")
    assert said[NAMES.term("start")] == Literal("150", datatype=rdf.INTEGER)
    assert said[NAMES.term("confidence")] == Literal("0.9", datatype=rdf.DECIMAL)
    assert said[NAMES.term("extractor")].value.startswith("innokg ")  # type: ignore[union-attr]


def test_a_mention_has_its_section_and_the_name_that_fits() -> None:
    quads = to_quads(cloud_plan(), NAMES)
    mentions = {
        quad.subject for quad in quads if quad.predicate == rdf.PREDICATE and quad.object == NAMES.term("namedIn")
    }
    said = {
        (quad.predicate, quad.object)
        for quad in quads
        if quad.subject in mentions and "start" not in str(quad.predicate)
    }
    assert (NAMES.term("quote"), Literal("云湖科技园", language="zh")) in said
    sections = {str(value) for predicate, value in said if predicate == NAMES.term("section")}
    assert sections == {'"二、布局 › (一)园区"@zh', '"二、布局"@zh'}


def test_a_mention_of_doubtful_words_has_no_quote() -> None:
    entity = replace(cloud_plan().entities[0], aliases=("云水科技园",))
    quads = to_quads(replace(cloud_plan(), entities=(entity, *cloud_plan().entities[1:])), NAMES)
    assert Literal("云湖科技园", language="zh") not in {
        quad.object for quad in quads if quad.predicate == NAMES.term("quote")
    }


@given(claims())
def test_claims_come_back_from_their_quads(made: Claims) -> None:
    quads = to_quads(made, NAMES)
    again = from_quads(quads, made.document.id, NAMES)
    wanted = identified(made)
    assert again.document == wanted.document
    assert again.entities == wanted.entities
    assert set(again.relations) == set(wanted.relations)
    assert set(again.observations) == set(wanted.observations)
    assert len(again.relations) == len(wanted.relations)


@given(claims())
def test_a_store_gives_back_the_quads_that_it_was_given(made: Claims) -> None:
    store = OxigraphStore.in_memory()
    quads = to_quads(made, NAMES)
    store.change(insert=quads)
    assert set(store.quads()) == quads


@given(claims())
def test_identified_claims_stay_as_they_are_but_for_what_their_names_tell(made: Claims) -> None:
    once = identified(made)
    assert {entity.key for entity in once.entities} >= {relation.subject for relation in once.relations}
    assert list(once.entities) == sorted(once.entities, key=lambda entity: entity.key)
    assert to_quads(made, NAMES) == to_quads(replace(made, relations=made.relations[::-1] * 2), NAMES)


@pytest.mark.parametrize(
    ("value", "text"), [("2.40", "2.4"), ("1E+3", "1000"), ("-0.0", "0"), ("1000", "1000"), ("0.050", "0.05")]
)
def test_numbers_are_written_in_one_way(value: str, text: str) -> None:
    made = cloud_plan()
    changed = replace(made, observations=(replace(made.observations[0], value=Decimal(value)),))
    values = {quad.object for quad in to_quads(changed, NAMES) if quad.predicate == NAMES.term("value")}
    assert values == {Literal(text, datatype=rdf.DECIMAL)}


def changed_entity(**changes: str) -> Claims:
    made = cloud_plan()
    return replace(made, entities=(replace(made.entities[0], **changes), *made.entities[1:]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (replace(cloud_plan(), document=replace(cloud_plan().document, id="../规划")), IdentifierError),
        (replace(cloud_plan(), entities=cloud_plan().entities[:2]), ValidationError),
        (changed_entity(name="half \ud800"), ValidationError),
        (changed_entity(subclass="Incubator> . <x"), VocabularyError),
        (changed_entity(subclass="Incubator"), VocabularyError),
        (
            replace(cloud_plan(), observations=(replace(cloud_plan().observations[0], concept="Nothing"),)),
            VocabularyError,
        ),
        (
            replace(cloud_plan(), observations=(replace(cloud_plan().observations[0], value=Decimal("NaN")),)),
            ValidationError,
        ),
    ],
)
def test_claims_that_rdf_cannot_hold_are_refused(made: Claims, error: type[Exception]) -> None:
    with pytest.raises(error):
        to_quads(made, NAMES)


def test_graphs_without_the_document_or_with_parts_missing_are_refused() -> None:
    quads = to_quads(cloud_plan(), NAMES)
    with pytest.raises(NotFoundError):
        from_quads((), "cloud", NAMES)
    with pytest.raises(ValidationError, match="incomplete"):
        from_quads([quad for quad in quads if quad.predicate != rdf.TITLE], "cloud", NAMES)


def test_every_iri_follows_the_base() -> None:
    quads = to_quads(cloud_plan(), Names(Namespaces("https://kg.example/")))
    assert not any("w3id.org/innokg" in str(quad) for quad in quads)


def test_one_thing_under_two_keys_is_one_thing() -> None:
    made = cloud_plan()
    twin = Entity(key="twin", name="云湖·科技园", type=EntityType.PARK, aliases=("湖园",))
    (park,) = (
        entity
        for entity in identified(replace(made, entities=(*made.entities, twin))).entities
        if "云湖园" in entity.aliases
    )
    assert park.name == "云湖·科技园"
    assert park.aliases == ("云湖园", "云湖科技园", "湖园")
