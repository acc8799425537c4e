"""All names of a block."""

import re
from collections.abc import Iterator

from loaders.extraction.names.agencies import agency_names
from loaders.extraction.names.candidates import Candidate, disjoint
from loaders.extraction.names.districts import functional_districts
from loaders.extraction.names.documents import document_names
from loaders.extraction.names.duties import duty_names
from loaders.extraction.names.headed import headed_names
from loaders.extraction.names.lexicon import word_list
from loaders.extraction.names.lists import listed_names, listed_regions
from loaders.extraction.names.places import place_names
from loaders.extraction.names.programs import listed_programs
from loaders.extraction.names.tokens import Token, tokenise
from ontology.entity import EntityType

_STRATEGIES = re.compile("|".join(map(re.escape, sorted(word_list("strategies.txt"), key=len, reverse=True))))


def names_in(text: str, *, region: str | None, own: tuple[str, ...] = (), title: str = "") -> list[Candidate]:
    """Return the names in a block's text, none overlapping another.

    ``region`` is the code of the document's region, ``own`` holds names of it that no gazetteer has, ``title`` is the
    block's own title.
    """
    tokens = tokenise(text, region=region, own=own)
    return disjoint(
        [
            *headed_names(text, tokens, title),
            *document_names(text, tokens),
            *functional_districts(text),
            *agency_names(text, tokens),
            *duty_names(text, tokens),
            *listed_names(text, tokens),
            *listed_programs(text, tokens, title),
            *listed_regions(text, tokens, region=region),
            *known_names(text, tokens),
            *place_names(text, tokens, region=region, own=own),
        ]
    )


def known_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield national bodies by their short names, and national strategies."""
    for token in tokens:
        if token.organisation is not None and token.organisation is not EntityType.AGENCY:
            yield Candidate(token.start, token.end, token.organisation, f"entity.{token.organisation.lower()}.known")
    for found in _STRATEGIES.finditer(text):
        yield Candidate(*found.span(), EntityType.PROGRAM, "entity.program.known")
