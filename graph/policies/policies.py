"""Chains of policies."""

from collections.abc import Callable, Iterable, Mapping

from graph.answers import Page
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things
from graph.pagination import page_of
from graph.policies.answers import PolicyLink, Standing, Stated
from ontology.errors import RequestError
from ontology.relation import Predicate

_ABOUT = (Predicate.ISSUED_BY, Predicate.APPLIES_TO)


class Policies:
    """Chains of policies along what they are based on; ``texts`` are the policies by the ids of their documents."""

    def __init__(self, relations: Relations, things: Things, *, texts: Callable[[], Mapping[str, str]]) -> None:
        self._relations = relations
        self._things = things
        self._texts = texts

    def chain(self, policy: str, *, depth: int = 6, limit: int = 100, cursor: str | None = None) -> Page[PolicyLink]:
        """Return a policy, what it rests on and what rests on it, each up to ``depth`` steps away.

        A policy that is both stands above. Raises ``RequestError`` for a depth below 1.
        """
        if depth < 1:
            raise RequestError(f"A chain of policies has a depth from 1, not {depth}.")
        above = self._reached(policy, depth, up=True)
        below = self._reached(policy, depth, up=False)
        places = {one: (Standing.BELOW, steps) for one, steps in below.items()}
        places |= {one: (Standing.ABOVE, steps) for one, steps in above.items()}
        places[policy] = (Standing.SELF, 0)
        links = [link for link in self._relations.out(places, (Predicate.BASED_ON,)) if link.object in places]
        found = self._told(places, links)
        order = tuple(Standing)
        found.sort(key=lambda one: (order.index(one.standing), one.steps, one.policy.label, one.policy.id))
        return page_of(found, limit=limit, cursor=cursor)

    def _reached(self, policy: str, depth: int, *, up: bool) -> dict[str, int]:
        """Return the policies that a way along ``basedOn`` leads to, with the number of its steps."""
        found: dict[str, int] = {}
        frontier = [policy]
        for steps in range(1, depth + 1):
            links = (self._relations.out if up else self._relations.into)(frontier, (Predicate.BASED_ON,))
            ends = dict.fromkeys(link.object if up else link.subject for link in links)
            frontier = [one for one in ends if one not in found and one != policy]
            found |= dict.fromkeys(frontier, steps)
            if not frontier:
                break
        return found

    def _told(self, places: Mapping[str, tuple[Standing, int]], links: Iterable[Link]) -> list[PolicyLink]:
        about = self._relations.out(places, _ABOUT)
        every = [*links, *about]
        sources = self._relations.sources(every)
        things = self._things.describe({*places, *(link.object for link in every)})

        def stated(one: str, predicate: Predicate) -> tuple[Stated, ...]:
            return tuple(
                Stated(thing=things[link.object], sources=sources.get(link, ()))
                for link in every
                if (link.subject, link.predicate) == (one, predicate) and link.object in things
            )

        texts = self._texts()
        return [
            PolicyLink(
                policy=things[one],
                standing=standing,
                steps=steps,
                rests_on=stated(one, Predicate.BASED_ON),
                issuers=stated(one, Predicate.ISSUED_BY),
                regions=stated(one, Predicate.APPLIES_TO),
                documents=tuple(sorted(document for document, policy in texts.items() if policy == one)),
            )
            for one, (standing, steps) in places.items()
            if one in things
        ]
