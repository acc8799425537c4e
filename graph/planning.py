"""The planners' tables over one graph."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import cached_property

from graph.answers import Page, SearchHit, Thing
from graph.chains.chains import Chains
from graph.chains.industries import list_industries
from graph.chains.listing import Listing
from graph.evidence import EvidenceReader
from graph.fields.field_book import read_fields
from graph.generation import Derived
from graph.named_queries import NamedQueries
from graph.projection.period import read_periods
from graph.rdf_terms import Names
from graph.relations import Relations
from graph.things import Things
from ontology.identity import normalise_name


class Planning:
    """Chains, matches, structures, chains of policies and comparisons; may be used from several threads."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        *,
        generation: Callable[[], Hashable],
        evidence: Callable[[], EvidenceReader],
        find: Callable[[str, Collection[str]], Page[SearchHit]],
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._find = find
        self._relations = Relations(queries, names, things, evidence)
        self._book = Derived(generation, lambda: read_fields(queries, names))
        self._regions = Derived(generation, self._read_regions)
        self._policies = Derived(generation, self._read_policies)
        self._industries = Derived(generation, lambda: list_industries(queries, names, things, self._book.get()))
        self._listing = Listing(
            self._relations, things, book=self._book, named=self._named, policies=self._policies.get
        )

    @cached_property
    def chains(self) -> Chains:
        """Return the chain lists of industries."""
        return Chains(self._listing, self._things, book=self._book, regions=self._regions, industries=self._industries)

    def _named(self, text: str, types: Collection[str]) -> Iterable[Thing]:
        """Return the things of some classes that have a text in one of their names."""
        wanted = normalise_name(text)
        return [hit.thing for hit in self._find(text, types).items if wanted in normalise_name(hit.name)]

    def _read_regions(self) -> Mapping[str, str]:
        return {document: period.region for document, period in read_periods(self._queries, self._names).items()}

    def _read_policies(self) -> Mapping[str, str]:
        documents = [row[0] for row in self._queries.select("documents") if row[0] is not None]
        found: dict[str, str] = {}
        for document, *_, policy in self._queries.select("document-description", document=documents):
            identifier = (self._names.identifier(document) or "").removeprefix("document-")
            if policy is not None:
                found.setdefault(identifier, self._names.identifier(policy) or "")
        return found
