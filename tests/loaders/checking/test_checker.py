"""Claims that can be believed pass; the others are put aside with the reason, and none is lost."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.checking.checker import check
from ontology.attribute import Attribute, AttributeProperty
from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.errors import ValidationError
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.quarantine import Check, CheckedClaims
from ontology.relation import Predicate, Relation
from tests.ontology.claims import claims as any_claims

TEXT = "智能传感器创新中心依托云江理工大学建设。到2025年，高新技术企业占比达到60%。"


def evidence(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(span=Span(start, start + len(quote)), quote=quote, rule="test.rule")


CENTRE = Entity(key="e1", name="智能传感器创新中心", type=EntityType.PLATFORM, mentions=(Span(0, 9),))
UNIVERSITY = Entity(key="e2", name="云江理工大学", type=EntityType.UNIVERSITY, mentions=(Span(11, 17),))
RELIES = Relation(
    subject="e1", predicate=Predicate.RELIES_ON, object="e2", evidence=evidence("智能传感器创新中心依托云江理工大学")
)
SHARE = Observation(
    subject="全市",
    indicator="高新技术企业占比",
    year=2025,
    value=Decimal(60),
    unit="%",
    kind=FigureKind.TARGET,
    comparator=Comparator.EQUAL,
    evidence=evidence("高新技术企业占比达到60%"),
)
CODE = Attribute(
    subject="e2", property=AttributeProperty.CREDIT_CODE, value="91350100M000100Y43", evidence=evidence("云江理工大学")
)
PLAN = Claims(
    document=DocumentDescription(
        id="plan",
        title="云江市科技创新规划",
        source="plan.txt",
        digest="0" * 64,
        length=len(TEXT),
        start_year=2021,
        end_year=2025,
    ),
    entities=(CENTRE, UNIVERSITY),
    relations=(RELIES,),
    observations=(SHARE,),
    attributes=(CODE,),
)


def figure(**changes: object) -> Claims:
    return replace(PLAN, observations=(replace(SHARE, **changes),))  # type: ignore[arg-type]


def related(**changes: object) -> Claims:
    return replace(PLAN, relations=(replace(RELIES, **changes),))  # type: ignore[arg-type]


def centre(**changes: object) -> Claims:
    return replace(PLAN, relations=(), entities=(replace(CENTRE, **changes), UNIVERSITY))  # type: ignore[arg-type]


def failed(checked: CheckedClaims) -> list[Check]:
    return [one.check for one in checked.quarantined]


def test_what_is_in_order_passes_as_it_is() -> None:
    assert check(PLAN, TEXT) == CheckedClaims(claims=PLAN, text=TEXT)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (related(subject="e2", object="e1"), Check.RELATION),
        (related(object="e1", predicate=Predicate.PART_OF), Check.RELATION),
        (related(object="e9"), Check.KEY),
        (related(evidence=replace(RELIES.evidence, quote="智能传感器创新中心依托云山理工大学")), Check.QUOTE),
        (related(evidence=replace(RELIES.evidence, span=Span(1, 18))), Check.QUOTE),
        (related(evidence=replace(RELIES.evidence, rule="")), Check.QUOTE),
        (figure(subject="e9"), Check.KEY),
        (figure(indicator=" "), Check.NAME),
        (figure(indicator="高新技术企业占比\ud800"), Check.CHARACTERS),
        (figure(concept="NoIndicator"), Check.INDICATOR),
        (figure(year=202), Check.YEAR),
        (figure(year=2030, kind=FigureKind.ACTUAL), Check.YEAR),
        (figure(value=Decimal(2025)), Check.VALUE),
        (figure(value=Decimal(-5)), Check.VALUE),
        (figure(value=Decimal("NaN")), Check.VALUE),
        (figure(value=Decimal("2.5"), unit="家", indicator="高新技术企业"), Check.VALUE),
        (figure(unit="，达到60%"), Check.UNIT),
        (centre(name="中心。依托大学"), Check.NAME),
        (centre(name=""), Check.NAME),
        (centre(aliases=("",)), Check.NAME),
        (centre(aliases=("创新\n3、中心",)), Check.NAME),
        (centre(subclass="Incubator", type=EntityType.FIRM), Check.SUBCLASS),
        (centre(subclass="NoClass"), Check.SUBCLASS),
        (centre(mentions=(Span(11, 17),)), Check.MENTION),
        (centre(mentions=(Span(0, 9000),)), Check.MENTION),
        (replace(PLAN, entities=(*PLAN.entities, replace(CENTRE, name="别的中心", mentions=()))), Check.KEY),
        (replace(PLAN, attributes=(replace(CODE, value="12345"),)), Check.ATTRIBUTE),
        (replace(PLAN, attributes=(replace(CODE, subject="e9"),)), Check.KEY),
        (
            replace(PLAN, attributes=(replace(CODE, property=AttributeProperty.RECOGNITION_YEAR, value=21),)),
            Check.ATTRIBUTE,
        ),
    ],
)
def test_what_fails_a_check_is_put_aside_with_the_reason(made: Claims, expected: Check) -> None:
    checked = check(made, TEXT)

    assert failed(checked) == [expected]
    assert checked.quarantined[0].reason.endswith(".")
    assert failed(check(checked.claims, TEXT)) == []


@pytest.mark.parametrize(
    "made",
    [
        figure(value=Decimal(150), indicator="技术合同成交额增长率"),
        figure(value=Decimal(-13), indicator="单位生产总值能耗"),
        figure(value=Decimal("4.3"), unit="件", indicator="每万人发明专利拥有量"),
        figure(value=Decimal("4.3"), unit="件", indicator="万人发明专利拥有量"),
        figure(value=Decimal("2.5"), unit="万家", indicator="高新技术企业"),
        figure(year=2035),
        centre(name="智能传感器创新中心(筹)"),
        centre(mentions=(Span(5, 9),)),
        replace(PLAN, attributes=(replace(CODE, property=AttributeProperty.LEVEL, value="市级"),)),
    ],
)
def test_what_is_rare_but_possible_passes(made: Claims) -> None:
    assert check(made, TEXT).quarantined == ()


def test_what_is_said_of_a_thing_in_quarantine_goes_there_too_under_its_name() -> None:
    made = replace(PLAN, entities=(CENTRE, replace(UNIVERSITY, subclass="NoClass")))

    checked = check(made, TEXT)

    assert [(one.kind, one.check) for one in checked.quarantined] == [
        ("entity", Check.SUBCLASS),
        ("relation", Check.KEY),
        ("attribute", Check.KEY),
    ]
    assert checked.quarantined[1].statement == "智能传感器创新中心 reliesOn 云江理工大学"
    assert "云江理工大学" in checked.quarantined[1].reason


def test_a_thing_stays_when_only_one_of_its_mentions_is_wrong() -> None:
    checked = check(centre(mentions=(Span(0, 9), Span(11, 17))), TEXT)

    assert checked.claims.entities[0] == CENTRE
    (doubted,) = checked.quarantined
    assert doubted.claim == replace(CENTRE, mentions=(Span(11, 17),))


def test_without_the_text_quotes_are_held_against_their_lengths() -> None:
    other = replace(RELIES.evidence, quote="别" * len(RELIES.evidence.quote))

    assert check(related(evidence=other)).quarantined == ()
    assert failed(check(related(evidence=replace(other, quote="别")))) == [Check.QUOTE]
    assert check(related(evidence=replace(other, quote=""))).quarantined == ()


@pytest.mark.parametrize(
    "broken",
    [
        lambda document: replace(document, digest="none"),
        lambda document: replace(document, length=3),
        lambda document: replace(document, title="\ud800"),
    ],
)
def test_a_document_that_is_described_wrongly_is_refused(
    broken: Callable[[DocumentDescription], DocumentDescription],
) -> None:
    with pytest.raises(ValidationError, match="plan"):
        check(replace(PLAN, document=broken(PLAN.document)), TEXT)


@given(any_claims(), st.integers(0, 9999))
def test_no_claim_is_lost(made: Claims, length: int) -> None:
    made = replace(made, document=replace(made.document, length=length, digest="a" * 64))

    checked = check(made)

    kinds = [one.kind for one in checked.quarantined]
    for kind in ("relation", "observation", "attribute"):
        before, after = getattr(made, f"{kind}s"), getattr(checked.claims, f"{kind}s")
        assert len(after) + kinds.count(kind) == len(before)
        assert set(after) <= set(before)
    for entity in made.entities:
        kept = [one.mentions for one in checked.claims.entities if one.key == entity.key]
        doubted = [one.claim for one in checked.quarantined if one.kind == "entity"]
        aside = [one.mentions for one in doubted if isinstance(one, Entity) and one.key == entity.key]
        assert sorted(span for spans in (*kept, *aside) for span in spans) == sorted(entity.mentions)
        assert kept or aside
