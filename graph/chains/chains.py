"""The chains of industries."""

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.answers import Page, Thing
from graph.chains.answers import Chain, ChainList, IndustrySummary
from graph.chains.listing import Listing
from graph.chains.places import allowed
from graph.entities.things import Things
from graph.fields.field_book import FieldBook
from graph.fields.stems import stem
from graph.generation import Derived
from graph.pagination import page_of
from graph.suggestions import did_you_mean, like
from ontology.errors import NotFoundError
from ontology.identity import normalise_name


class Chains:
    """Chain lists, made with a fixed number of queries each."""

    def __init__(
        self,
        listing: Listing,
        things: Things,
        *,
        book: Derived[FieldBook],
        regions: Derived[Mapping[str, str]],
        industries: Derived[list[IndustrySummary]],
    ) -> None:
        self._listing = listing
        self._things = things
        self._book = book
        self._regions = regions
        self._industries = industries

    def chain(
        self,
        industry: str,
        *,
        parts: Iterable[ChainList] = (),
        region: str | None = None,
        document: str | None = None,
        narrower: bool = True,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Chain:
        """Return the lists of an industry, given by a name, another name or an id.

        ``region`` and ``document`` keep what documents of a region, or a document, state. Without ``narrower`` only
        the industry itself counts and not its parts. Raises ``NotFoundError`` where the graph has nothing of it.
        """
        family = self._book.get().family(industry, narrower=narrower)
        regions = self._regions.get()
        documents = allowed(regions, region=region, document=document, known=regions)
        drafts = self._listing.drafts(family, documents)
        if not drafts and not family.members:
            names = (label for one in self._book.get().fields.values() for label in sorted(one.labels))
            meant = did_you_mean(like(industry, names))
            raise NotFoundError(f"No document names an industry {industry!r}, or a thing with it in its name.{meant}")
        wanted = frozenset(parts) or frozenset(ChainList)
        counts = Counter(draft.part for draft in drafts)
        page = page_of([draft for draft in drafts if draft.part in wanted], limit=limit, cursor=cursor)
        described = self._things.describe((*family.members, *family.wider))
        same, narrow, wide = (
            tuple(described[one] for one in found if one in described)
            for found in (family.same, family.narrower, family.wider)
        )
        return Chain(
            name=name_of(same, industry),
            same=same,
            narrower=narrow,
            wider=wide,
            counts={one: counts[one] for one in ChainList},
            page=Page(items=self._listing.told(page.items, documents), total=page.total, next=page.next),
        )

    def industries(
        self, *, text: str | None = None, limit: int = 100, cursor: str | None = None
    ) -> Page[IndustrySummary]:
        """Return the industries by their distinctive names, those with most things first; ``text`` is in a name."""
        summaries = self._industries.get()
        if text:
            wanted = normalise_name(text)
            summaries = [one for one in summaries if any(wanted in normalise_name(name.label) for name in one.things)]
        return page_of(summaries, limit=limit, cursor=cursor)


def name_of(same: Iterable[Thing], asked: str) -> str:
    """Return what an industry is called: its shortest name, or what was asked for where it has none."""
    return min((thing.label for thing in same), key=lambda label: (len(label), label), default=stem(asked) or asked)
