"""Two short invented plans whose claims the tests of the graph share."""

from decimal import Decimal

from ontology.claim import Claims
from ontology.document import DocumentDescription, Section
from ontology.entity import Entity, EntityType
from ontology.judgement import Judgement, Verdict
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation


def evidence(start: int, quote: str, rule: str = "relation.test") -> Evidence:
    return Evidence(
        span=Span(start, start + len(quote)), quote=quote, section=("二、布局", "(一)园区"), rule=rule, confidence=0.9
    )


def description(identifier: str, title: str, region: str | None) -> DocumentDescription:
    return DocumentDescription(
        id=identifier,
        title=title,
        source=f"{identifier}.txt",
        digest="ab" * 32,
        length=500,
        region=region,
        start_year=2021,
        end_year=2025,
    )


def figure(
    subject: str, indicator: str, value: str, *, year: int, kind: FigureKind, concept: str | None
) -> Observation:
    return Observation(
        subject=subject,
        indicator=indicator,
        year=year,
        value=Decimal(value),
        unit="%",
        kind=kind,
        comparator=Comparator.AT_LEAST if kind is FigureKind.TARGET else Comparator.EQUAL,
        evidence=evidence(300 + year - 2000, f"{indicator}{value}", "observation.test"),
        concept=concept,
        attribute="预期性" if kind is FigureKind.TARGET else None,
    )


def cloud_plan() -> Claims:
    """Return the claims of a plan of 云州区: a park with a part, a university, a laboratory, a firm, figures."""
    entities = (
        Entity(key="e1", name="云湖科技园", type=EntityType.PARK, aliases=("云湖园",), mentions=(Span(120, 125),)),
        Entity(key="e2", name="云湖科技园东组团", type=EntityType.PARK, mentions=(Span(130, 138),)),
        Entity(key="e3", name="云州大学", type=EntityType.UNIVERSITY, mentions=(Span(140, 144),)),
        Entity(
            key="e4", name="智造实验室", type=EntityType.PLATFORM, subclass="Laboratory", mentions=(Span(150, 155),)
        ),
        Entity(key="e5", name="云州区", type=EntityType.REGION, scope="990101"),
        Entity(key="e6", name="云州区科技创新规划", type=EntityType.POLICY),
    )
    return Claims(
        document=description("cloud", "云州区科技创新规划", "990101"),
        entities=entities,
        relations=(
            relation("e2", Predicate.PART_OF, "e1", 130, "东组团是云湖园的一部分"),
            relation("e4", Predicate.RELIES_ON, "e3", 150, "智造实验室依托云州大学"),
            relation("e4", Predicate.LOCATED_IN, "e2", 170, "布局在东组团"),
            relation("e6", Predicate.APPLIES_TO, "e5", 10, "云州区科技创新规划"),
        ),
        observations=(
            figure("e5", "研发投入强度", "2.4", year=2020, kind=FigureKind.ACTUAL, concept="RDIntensity"),
            figure("全区", "R&D经费占比", "3", year=2025, kind=FigureKind.TARGET, concept="RDIntensity"),
            figure("e1", "绿化率", "40", year=2025, kind=FigureKind.TARGET, concept=None),
        ),
        sections=(
            Section(path=("二、布局",), level=1, start=100, end=400),
            Section(path=("二、布局", "(一)园区"), level=2, start=110, end=148),
        ),
    )


def river_plan() -> Claims:
    """Return the claims of a plan that names the same university, and the park by another name."""
    return Claims(
        document=description("river", "江川市科技规划", None),
        entities=(
            Entity(key="a", name="云州大学", type=EntityType.UNIVERSITY, aliases=("云大",), mentions=(Span(5, 7),)),
            Entity(key="b", name="云湖科学园", type=EntityType.PARK, mentions=(Span(20, 25),)),
            Entity(key="c", name="江川智能公司", type=EntityType.FIRM, mentions=(Span(30, 36),)),
        ),
        relations=(
            relation("b", Predicate.JOINTLY_BUILT_BY, "a", 20, "云湖科学园由云大共建"),
            relation("c", Predicate.LOCATED_IN, "b", 30, "落户云湖科学园"),
        ),
        observations=(
            figure("全市", "研发经费投入强度", "2.1", year=2020, kind=FigureKind.ACTUAL, concept="RDIntensity"),
        ),
    )


def relation(subject: str, predicate: Predicate, value: str, start: int, quote: str) -> Relation:
    return Relation(subject=subject, predicate=predicate, object=value, evidence=evidence(start, quote))


def judged(
    left: str, right: str, verdict: Verdict = Verdict.SAME, *, score: float = 0.9, judge: str = "x"
) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, score=score, reason="names alike", judge=judge)
