"""Which thing of the graph a name in somebody's table means."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from graph.answers import Thing
from graph.canonical import Canonical
from graph.entities.things import with_subclasses
from graph.reconciliation.clues import CREDIT_CODE, ClueReader, agrees
from graph.reconciliation.entry import Entry
from graph.reconciliation.likeness import Likeness, Reason, likeness
from graph.reconciliation.name_book import KnownName, NameBook
from graph.reconciliation.name_form import NameForm, name_form, written_names
from graph.reconciliation.placing import fits, placed
from graph.reconciliation.question import Candidate, Clue, Question, Verdict
from ontology.namespaces import Namespaces
from ontology.regions import ancestors, region, regions_named, resolve

#: The score from which a name is taken to be matched, where the user says nothing else.
THRESHOLD = 80.0
# Candidates below it are not worth a look.
_LEAST = 30.0
# Below it nobody would take one for what the name means.
_PLAUSIBLE = 50.0
# A candidate so much below the best is no rival of it; of one with the very name, only another with it is.
_MARGIN, _EXACT_MARGIN = 6.0, 1.5
# What other names, the region and other properties add or take.
_OTHER_NAME, _IN_PLACE, _AGREES, _DENIES = 1.0, 2.0, 4.0, 8.0
_SURE = 95.0
_OTHER_FIRM = 66.0
_CERTAIN = frozenset({Reason.EXACT, Reason.OTHER_NAME, Reason.WRITING, Reason.CREDIT_CODE, Reason.IDENTIFIER})
_LOOKED_AT = 20


class Reconciliation:
    """Answers which things names mean, by names, regions, classes and what else is known."""

    def __init__(
        self,
        book: Callable[[], NameBook],
        clues: ClueReader,
        namespaces: Namespaces,
        canonical: Callable[[], Canonical],
    ) -> None:
        self._book = book
        self._clues = clues
        self._namespaces = namespaces
        self._canonical = canonical

    def candidates(self, question: Question) -> tuple[Candidate, ...]:
        """Return the things that a name may mean, the best first, at most ``question.limit``.

        ``match`` is set for at most one of them: its name is the one asked for, or its known other name, in this or
        another writing, and no other thing has it. A name that many regions have is none without its region.
        """
        book = self._book()
        wanted = region_codes(question.regions)
        known = self._identified(question, book)
        found = known if known is not None else self._alike(question, book, wanted)
        ranked = sorted(found, key=lambda one: (-one.score, -one.links, one.thing.label, one.thing.id))
        return tuple(_matched(ranked)[: question.limit])

    def known(self, identifiers: Collection[str]) -> dict[str, Thing]:
        """Return the things with the given ids, merged ones replaced, by the ids that were given."""
        book = self._book()
        found = {one: book.entry(self._canonical().of(one)) for one in identifiers}
        return {one: entry.thing for one, entry in found.items() if entry is not None}

    def regions_of(self, identifier: str) -> tuple[str, ...]:
        """Return the codes of the regions that a thing lies in, without those above them."""
        entry = self._book().entry(self._canonical().of(identifier))
        codes = entry.regions if entry is not None else frozenset()
        above = {one.code for code in codes for one in ancestors(code)}
        return tuple(sorted(codes - above))

    def attributes(
        self, identifiers: Collection[str], properties: Collection[str]
    ) -> Mapping[tuple[str, str], Collection[str]]:
        """Return what the graph says of things in attributes, by the thing that an id has now and the attribute."""
        clues = [Clue(property=one, values=()) for one in properties]
        return self._clues.held([self._canonical().of(one) for one in identifiers], clues) if clues else {}

    def _identified(self, question: Question, book: NameBook) -> list[Candidate] | None:
        """Return what an id or a credit code names, None where the question has none that is known."""
        name = question.name.strip()
        identifier = self._namespaces.identifier(name) or name
        entry = book.entry(self._canonical().of(identifier)) if identifier.isascii() else None
        if entry is not None:
            return [_certain(entry, Reason.IDENTIFIER)]
        codes = [value for clue in question.clues if clue.property == CREDIT_CODE for value in clue.values]
        entries = [book.entry(one) for one in sorted(self._clues.with_credit_code(codes))] if codes else []
        found = [_certain(one, Reason.CREDIT_CODE) for one in entries if one is not None]
        return found or None

    def _alike(self, question: Question, book: NameBook, wanted: frozenset[str]) -> list[Candidate]:
        allowed = with_subclasses(question.types)
        best: dict[str, tuple[Likeness, float, KnownName]] = {}
        context = next(iter(sorted(wanted)), book.home)
        for name in written_names(question.name):
            asked = name_form(name, context=context, scope=next(iter(sorted(wanted)), ""))
            if not asked.plain:
                continue
            for known in book.like(asked, wanted):
                if not allowed or allowed & known.entry.classes:
                    _keep_best(best, _compared(asked, known, wanted), known)
        kept = sorted(best.values(), key=lambda one: -one[0].score)[:_LOOKED_AT]
        found = [_candidate(like, own, known, wanted) for like, own, known in kept]
        return self._with_clues(found, question)

    def _with_clues(self, found: Sequence[Candidate], question: Question) -> list[Candidate]:
        if not question.clues or not found:
            return list(found)
        held = self._clues.held([one.thing.id for one in found], question.clues)
        out = []
        for one in found:
            said = [
                (clue.property, agrees(clue, held[one.thing.id, clue.property]))
                for clue in question.clues
                if held.get((one.thing.id, clue.property))
            ]
            points = sum(_AGREES if fitting else -_DENIES for _, fitting in said)
            out.append(replace(one, score=_bounded(one.score + points), clues=tuple(said)))
        return out


def verdict(candidates: Sequence[Candidate], threshold: float = THRESHOLD) -> Verdict:
    """Return what came of a name: matched where the best reaches the threshold and nothing comes near it.

    Candidates below 50, those in another region or of another number among them, count as none.
    """
    best = candidates[0] if candidates else None
    if best is None or best.score < min(_PLAUSIBLE, threshold):
        return Verdict.NONE
    if best.score >= threshold and (best.match or not rivals(candidates)):
        return Verdict.MATCHED
    return Verdict.UNSURE


def rivals(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates that may as well be meant as the best of them."""
    if not candidates:
        return ()
    best = candidates[0]
    margin = _EXACT_MARGIN if best.reason in _CERTAIN else _MARGIN
    return tuple(one for one in candidates[1:] if one.score > best.score - margin)


