"""Matches of firms and of technologies."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from graph.algorithms.answers import Sentence
from graph.answers import Page, Thing
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things, class_order, with_subclasses
from graph.fields.field_book import FieldBook
from graph.fields.stems import stem
from graph.likeness.statement import joined
from graph.matches.answers import Match, Matches, Status
from graph.matches.fitting import Fit, Fits, Fitting
from graph.matches.nearness import Near, Nearness
from graph.matches.partners import Circle, circle
from graph.matches.profile import TEXTS, Profiles, Pursuit
from graph.matches.scoring import (
    field_reason,
    known_reason,
    partner_reasons,
    parts_of,
    place_reason,
    places,
    score_of,
    told_bridges,
)
from graph.pagination import page_of
from graph.reason import Reason
from ontology.entity import EntityType
from ontology.errors import NotFoundError

#: The classes that are proposed to a firm, and those that may work on a technology.
FOR_FIRMS = (EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.UNIVERSITY)
FOR_TECHNOLOGIES = (*FOR_FIRMS, EntityType.FIRM, EntityType.PARK)
# What a technology that shares a word with the one asked for counts.
_KIN = 0.5
# Of each item so many reasons of a kind are told, and so many places that name a thing.
_FIELDS, _MENTIONS = 3, 1
# Candidates that are compared by place, too. It adds a fifth at most, so that the first of the list are right.
_COMPARED = 1000


class FirmMatches:
    """Finds who fits a firm, or any other thing that works on fields."""

    def __init__(
        self, relations: Relations, things: Things, *, profiles: Profiles, fitting: Fitting, nearness: Nearness
    ) -> None:
        self._relations = relations
        self._things = things
        self._profiles = profiles
        self._fitting = fitting
        self._nearness = nearness

    def matches(
        self,
        firm: Thing,
        *,
        types: Collection[str] = (),
        statuses: Collection[Status] = (),
        limit: int = 20,
        cursor: str | None = None,
    ) -> Matches:
        """Return which institutes, universities and platforms fit by field, place and shared partners.

        Those that already work with the firm stand last and are marked. A place alone makes no match.
        """
        pursuits = self._profiles.pursuits(firm)
        fits = self._fitting.fits(pursuits, FOR_FIRMS)
        around = circle(firm.id, self._relations, self._things)
        found = self._candidates(_best(fits, around) - {firm.id}, types)
        near = self._nearness.near(firm.id, found)
        rows = []
        for one, thing in found.items():
            parts = parts_of(fits.of(one), near.get(one), around.beyond.get(one, ()))
            status = Status.COOPERATING if one in around.partners else Status.PROPOSED
            if not statuses or status in statuses:
                rows.append((status, score_of(parts), parts, thing))
        rows.sort(key=lambda row: (row[0] is Status.COOPERATING, -row[1], row[3].label, row[3].id))
        page = page_of(rows, limit=limit, cursor=cursor)
        reasons = self._reasons(firm, [row[3].id for row in page.items], fits, near, around)
        classes = self._things.classes(row[3].id for row in page.items)
        items = tuple(
            Match(
                thing=thing,
                classes=class_order(classes.get(thing.id, ())),
                status=status,
                score=score,
                parts=parts,
                reasons=reasons[thing.id],
            )
            for status, score, parts, thing in page.items
        )
        return Matches(
            subject=firm,
            asked=firm.label,
            fields=tuple(pursuit.field for pursuit in pursuits),
            page=Page(items=items, total=page.total, next=page.next),
        )

    def _candidates(self, identifiers: Iterable[str], types: Collection[str]) -> dict[str, Thing]:
        wanted = with_subclasses(types or FOR_FIRMS) & with_subclasses(FOR_FIRMS)
        classes = self._things.classes(identifiers)
        return self._things.describe(one for one, known in classes.items() if wanted & known)

    def _reasons(
        self, firm: Thing, shown: Sequence[str], fits: Fits, near: Mapping[str, Near], around: Circle
    ) -> dict[str, tuple[Reason, ...]]:
        links = _links(shown, fits, near, around)
        stated = self._relations.sources(links)
        ends = {end for link in links for end in (link.subject, link.object)}
        names = self._things.describe({*ends, *shown, firm.id, *(near[one].place for one in shown if one in near)})
        mentions = self._relations.mentions([*shown, firm.id], most=_MENTIONS)
        found = {}
        for one in shown:
            named = mentions.get(one, ())
            reasons = [known_reason(around.partners[one], names, stated)] if one in around.partners else []
            reasons += [field_reason(fit, stated, named) for fit in fits.told(one)[:_FIELDS]]
            if one in near:
                both = [source for thing in (firm.id, one) for source in mentions.get(thing, ())]
                reasons.append(place_reason(near[one], names, stated, () if near[one].links else both))
            found[one] = (*reasons, *partner_reasons(around.beyond.get(one, ()), names, stated))
        return found


class TechnologyMatches:
    """Finds who works on a technology."""

    def __init__(
        self, relations: Relations, things: Things, *, book: Callable[[], FieldBook], fitting: Fitting
    ) -> None:
        self._relations = relations
        self._things = things
        self._book = book
        self._fitting = fitting

    def matches(
        self, technology: str, *, types: Collection[str] = (), limit: int = 20, cursor: str | None = None
    ) -> Matches:
        """Return who works on a technology or an industry, given by an id or in words, the closest first.

        Who works on a technology that shares a telling word with it counts half. Raises ``NotFoundError`` where
        nobody does.
        """
        pursuits = self._pursuits(technology)
        fits = self._fitting.fits(pursuits, FOR_TECHNOLOGIES)
        wanted = with_subclasses(types or FOR_TECHNOLOGIES) & with_subclasses(FOR_TECHNOLOGIES)
        classes = self._things.classes(fits)
        found = self._things.describe(one for one in fits if wanted & classes.get(one, set()))
        if not found and not types:
            raise NotFoundError(f"No document tells of anybody who works on {technology!r}.")
        rows = []
        for one, thing in found.items():
            part = parts_of(fits.of(one), None, ())["field"]
            rows.append((part, thing))
        rows.sort(key=lambda row: (-row[0], row[1].label, row[1].id))
        page = page_of(rows, limit=limit, cursor=cursor)
        reasons = self._reasons([thing.id for _, thing in page.items], fits)
        items = tuple(
            Match(
                thing=thing,
                classes=class_order(classes[thing.id]),
                status=Status.WORKING,
                score=score,
                parts={"field": score},
                reasons=reasons[thing.id],
            )
            for score, thing in page.items
        )
        known = self._things.describe([technology]).get(technology)
        return Matches(
            subject=known,
            asked=known.label if known else technology,
            fields=tuple(dict.fromkeys(pursuit.field for pursuit in pursuits)),
            page=Page(items=items, total=page.total, next=page.next),
        )

    def _pursuits(self, technology: str) -> list[Pursuit]:
        """Return what was asked for, and the technologies that share a word with it."""
        book = self._book()
        known = book.fields.get(technology)
        stems = known.stems if known is not None else {stem(technology)}
        label = min(known.names, key=lambda name: (len(name), name)) if known is not None else technology
        asked = Pursuit(
            stems=frozenset(stems), field=label, weight=1.0, links=(), why=Sentence(f"“{label}”", f"“{label}”")
        )
        taken = set(book.of_stems(stems).members)
        kin: defaultdict[str, set[str]] = defaultdict(set)
        for name in sorted(stems):
            for one, word in book.kin(name).items():
                if one not in taken:
                    kin[word] |= book.fields[one].stems
        return [asked, *(_kin(label, word, found) for word, found in sorted(kin.items()))]

    def _reasons(self, shown: Sequence[str], fits: Fits) -> dict[str, tuple[Reason, ...]]:
        links = {link for one in shown for fit in fits.told(one) for link in fit.links}
        stated = self._relations.sources(links)
        named = (one for one in shown if any(fit.named for fit in fits.told(one)))
        mentions = self._relations.mentions(named, most=_MENTIONS)
        return {
            one: tuple(
                Reason(
                    key="named" if fit.named else "works",
                    text=_told(fit),
                    sources=places(fit.links, stated, mentions.get(one, ()) if fit.named else ()),
                )
                for fit in fits.told(one)[:_FIELDS]
            )
            for one in shown
        }


def _kin(label: str, word: str, stems: Iterable[str]) -> Pursuit:
    """Return the technologies that share a word with the one that was asked for, as one pursuit."""
    return Pursuit(
        stems=frozenset(stems),
        field=word,
        weight=_KIN,
        links=(),
        why=TEXTS.say("kin", asked=label, word=word),
        alone=True,
    )


def _told(fit: Fit) -> Sentence:
    if not fit.pursuit.alone:
        return fit.why
    return joined(fit.why, fit.pursuit.why)


def _best(fits: Fits, around: Circle) -> set[str]:
    """Return the candidates that are worth comparing: all partners, and the best of the others without their place."""
    scores = {
        one: score_of(parts_of(fits.of(one), None, around.beyond.get(one, ()))) for one in {*fits, *around.beyond}
    }
    ranked = sorted(scores, key=lambda one: (-scores[one], one))
    return {*ranked[:_COMPARED], *around.partners}


def _links(shown: Sequence[str], fits: Fits, near: Mapping[str, Near], around: Circle) -> set[Link]:
    """Return all relations that the reasons of some items rest on."""
    found: set[Link] = set()
    for one in shown:
        for fit in fits.told(one)[:_FIELDS]:
            found |= {*fit.links, *fit.pursuit.links}
        if one in near:
            found |= set(near[one].links)
        found |= set(around.partners.get(one, ()))
        for bridge in told_bridges(around.beyond.get(one, ())):
            found |= {*bridge.there, *bridge.on}
    return found
