"""The vocabulary as JSON: what a page needs to name, colour and filter things."""

from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ontology.entity import EntityType
from ontology.relation import Predicate
from ontology.vocabulary import classes, is_a, known_indicators, properties, superclasses
from visual.assets import appearance

_OTHER_COLOR = "#8a8f98"


class Texts(BaseModel):
    """A text in both languages."""

    model_config = ConfigDict(frozen=True)

    zh: Annotated[str, Field(examples=["园区"])]
    en: Annotated[str, Field(examples=["Park"])]


class _Described(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(description="Local name", examples=["Park"])]
    label: Texts
    definition: Texts


class ClassDescription(_Described):
    """A class; ``color`` is the one that pages draw its things in."""

    broader: Annotated[list[str], Field(description="The classes above it, the nearest first")]
    color: Annotated[str, Field(pattern="^#[0-9a-f]{6}$")]


class RelationDescription(_Described):
    """A relation; ``inverse`` is its label read from the object."""

    inverse: Texts
    domain: Annotated[list[str], Field(description="Classes that the subject may have; every class where empty")]
    range: Annotated[list[str], Field(description="Classes that the object may have; every class where empty")]


class IndicatorDescription(_Described):
    """A known indicator with the unit that it is mostly given in and its other names."""

    unit: str
    names: list[str]


class Vocabulary(BaseModel):
    """The classes of named things, the relations among these, and the known indicators."""

    model_config = ConfigDict(frozen=True)

    classes: list[ClassDescription]
    relations: list[RelationDescription]
    indicators: list[IndicatorDescription]


@cache
def vocabulary_terms() -> Vocabulary:
    """Return the terms of the vocabulary that facts are made of, in its order."""
    return Vocabulary(
        classes=[
            ClassDescription(
                id=name,
                label=_texts(term.labels),
                definition=_texts(term.definitions),
                broader=list(superclasses(name)),
                color=_color(name),
            )
            for name, term in classes().items()
            if any(is_a(name, kind) for kind in EntityType)
        ],
        relations=[
            RelationDescription(
                id=term.name,
                label=_texts(term.labels),
                definition=_texts(term.definitions),
                inverse=_texts(term.inverse_labels or term.labels),
                domain=list(term.domain),
                range=list(term.range),
            )
            for term in (properties()[predicate] for predicate in Predicate)
        ],
        indicators=[
            IndicatorDescription(
                id=term.name,
                label=_texts(term.labels),
                definition=_texts(term.definitions),
                unit=term.unit,
                names=list(term.names),
            )
            for term in known_indicators().values()
        ],
    )


def _texts(texts: dict[str, str]) -> Texts:
    return Texts(zh=texts["zh"], en=texts["en"])


def _color(name: str) -> str:
    styles = appearance()
    return next((styles[one]["color"] for one in (name, *superclasses(name)) if one in styles), _OTHER_COLOR)
