"""Claims of made-up documents, to be mapped as those of real ones are: parks, firms, platforms, figures."""

import hashlib
import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ontology import vocabulary
from ontology.claim import Claims
from ontology.document import DocumentDescription, Section
from ontology.entity import Entity, EntityType
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation
from tests.benchmarks.generated_world import World, district

_LENGTH = 20_000
_SECTIONS = ("第一章 总体要求", "第二章 重点任务", "第三章 产业布局", "第四章 保障措施")
_DRAWN = {
    EntityType.PARK: 5,
    EntityType.PLATFORM: 10,
    EntityType.FIRM: 30,
    EntityType.INSTITUTE: 3,
    EntityType.UNIVERSITY: 3,
    EntityType.AGENCY: 3,
    EntityType.INDUSTRY: 6,
    EntityType.TECHNOLOGY: 5,
}
# Who is told of whom, and how often for each subject.
_RELATIONS: tuple[tuple[EntityType, Predicate, EntityType, int], ...] = (
    (EntityType.PARK, Predicate.FOCUSES_ON, EntityType.INDUSTRY, 2),
    (EntityType.PARK, Predicate.OPERATED_BY, EntityType.FIRM, 1),
    (EntityType.PLATFORM, Predicate.PART_OF, EntityType.PARK, 1),
    (EntityType.PLATFORM, Predicate.RELIES_ON, EntityType.FIRM, 1),
    (EntityType.PLATFORM, Predicate.JOINTLY_BUILT_BY, EntityType.UNIVERSITY, 1),
    (EntityType.PLATFORM, Predicate.FOCUSES_ON, EntityType.TECHNOLOGY, 1),
    (EntityType.FIRM, Predicate.LOCATED_IN, EntityType.PARK, 1),
    (EntityType.FIRM, Predicate.COOPERATES_WITH, EntityType.UNIVERSITY, 1),
    (EntityType.INSTITUTE, Predicate.OPERATED_BY, EntityType.AGENCY, 1),
)
_LEADING = 8
_FIGURES = 24


def claims(number: int, world: World, *, seed: int = 0) -> Claims:
    """Return what a document states; the same number, world and seed give the same claims."""
    choice = random.Random(f"{seed} {number}")  # noqa: S311 - for variety, not for secrets
    regions = district(choice.randrange(3000))
    things = {kind: world.drawn(kind, count, choice) for kind, count in _DRAWN.items()}
    identifier = f"plan-{number}"
    return Claims(
        document=DocumentDescription(
            id=identifier,
            title=f"{regions[0].name}科技创新规划（第{number}号）",
            source=f"{identifier}.txt",
            digest=hashlib.sha256(identifier.encode()).hexdigest(),
            length=_LENGTH,
            region=regions[0].scope,
            start_year=2021,
            end_year=2025,
        ),
        entities=(*regions, *(thing for drawn in things.values() for thing in drawn)),
        relations=tuple(_relations(things, regions, choice)),
        observations=tuple(_observations(things, regions[0], choice)),
        sections=tuple(
            Section(path=(title,), level=1, start=place * 5_000, end=(place + 1) * 5_000)
            for place, title in enumerate(_SECTIONS)
        ),
    )


def _relations(
    things: dict[EntityType, list[Entity]], regions: tuple[Entity, ...], choice: random.Random
) -> Iterator[Relation]:
    for inner, outer in pairwise(regions):
        yield _related(inner, Predicate.LOCATED_IN, outer, choice)
    for park in things[EntityType.PARK]:
        yield _related(park, Predicate.LOCATED_IN, regions[0], choice)
    for firm in things[EntityType.FIRM][:_LEADING]:
        yield _related(firm, Predicate.LEADS_INDUSTRY, choice.choice(things[EntityType.INDUSTRY]), choice)
    for kind, predicate, other, count in _RELATIONS:
        for thing in things[kind]:
            for value in choice.sample(things[other], min(count, len(things[other]))):
                yield _related(thing, predicate, value, choice)


def _related(subject: Entity, predicate: Predicate, value: Entity, choice: random.Random) -> Relation:
    quote = f"支持{subject.name}与{value.name}共同发展，形成相互促进的新格局"
    rule = f"relation.{predicate.value}"
    return Relation(subject=subject.key, predicate=predicate, object=value.key, evidence=_evidence(quote, rule, choice))


def _observations(
    things: dict[EntityType, list[Entity]], region: Entity, choice: random.Random
) -> Iterator[Observation]:
    indicators = tuple(vocabulary.known_indicators())
    for place in range(_FIGURES):
        subject = region if place % 2 else choice.choice(things[EntityType.PARK])
        local_name = indicators[choice.randrange(len(indicators))]
        name = vocabulary.label(local_name, "zh")
        year = choice.choice((2020, 2025))
        value = Decimal(choice.randrange(1, 20_000)) / 10
        quote = f"到{year}年，{subject.name}的{name}达到{value}"
        yield Observation(
            subject=subject.key,
            indicator=name,
            concept=local_name,
            year=year,
            value=value,
            unit="%" if place % 3 else "亿元",
            kind=FigureKind.ACTUAL if year == 2020 else FigureKind.TARGET,
            comparator=Comparator.EQUAL,
            evidence=_evidence(quote, "observation.sentence", choice),
        )


def _evidence(quote: str, rule: str, choice: random.Random) -> Evidence:
    start = choice.randrange(_LENGTH - len(quote))
    section = (_SECTIONS[start // 5_000],)
    return Evidence(span=Span(start, start + len(quote)), quote=quote, section=section, rule=rule, confidence=0.9)
