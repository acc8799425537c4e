"""The planners' tables: how parts of each are written, for the service and for the commands."""

from collections.abc import Callable

from api.models import ExplainedListing, Listing
from api.planning.chain_models import Industry, IndustryChain
from api.planning.chain_rows import HEAD as CHAIN_HEAD
from api.planning.chain_rows import INDUSTRY_HEAD, chain_rows, industry_rows
from api.planning.comparison_models import Comparison, Likeness
from api.planning.comparison_rows import HEAD as DIFFERENCE_HEAD
from api.planning.comparison_rows import LIKENESS_HEAD, difference_rows, likeness_rows
from api.planning.ladder_models import LadderRung
from api.planning.ladder_rows import HEAD as LADDER_HEAD
from api.planning.ladder_rows import ladder_rows
from api.planning.ledger_models import Indicator, LedgerEntry
from api.planning.ledger_rows import HEAD as LEDGER_HEAD
from api.planning.ledger_rows import INDICATOR_HEAD, indicator_rows, ledger_rows
from api.planning.match_models import Matches
from api.planning.match_rows import HEAD as MATCH_HEAD
from api.planning.match_rows import match_rows
from api.planning.structure_models import PolicyLink, Structure, Whole
from api.planning.structure_rows import HEAD as STRUCTURE_HEAD
from api.planning.structure_rows import POLICY_HEAD, WHOLE_HEAD, policy_rows, structure_rows, whole_rows
from api.tables.table import Read, Table
from graph.algorithms.answers import Sentence
from graph.answers import Page
from graph.chains import answers as chains
from graph.comparison.answers import Comparison as Compared
from graph.ladder.answers import RungAnswer
from graph.ledger.answers import Entry
from graph.ledger.catalogue import IndicatorSummary
from graph.likeness import answers as likeness
from graph.matches import answers as matches
from graph.policies import answers as policies
from graph.structure import answers as structure
from ontology.vocabulary import Language

#: Says why a table is empty.
Why = Callable[[], Sentence]


def no_reason() -> Sentence:
    """Say nothing of why a table is empty."""
    return Sentence("", "")


def industry_table(read: Read[Page[chains.IndustrySummary]]) -> Table[Page[chains.IndustrySummary]]:
    """Return the table of industries."""
    return Table(
        name="industries",
        head=INDUSTRY_HEAD,
        read=read,
        rows=lambda page: industry_rows(page.items),
        model=lambda page: Listing.of(page, Industry.model_validate),
    )


def chain_table(read: Read[chains.Chain], language: Language) -> Table[chains.Chain]:
    """Return the table of an industry's lists."""
    return Table(
        name="chain",
        head=CHAIN_HEAD,
        read=read,
        rows=lambda found: chain_rows(found.page.items, language),
        model=IndustryChain.of,
    )


def match_table(read: Read[matches.Matches], language: Language) -> Table[matches.Matches]:
    """Return the table of what fits a firm or a technology, or of what a park lacks."""
    return Table(
        name="matches",
        head=MATCH_HEAD,
        read=read,
        rows=lambda found: match_rows(found.page.items, language),
        model=Matches.of,
    )


def whole_table(read: Read[Page[structure.Whole]]) -> Table[Page[structure.Whole]]:
    """Return the table of things that have parts."""
    return Table(
        name="structures",
        head=WHOLE_HEAD,
        read=read,
        rows=lambda page: whole_rows(page.items),
        model=lambda page: Listing.of(page, Whole.model_validate),
    )


def structure_table(read: Read[structure.Structure]) -> Table[structure.Structure]:
    """Return the table of a whole and its parts, all in one part."""
    return Table(name="structure", head=STRUCTURE_HEAD, read=read, rows=structure_rows, model=Structure.model_validate)


def policy_table(read: Read[Page[policies.PolicyLink]]) -> Table[Page[policies.PolicyLink]]:
    """Return the table of what a policy rests on and what rests on it."""
    return Table(
        name="policies",
        head=POLICY_HEAD,
        read=read,
        rows=lambda page: policy_rows(page.items),
        model=lambda page: Listing.of(page, PolicyLink.model_validate),
    )


def difference_table(read: Read[Compared]) -> Table[Compared]:
    """Return the table of two documents side by side."""
    return Table(
        name="diff",
        head=DIFFERENCE_HEAD,
        read=read,
        rows=lambda found: difference_rows(found.page.items),
        model=Comparison.of,
    )


def likeness_table(read: Read[Page[likeness.Likeness]], language: Language) -> Table[Page[likeness.Likeness]]:
    """Return the table of what is like a thing."""
    return Table(
        name="similar",
        head=LIKENESS_HEAD,
        read=read,
        rows=lambda page: likeness_rows(page.items, language),
        model=lambda page: Listing.of(page, Likeness.model_validate),
    )


def ledger_table(read: Read[Page[Entry]], language: Language, why: Why = no_reason) -> Table[Page[Entry]]:
    """Return the table of targets beside what became of them."""
    return Table(
        name="ledger",
        head=LEDGER_HEAD,
        read=read,
        rows=lambda page: ledger_rows(page.items, language),
        model=lambda page: ExplainedListing.explained(
            page, lambda entry: LedgerEntry.of(entry, language), lambda: getattr(why(), language)
        ),
    )


def indicator_table(
    read: Read[Page[IndicatorSummary]], language: Language, why: Why = no_reason
) -> Table[Page[IndicatorSummary]]:
    """Return the table of indicators."""
    return Table(
        name="indicators",
        head=INDICATOR_HEAD,
        read=read,
        rows=lambda page: indicator_rows([Indicator.of(summary, language) for summary in page.items]),
        model=lambda page: ExplainedListing.explained(
            page, lambda summary: Indicator.of(summary, language), lambda: getattr(why(), language)
        ),
    )


def ladder_table(read: Read[Page[RungAnswer]], language: Language, why: Why = no_reason) -> Table[Page[RungAnswer]]:
    """Return the table of rungs in each region."""
    return Table(
        name="ladder",
        head=LADDER_HEAD,
        read=read,
        rows=lambda page: ladder_rows(page.items, language),
        model=lambda page: ExplainedListing.explained(
            page, lambda answer: LadderRung.of(answer, language), lambda: getattr(why(), language)
        ),
    )
