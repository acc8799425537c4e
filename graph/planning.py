"""The planners' tables over one graph."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import cached_property, partial
from typing import Self

from graph.answers import Page, SearchHit, Thing
from graph.canonical import Canonical
from graph.chains.chains import Chains
from graph.chains.industries import list_industries
from graph.chains.listing import Listing
from graph.comparison.comparisons import Comparisons
from graph.entities.evidence import EvidenceReader
from graph.entities.known_things import KnownThings, read_documents, read_things
from graph.entities.relation_table import RelationTable
from graph.entities.relations import Relations
from graph.entities.things import Things
from graph.fields.field_book import read_fields
from graph.figures import FigureReader
from graph.followed import FollowedTable
from graph.generation import Derived
from graph.journal import Journal
from graph.likeness.likenesses import Likenesses
from graph.matches.fitting import Fitting
from graph.matches.gaps import Gaps
from graph.matches.matches import FirmMatches, TechnologyMatches
from graph.matches.nearness import Nearness
from graph.matches.parks import Parks
from graph.matches.profile import Profiles
from graph.named_queries import NamedQueries
from graph.policies.policies import Policies
from graph.projection.period import read_periods
from graph.projection.reading import ArrayReader
from graph.rdf.terms import Names
from graph.structure.structures import WHOLES, Structures, list_wholes, read_layouts
from graph.suggestions import did_you_mean, like
from ontology.errors import NotFoundError
from ontology.identity import normalise_name

# Things that are shown to one who gave a name that nothing has.
_SUGGESTED = 3
# Things of a class whose names are held against one that nothing has; more would take long.
_COMPARED = 2_000


class Planning:
    """Chains, matches, structures, chains of policies and comparisons; may be used from several threads."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        *,
        generation: Callable[[], Hashable],
        relations: Relations,
        find: Callable[[str, Collection[str]], Page[SearchHit]],
        canonical: Callable[[], Canonical],
        figures: Callable[[], FigureReader],
        titles: Callable[[], Mapping[str, str]],
    ) -> None:
        self._queries = queries
        self._generation = generation
        self._names = names
        self._things = things
        self._find = find
        self._canonical = canonical
        self._figures = figures
        self._titles = titles
        self._relations = relations
        self._book = Derived(generation, lambda: read_fields(queries, names))
        self._regions = Derived(generation, self._read_regions)
        self._policies = Derived(generation, self._read_policies)
        self._industries = Derived(generation, lambda: list_industries(queries, names, things, self._book.get()))
        self._layouts = Derived(generation, lambda: read_layouts(queries, names))
        self._wholes = Derived(generation, lambda: list_wholes(queries, names, things, self._layouts.get()))
        self._listing = Listing(
            names, self._relations, things, book=self._book, named=self._named, policies=self._policies.get
        )

        self._fitting = Fitting(self._relations, things, book=self._book.get, named=self._named)
        self._nearness = Nearness(things, self._relations, regions=self._regions.get)

    @classmethod
    def over(
        cls,
        queries: NamedQueries,
        names: Names,
        *,
        generation: Callable[[], Hashable],
        journal: Callable[[], Journal],
        canonical: Callable[[], Canonical],
        evidence: Callable[[], EvidenceReader],
        figures: Callable[[], FigureReader],
        titles: Callable[[], Mapping[str, str]],
        find: Callable[[str, Collection[str]], Page[SearchHit]],
    ) -> Self:
        """Return the planning over a graph, with tables of its things and relations that follow its changes."""
        edges, followed = ArrayReader(queries, names).edges, partial(FollowedTable, names, journal)
        known = KnownThings(
            queries,
            names,
            followed(partial(read_things, queries, names)).get,
            followed(partial(read_documents, queries, names)).get,
        )
        relations = Relations(queries, names, known, evidence, followed(lambda: RelationTable(edges())).get, generation)
        return cls(
            queries,
            names,
            known,
            generation=generation,
            relations=relations,
            find=find,
            canonical=canonical,
            figures=figures,
            titles=titles,
        )

    @cached_property
    def chains(self) -> Chains:
        """Return the chain lists of industries."""
        return Chains(self._listing, self._things, book=self._book, regions=self._regions, industries=self._industries)

    @cached_property
    def structures(self) -> Structures:
        """Return wholes and their parts."""
        return Structures(
            self._queries,
            self._names,
            self._things,
            self._relations,
            wholes=self._wholes.get,
            layouts=self._layouts.get,
        )

    @cached_property
    def firm_matches(self) -> FirmMatches:
        """Return who fits firms."""
        return FirmMatches(
            self._relations,
            self._things,
            profiles=Profiles(self._relations, self._things, book=self._book.get),
            fitting=self._fitting,
            nearness=self._nearness,
        )

    @cached_property
    def technology_matches(self) -> TechnologyMatches:
        """Return who works on technologies."""
        return TechnologyMatches(self._relations, self._things, book=self._book.get, fitting=self._fitting)

    @cached_property
    def gaps(self) -> Gaps:
        """Return what parks lack beside others like them."""
        parks = Parks(
            self._relations,
            self._things,
            book=self._book.get,
            wholes=self._wholes.get,
            regions=self._nearness.regions_of,
            generation=self._generation,
        )
        return Gaps(
            self._names,
            self._things,
            self._relations,
            parks=parks,
            structures=self.structures,
            generation=self._generation,
        )

    @cached_property
    def policies(self) -> Policies:
        """Return which policies rest on which."""
        return Policies(self._relations, self._things, texts=self._policies.get)

    @cached_property
    def likenesses(self) -> Likenesses:
        """Return what is like a thing."""
        return Likenesses(self._relations, self._things, book=self._book.get)

    @cached_property
    def comparisons(self) -> Comparisons:
        """Return comparisons of documents."""
        return Comparisons(
            self._queries,
            self._names,
            self._things,
            self._relations,
            figures=self._figures,
            canonical=self._canonical,
            titles=self._titles,
            regions=self._regions.get,
        )

    def by_id(self, identifier: str) -> Thing:
        """Return the thing of an id; a merged id gives what it was merged into; raise ``NotFoundError`` without one."""
        one = self._canonical().of(identifier)
        known = self._things.describe([one]).get(one)
        if known is None:
            raise NotFoundError(f"The graph has nothing with the id {identifier!r}.")
        return known

    def thing(self, text: str, *, types: Collection[str] = ()) -> Thing:
        """Return the thing that an id, a merged id, a name or the best part of one means.

        ``types`` are the classes that a name may be of. Raises ``NotFoundError`` where there is none.
        """
        if _is_id(text):
            try:
                return self.by_id(text)
            except NotFoundError:
                pass  # a name may be written in ASCII
        wanted = normalise_name(text)
        hits = self._find(text, types).items if wanted else ()
        found = next((hit.thing for hit in hits if wanted in normalise_name(hit.name)), None)
        if found is None:
            alike = [hit.thing.label for hit in hits[:_SUGGESTED]] or like(text, self._labels(types))
            meant = did_you_mean(dict.fromkeys(alike))
            raise NotFoundError(f"Nothing in the graph has the id or the name {text!r}.{meant}")
        return found

    def _labels(self, types: Collection[str]) -> list[str]:
        """Return the labels of the things of some classes, of the first of many."""
        nodes = [self._names.term(kind) for kind in types]
        found = self._queries.select("things-of-classes", **{"class": nodes})[:_COMPARED]
        described = self._things.describe({one for (node,) in found if (one := self._names.identifier(node))})
        return [thing.label for thing in described.values()]

    def whole(self, text: str) -> Thing:
        """Return the thing that an id, a name or the phrase for its layout means (一园四组团); raises as ``thing``."""
        laid_out = None if _is_id(text) else self.structures.laid_out(text)
        return self.by_id(laid_out) if laid_out else self.thing(text, types=WHOLES)

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


def _is_id(text: str) -> bool:
    return text.isascii() and text.replace("-", "").replace(".", "").replace("_", "").replace("~", "").isalnum()
