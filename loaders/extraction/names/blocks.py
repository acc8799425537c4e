"""All names of a block."""

import re
from collections.abc import Iterator

from loaders.extraction.names.agencies import agency_names
from loaders.extraction.names.candidates import Candidate, disjoint
from loaders.extraction.names.documents import document_names
from loaders.extraction.names.headed import headed_names
from loaders.extraction.names.lexicon import word_list
from loaders.extraction.names.lists import listed_names
from loaders.extraction.names.places import place_names
from loaders.extraction.names.tokens import Token, tokenise
from ontology.entity import EntityType

_STRATEGIES = re.compile("|".join(map(re.escape, sorted(word_list("strategies.txt"), key=len, reverse=True))))


def names_in(text: str, *, region: str | None) -> list[Candidate]:
    """Return the names in a block's text, none overlapping another; ``region`` is the code of the document's region."""
    tokens = tokenise(text, region=region)
    return disjoint(
        [
            *headed_names(text, tokens),
            *document_names(text, tokens),
            *agency_names(text, tokens),
            *listed_names(text, tokens),
            *known_names(text, tokens),
            *place_names(text, tokens, region=region),
        ]
    )


def known_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield national bodies by their short names, and national strategies."""
    for token in tokens:
        if token.organisation is not None:
            yield Candidate(token.start, token.end, token.organisation, f"entity.{token.organisation.lower()}.known")
    for found in _STRATEGIES.finditer(text):
        yield Candidate(*found.span(), EntityType.PROGRAM, "entity.program.known")
