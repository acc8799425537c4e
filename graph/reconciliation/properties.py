"""The properties by which rows of a table can be extended."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.reconciliation.clues import ATTRIBUTES
from ontology.indicators import known_indicators
from ontology.relation import Predicate
from ontology.vocabulary import Language, definition, inverse_label, is_a, label, properties


class Family(StrEnum):
    """What kind of values a property has."""

    OWN = "own"
    ATTRIBUTE = "attribute"
    RELATION = "relation"
    INVERSE = "inverse"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionProperty:
    """A property with its labels; ``id`` is unique, an inverse relation's begins with ``^``."""

    id: str
    family: Family
    zh: str
    en: str
    about: str = ""

    def name(self, language: Language) -> str:
        """Return the label in a language."""
        return self.zh if language == "zh" else self.en


_OWN = (
    ExtensionProperty(id="label", family=Family.OWN, zh="名称", en="name"),
    ExtensionProperty(id="otherName", family=Family.OWN, zh="别名", en="other name"),
    ExtensionProperty(id="class", family=Family.OWN, zh="类别", en="class"),
    ExtensionProperty(id="region", family=Family.OWN, zh="所在地区", en="region"),
    ExtensionProperty(id="document", family=Family.OWN, zh="出处文献", en="document"),
    ExtensionProperty(id="iri", family=Family.OWN, zh="IRI", en="IRI"),
    ExtensionProperty(id="relationCount", family=Family.OWN, zh="关系数", en="number of relations"),
    ExtensionProperty(id="figureCount", family=Family.OWN, zh="数值数", en="number of figures"),
    ExtensionProperty(id="documentCount", family=Family.OWN, zh="文献数", en="number of documents"),
)


def extension_properties() -> Iterator[ExtensionProperty]:
    """Yield all properties: a thing's own, its attributes, its relations both ways, and the known indicators."""
    yield from _OWN
    for name in ATTRIBUTES:
        yield _of_vocabulary(name, Family.ATTRIBUTE)
    for predicate in Predicate:
        yield _of_vocabulary(predicate.value, Family.RELATION)
        yield ExtensionProperty(
            id=f"^{predicate.value}",
            family=Family.INVERSE,
            zh=inverse_label(predicate.value, "zh"),
            en=inverse_label(predicate.value, "en"),
        )
    for name, indicator in known_indicators().items():
        yield ExtensionProperty(id=name, family=Family.FIGURE, zh=indicator.labels["zh"], en=indicator.labels["en"])


def extension_property(identifier: str) -> ExtensionProperty | None:
    """Return the property with an id, None where there is none."""
    return next((one for one in extension_properties() if one.id == identifier), None)


def proposed(type_name: str | None) -> Iterator[ExtensionProperty]:
    """Yield the properties that things of a class may have; figures for all, since plans give them of anything."""
    for one in extension_properties():
        terms = properties().get(one.id.removeprefix("^"))
        if one.family not in (Family.RELATION, Family.INVERSE) or terms is None or type_name is None:
            yield one
            continue
        ends = terms.domain if one.family is Family.RELATION else terms.range
        if not ends or any(is_a(type_name, end) or is_a(end, type_name) for end in ends):
            yield one


def _of_vocabulary(name: str, family: Family) -> ExtensionProperty:
    return ExtensionProperty(
        id=name, family=family, zh=label(name, "zh"), en=label(name, "en"), about=definition(name, "zh")
    )
