"""Mappings: which column of a list says what, declared in TOML."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any, Literal

import pydantic
from pydantic import BaseModel, ConfigDict, Field

from ontology import vocabulary
from ontology.attribute import AttributeProperty
from ontology.entity import EntityType
from ontology.errors import MappingError, VocabularyError
from ontology.relation import Predicate

#: In a mapping, the class of an organisation whose name tells which kind it is.
ORGANISATION = "Organisation"

#: All columns that no other part of the mapping takes.
EVERY_COLUMN = "*"

# How the shipped mappings are tried; where two fit a sheet equally well, the earlier one is taken.
SHIPPED = (
    "high-tech-firms",
    "technology-firms",
    "specialised-firms",
    "incubators",
    "platforms",
    "parks",
    "firms",
    "indicators-by-region-and-row",
    "indicators-by-year",
    "indicators-by-region",
)

Column = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class EntityColumns(_Part):
    """What the rows of a list name: the class, the column of its name and those of other names and of the kind.

    ``cls`` is a class of the scheme or below one; ``others`` are classes that the name itself may tell instead.
    """

    cls: str = Field(alias="class")
    name: Column
    aliases: tuple[Column, ...] = ()
    kind: Column | None = None
    others: tuple[str, ...] = ()

    @property
    def type(self) -> EntityType:
        """Return the class of the scheme."""
        return scheme_class(self.cls)

    @property
    def subclass(self) -> str | None:
        """Return the narrower class, where the mapping names one."""
        return None if self.cls in set(EntityType) else self.cls


class RelationColumn(_Part):
    """A column that names what a row's thing is related to; ``cls`` is a class of the scheme or ``Organisation``."""

    property: Predicate = Field(strict=False)
    column: Column
    cls: str = Field(alias="class")


class FigureColumns(_Part):
    """Where figures stand.

    ``columns`` are the columns of values (all others with ``*``). The indicator is in the column's name, unless a
    column ``indicator`` names it in each row; unit and year are in the column's name, in a column of their own, or in
    the title.
    """

    columns: tuple[Column, ...] | Literal["*"]
    indicator: Column | None = None
    unit: Column | None = None
    year: Column | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """Return the columns that the mapping names, those of the values left out where all are meant."""
        values = () if isinstance(self.columns, str) else self.columns
        return (*values, *(name for name in (self.indicator, self.unit, self.year) if name))


class ListMapping(_Part):
    """The mapping of one kind of list.

    ``titles`` are words of a list's title that speak for the mapping; ``recognised_as`` is the status that a list
    grants to all that it names; ``optional`` are the columns that a sheet may lack.
    """

    label: str
    titles: tuple[str, ...] = ()
    recognised_as: str = ""
    optional: frozenset[str] = Field(default=frozenset(), strict=False)
    entity: EntityColumns | None = None
    attributes: dict[Literal["creditCode", "level", "recognitionYear"], Column] = Field(default_factory=dict)
    relations: tuple[RelationColumn, ...] = ()
    figures: FigureColumns | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Return every column that the mapping names, each once."""
        found: list[str] = []
        if self.entity is not None:
            found += [self.entity.name, *self.entity.aliases, *([self.entity.kind] if self.entity.kind else [])]
        found += [*self.attributes.values(), *(relation.column for relation in self.relations)]
        if self.figures is not None:
            found += self.figures.named
        return tuple(dict.fromkeys(found))

    @property
    def required(self) -> tuple[str, ...]:
        """Return the columns that a sheet must have."""
        return tuple(column for column in self.columns if column not in self.optional)

    def attribute_columns(self) -> list[tuple[AttributeProperty, str]]:
        """Return the attributes with their columns."""
        return [(AttributeProperty(name), column) for name, column in self.attributes.items()]


def scheme_class(name: str) -> EntityType:
    """Return the class of the scheme that a class is or lies below; raise ``VocabularyError`` where there is none."""
    for candidate in (name, *vocabulary.superclasses(name)):
        if candidate in set(EntityType):
            return EntityType(candidate)
    raise VocabularyError(f"The class {name!r} lies below none of the scheme.")


def parse_mapping(text: str, *, name: str) -> ListMapping:
    """Return the mapping that a TOML text declares.

    ``name`` is the file's name for the messages. Raises ``MappingError``, with the place where the parser knows it,
    for what is no TOML, no mapping, or relates classes that the vocabulary keeps apart.
    """
    try:
        mapping = ListMapping.model_validate(_with_tuples(tomllib.loads(text)))
        _check(mapping)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MappingError(f"{name} is no TOML: {error}.") from error
    except pydantic.ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise MappingError(f"{name} is no mapping of a list: {place}: {first['msg']}.") from error
    except VocabularyError as error:
        raise MappingError(f"{name}: {error}") from error
    return mapping


def read_mapping(file: Traversable) -> ListMapping:
    """Return the mapping that a TOML file declares; raise ``MappingError`` where it cannot be read or declares none."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingError(f"The mapping {file} cannot be read: {error}.") from error
    return parse_mapping(text, name=str(file))


@cache
def shipped_mappings() -> tuple[ListMapping, ...]:
    """Return the mappings that come with innokg, in the order in which they are tried."""
    folder = files("loaders").joinpath("mappings")
    return tuple(read_mapping(folder.joinpath(f"{name}.toml")) for name in SHIPPED)


def _with_tuples(data: Any) -> Any:
    """Return TOML's values with tuples for arrays, as frozen models hold them."""
    if isinstance(data, dict):
        return {name: _with_tuples(value) for name, value in data.items()}
    return tuple(_with_tuples(value) for value in data) if isinstance(data, list) else data


def _check(mapping: ListMapping) -> None:
    """Refuse classes that there are not and relations that the vocabulary does not allow."""
    if mapping.entity is None:
        if mapping.figures is None or mapping.attributes or mapping.relations or mapping.recognised_as:
            raise VocabularyError("The mapping needs [entity] with a class and the column of the name.")
        return
    for name in (mapping.entity.cls, *mapping.entity.others):
        scheme_class(name)
    for relation in mapping.relations:
        object_type = "Agency" if relation.cls == ORGANISATION else scheme_class(relation.cls).value
        if not vocabulary.allows(relation.property, mapping.entity.type, object_type):
            raise VocabularyError(
                f"A thing of the class {mapping.entity.cls} cannot have {relation.property.value} with one of "
                f"{relation.cls}."
            )
