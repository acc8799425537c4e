"""Two small documents with invented names, one of them hostile."""

from dataclasses import replace
from decimal import Decimal

from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.identity import identify
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation

HOSTILE_NAME = "<script>alert(1)</script>新材料公司"
HOSTILE_QUOTE = '"><img src=x onerror=alert(2)>'

DISTRICT = Entity(key="e1", name="清源区", type=EntityType.REGION, mentions=(Span(0, 3),))
TOWN = Entity(
    key="e2", name="云溪科创小镇", type=EntityType.PARK, aliases=("云溪小镇",), mentions=(Span(10, 16), Span(30, 34))
)
CLUSTER = Entity(key="e3", name="南湖组团", type=EntityType.PARK, mentions=(Span(20, 24),))
CENTRE = Entity(key="e4", name="智能传感器创新中心", type=EntityType.PLATFORM, mentions=(Span(40, 49),))
UNIVERSITY = Entity(key="e5", name="清源理工大学", type=EntityType.UNIVERSITY, mentions=(Span(60, 66),))
FIRM = Entity(key="e1", name=HOSTILE_NAME, type=EntityType.FIRM, mentions=(Span(0, 30),))
INDUSTRY = Entity(key="e2", name="新材料产业", type=EntityType.INDUSTRY, mentions=(Span(31, 36),))

DISTRICT_ID, TOWN_ID, CLUSTER_ID, CENTRE_ID, UNIVERSITY_ID, FIRM_ID = map(
    identify, (DISTRICT, TOWN, CLUSTER, CENTRE, UNIVERSITY, FIRM)
)


def _evidence(quote: str, start: int) -> Evidence:
    return Evidence(
        span=Span(start, start + len(quote)),
        quote=quote,
        section=("三、布局", "(一)小镇"),
        rule="test.rule",
        confidence=0.9,
    )


def _relation(subject: Entity, predicate: Predicate, target: Entity, quote: str, start: int) -> Relation:
    return Relation(subject=subject.key, predicate=predicate, object=target.key, evidence=_evidence(quote, start))


def _intensity(year: int, value: str, kind: FigureKind, comparator: Comparator) -> Observation:
    return Observation(
        subject=DISTRICT.key,
        indicator="全社会研发经费投入强度",
        concept="RDIntensity",
        year=year,
        value=Decimal(value),
        unit="%",
        kind=kind,
        comparator=comparator,
        evidence=_evidence(f"研发经费投入强度达到{value}%", 100 + year),
    )


def _described(identifier: str, title: str) -> DocumentDescription:
    return DocumentDescription(id=identifier, title=title, source=f"{identifier}.txt", digest="0" * 64, length=5000)


def plan() -> Claims:
    """Return the claims of a plan with a town, its parts and two figures."""
    return Claims(
        document=_described("qingyuan-14fyp", "清源区科技创新“十四五”规划"),
        entities=(DISTRICT, TOWN, CLUSTER, CENTRE, UNIVERSITY),
        relations=(
            _relation(CLUSTER, Predicate.PART_OF, TOWN, "云溪科创小镇包括南湖组团", 10),
            _relation(TOWN, Predicate.LOCATED_IN, DISTRICT, "位于清源区的云溪科创小镇", 40),
            _relation(CENTRE, Predicate.RELIES_ON, UNIVERSITY, "依托清源理工大学建设智能传感器创新中心", 60),
            _relation(CENTRE, Predicate.LOCATED_IN, CLUSTER, "智能传感器创新中心布局在南湖组团", 90),
        ),
        observations=(
            _intensity(2020, "2.1", FigureKind.ACTUAL, Comparator.EQUAL),
            _intensity(2025, "2.6", FigureKind.TARGET, Comparator.AT_LEAST),
        ),
    )


def placed(claims: Claims, region: str) -> Claims:
    """Return claims whose document says that it plans for a region from 2021 to 2025."""
    return replace(claims, document=replace(claims.document, region=region, start_year=2021, end_year=2025))


def hostile_plan() -> Claims:
    """Return the claims of a document whose title, names and words are markup."""
    return Claims(
        document=_described("hostile", "<b>规划</b>"),
        entities=(FIRM, INDUSTRY),
        relations=(_relation(FIRM, Predicate.LEADS_INDUSTRY, INDUSTRY, HOSTILE_QUOTE, 0),),
    )
