"""Decisions as values: what makes them, and which claims they mean."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from ontology.entity import EntityType
from ontology.errors import ValidationError
from ontology.judgement import Verdict
from ontology.observation import Comparator, FigureKind
from ontology.review import (
    ClaimReference,
    ClaimReview,
    Decision,
    FigureValue,
    PairReview,
    Participant,
    Statement,
    now,
)

AT = datetime(2030, 5, 1, 8, 30, tzinfo=UTC)
PARK = Participant(id="park-yunhuyuan-000001", name="云湖园", type=EntityType.PARK)
TOWN = Participant(id="park-xiaozhen-000002", name="云溪小镇", type=EntityType.PARK)
PART = Statement(subject=PARK, predicate="partOf", object=TOWN)
SAID = ClaimReference(document="plan", statement=PART, quote="云湖园属于云溪小镇", claim="claim-plan-000000000001")
RATE = FigureValue(
    indicator="绿化率",
    year=2025,
    value=Decimal(40),
    unit="%",
    kind=FigureKind.TARGET,
    comparator=Comparator.AT_LEAST,
)


def rejected(by: str = "李", at: datetime = AT) -> ClaimReview:
    return ClaimReview(reference=SAID, decision=Decision.REJECT, by=by, at=at)


def test_a_decision_has_one_id_and_others_have_others() -> None:
    assert rejected().id == rejected().id
    accepted = replace(rejected(), decision=Decision.ACCEPT)
    ids = {rejected().id, rejected(by="王").id, rejected(at=AT + timedelta(milliseconds=1)).id, accepted.id}
    assert len(ids) == 4


def test_a_pair_has_one_id_whichever_thing_comes_first() -> None:
    one = PairReview(left="a", right="b", verdict=Verdict.SAME, by="李", at=AT)
    assert one.id == replace(one, left="b", right="a").id


def test_the_present_is_in_utc_to_the_millisecond() -> None:
    moment = now()
    assert moment.tzinfo is UTC
    assert moment.microsecond % 1000 == 0


@pytest.mark.parametrize("by", ["", "  "])
def test_nobody_decides_nothing(by: str) -> None:
    with pytest.raises(ValidationError, match="name of who"):
        rejected(by=by)


@pytest.mark.parametrize("at", [datetime(2030, 5, 1), datetime(2030, 5, 1, tzinfo=timezone(timedelta(hours=8)))])
def test_another_time_than_utc_is_refused(at: datetime) -> None:
    with pytest.raises(ValidationError, match="UTC"):
        rejected(at=at)


def test_only_a_correction_says_what_is_right() -> None:
    with pytest.raises(ValidationError, match="correction"):
        replace(rejected(), correction=PART)
    with pytest.raises(ValidationError, match="correction"):
        replace(rejected(), decision=Decision.CORRECT)


def test_a_thing_is_not_judged_beside_itself() -> None:
    with pytest.raises(ValidationError, match="twice"):
        PairReview(left="a", right="a", verdict=Verdict.SAME, by="李", at=AT)


@pytest.mark.parametrize(
    "statement",
    [
        PART,
        replace(PART, subject=replace(PARK, id="platform-yunhuyuan-000009")),
        replace(PART, object=replace(TOWN, name="另一名称")),
        replace(PART, subject=replace(PARK, id="", name="云 湖 园")),
    ],
)
def test_a_claim_is_found_by_ids_or_names(statement: Statement) -> None:
    assert SAID.means(statement, SAID.quote, {})


def test_a_claim_is_found_by_another_name_that_the_document_uses() -> None:
    renamed = replace(PART, subject=Participant(id="park-new-000003", name="云湖科技园"))
    assert not SAID.means(renamed, SAID.quote, {})
    assert SAID.means(renamed, SAID.quote, {"park-new-000003": frozenset({"云湖园", "云湖科技园"})})


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        (PART, "别的话"),
        (replace(PART, predicate="locatedIn"), SAID.quote),
        (replace(PART, subject=TOWN, object=PARK), SAID.quote),
        (Statement(subject=PARK, predicate="namedIn"), SAID.quote),
    ],
)
def test_another_statement_or_other_words_are_another_claim(statement: Statement, quote: str) -> None:
    assert not SAID.means(statement, quote, {})


def test_a_figure_is_found_by_all_that_it_says_but_its_concept() -> None:
    said = replace(SAID, statement=Statement(subject=PARK, predicate="value", object=RATE))
    same = replace(said.statement, object=replace(RATE, concept="GreenRate", value=Decimal("40.0")))
    other = replace(said.statement, object=replace(RATE, value=Decimal(41)))
    assert said.means(same, said.quote, {})
    assert not said.means(other, said.quote, {})


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (PART, "云湖园 partOf 云溪小镇"),
        (Statement(subject=PARK, predicate="namedIn"), "Park 云湖园"),
        (Statement(subject=PARK, predicate="value", object=RATE), "云湖园 绿化率 >= 40% (2025, target)"),
        (Statement(subject=PARK, predicate="recognitionYear", object=2020), "云湖园 recognitionYear 2020"),
    ],
)
def test_a_statement_in_words(statement: Statement, words: str) -> None:
    assert statement.words == words
