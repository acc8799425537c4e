"""Whether a code or a year is one that a thing can have."""

import re
from collections.abc import Iterator

from loaders.checking.limits import Fault, limits
from ontology.attribute import Attribute, AttributeProperty
from ontology.quarantine import Check

_CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")


def attribute_faults(attribute: Attribute) -> Iterator[Fault]:
    """Yield what is wrong with an attribute, apart from its subject and its evidence."""
    value = attribute.value
    if isinstance(value, int):
        if not limits()["year"]["first"] <= value <= limits()["year"]["last"]:
            yield Check.ATTRIBUTE, f"{value} is no year in which a thing was recognised."
    elif not value.strip():
        yield Check.ATTRIBUTE, f"The attribute {attribute.property} is empty."
    elif attribute.property is AttributeProperty.CREDIT_CODE and not _CREDIT_CODE.fullmatch(value):
        yield Check.ATTRIBUTE, f"{value!r} is no unified social credit code of 18 characters (GB 32100)."