def region_codes(texts: Collection[str]) -> frozenset[str]:
    """Return the codes of regions given by name, code or id; what no region has is left out.

    >>> sorted(region_codes(["江津区", "region-500102", "500119", "无此地"]))
    ['500102', '500116', '500119']
    """
    found: set[str] = set()
    for text in texts:
        bare = text.strip().removeprefix("region-")
        one = region(bare) or resolve(bare)
        found |= {one.code} if one else {each.code for each in regions_named(bare)}
    return frozenset(found)


def _compared(asked: NameForm, known: KnownName, wanted: frozenset[str]) -> tuple[Likeness, float]:
    """Return how alike a name is to what was asked, with regard to regions and by itself."""
    own = likeness(asked, known.form)
    if own.reason is Reason.EXACT and not known.is_label:
        own = Likeness(own.score - _OTHER_NAME, Reason.OTHER_NAME)
    longer = len(asked.core) > len(known.form.core)
    if own.reason is Reason.SHORT_FORM and asked.legal and known.registered and longer:
        # Two whole names that go on differently from one short form are those of two firms.
        own = Likeness(min(own.score, _OTHER_FIRM), own.reason)
    return placed(own, asked, known, wanted), own.score


def _keep_best(
    best: dict[str, tuple[Likeness, float, KnownName]], compared: tuple[Likeness, float], known: KnownName
) -> None:
    like, own = compared
    held = best.get(known.entry.thing.id)
    if like.score >= _LEAST and (held is None or like.score > held[0].score):
        best[known.entry.thing.id] = (like, own, known)


def _candidate(like: Likeness, own: float, known: KnownName, wanted: frozenset[str]) -> Candidate:
    region_fits = fits(known.entry, wanted) if wanted else None
    return Candidate(
        thing=known.entry.thing,
        name=known.name,
        score=_bounded(like.score + (_IN_PLACE if region_fits else 0)),
        reason=like.reason,
        likeness=round(own, 1),
        region=region_fits,
        links=known.entry.links,
    )


def _certain(entry: Entry, reason: Reason) -> Candidate:
    return Candidate(
        thing=entry.thing,
        name=entry.thing.label,
        score=100.0,
        reason=reason,
        likeness=100.0,
        links=entry.links,
    )


def _matched(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with the first marked where nothing else can be meant."""
    if not ranked:
        return []
    best = ranked[0]
    sure = best.score >= _SURE and best.reason in _CERTAIN and not rivals(ranked)
    return [replace(best, match=sure), *ranked[1:]]


def _bounded(score: float) -> float:
    return round(min(100.0, max(0.0, score)), 1)
