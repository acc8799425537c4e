"""Who works on fields: by what is said of them, by their names, and through the platforms that they build."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from graph.algorithms.answers import Sentence
from graph.answers import Thing
from graph.chains.gathering import Named
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things, with_subclasses
from graph.fields.field_book import FieldBook
from graph.likeness.statement import statement
from graph.matches.profile import FIELD_RELATIONS, JOINT_WORK, TEXTS, Pursuit
from ontology.entity import EntityType

# How close the field of another is: the same, a part of it, what it is a part of; by its name alone.
_SAME, _PART, _WHOLE, _NAMED = 1.0, 0.8, 0.4, 0.8
# What building or supporting a platform in the field counts beside working on it.
_THROUGH = 0.6
_SUPPORTERS = frozenset({EntityType.INSTITUTE.value, EntityType.UNIVERSITY.value, EntityType.FIRM.value})


class Fit(NamedTuple):
    """A field that a candidate has in common with what was asked: how well in 0..1, and what says so."""

    pursuit: Pursuit
    weight: float
    exact: bool
    links: tuple[Link, ...]
    named: bool
    tell: Callable[[], Sentence]

    @property
    def why(self) -> Sentence:
        """Return in words what says so; few of many candidates are ever told about."""
        return self.tell()


class Fits:
    """What candidates have in common with what was asked."""

    def __init__(self, found: Mapping[str, Sequence[Fit]]) -> None:
        self._found = found
        self._told: dict[str, list[Fit]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def of(self, candidate: str) -> list[Fit]:
        """Return how well the fields of a candidate fit, one fit for each pursuit, the best first.

        Of several that fit equally well any may be returned; ``told`` chooses among them.
        """
        return _of_each(sorted(self._found.get(candidate, ()), key=_place))

    def told(self, candidate: str) -> list[Fit]:
        """Return the fits of a candidate that is told about: of several equal ones the same each time.

        What is said of them decides between these, which takes too long for thousands of candidates.
        """
        told = self._told.get(candidate)
        if told is None:
            ordered = sorted(self._found.get(candidate, ()), key=lambda fit: (*_place(fit), fit.why.zh))
            told = self._told[candidate] = _of_each(ordered)
        return told


class Fitting:
    """Finds candidates by fields, with a fixed number of queries."""

    def __init__(self, relations: Relations, things: Things, *, book: Callable[[], FieldBook], named: Named) -> None:
        self._relations = relations
        self._things = things
        self._book = book
        self._named = named

    def fits(self, pursuits: Sequence[Pursuit], classes: Collection[EntityType]) -> Fits:
        """Return what each thing of some classes, or of classes below them, has in common with pursuits."""
        found: defaultdict[str, list[Fit]] = defaultdict(list)
        wanted = with_subclasses(classes)
        for one, fit in (*self._said(pursuits, wanted), *self._by_name(pursuits, classes)):
            found[one].append(fit)
        for one, fit in list(self._through(found, wanted)):
            found[one].append(fit)
        kinds = self._things.classes(found)
        return Fits({one: fits for one, fits in found.items() if wanted & kinds.get(one, set())})

    def _said(self, pursuits: Iterable[Pursuit], classes: Collection[str]) -> Iterable[tuple[str, Fit]]:
        """Yield the things that are said to work on fields of pursuits or close to them.

        Of other classes than the given ones only those that fit exactly are told: others may work with them.
        """
        near: defaultdict[str, list[tuple[Pursuit, float]]] = defaultdict(list)
        for pursuit in pursuits:
            family = self._book().of_stems(pursuit.stems, narrower=not pursuit.alone)
            wider = () if pursuit.alone else family.wider
            for fields, closeness in ((family.same, _SAME), (family.narrower, _PART), (wider, _WHOLE)):
                for field in fields:
                    near[field].append((pursuit, closeness))
        links = self._relations.into(near, FIELD_RELATIONS)
        names = self._things.describe({end for link in links for end in (link.subject, link.object)})
        kinds = self._things.classes(names)
        others = {one for one in names if kinds.get(one, set()).isdisjoint(classes)}
        for link in links:
            for pursuit, closeness in near[link.object]:
                if link.subject in others and closeness != _SAME:
                    continue
                if link.subject in names and link not in pursuit.links:
                    yield (
                        link.subject,
                        Fit(
                            pursuit=pursuit,
                            weight=closeness * pursuit.weight,
                            exact=closeness == _SAME,
                            links=(link,),
                            named=False,
                            tell=partial(statement, link, names),
                        ),
                    )

    def _by_name(self, pursuits: Iterable[Pursuit], classes: Collection[EntityType]) -> Iterable[tuple[str, Fit]]:
        """Yield the things that have the stem of a pursuit in their name."""
        for pursuit in pursuits:
            for word in () if pursuit.alone else self._book().of_stems(pursuit.stems).words:
                exact = word in pursuit.stems
                for thing in self._named(word, classes):
                    if thing.type == EntityType.UNIVERSITY and not exact:
                        continue  # an old name of a university tells no part of a field: it has many
                    yield (
                        thing.id,
                        Fit(
                            pursuit=pursuit,
                            weight=_NAMED * (_SAME if exact else _PART) * pursuit.weight,
                            exact=exact,
                            links=(),
                            named=True,
                            tell=partial(TEXTS.say, "name", thing=thing.label, word=word),
                        ),
                    )

    def _through(self, found: Mapping[str, list[Fit]], classes: Collection[str]) -> Iterable[tuple[str, Fit]]:
        """Yield the institutes, universities and firms of some classes that support platforms that fit exactly."""
        best = {one: fit for one, fits in found.items() for fit in fits if fit.exact}
        # Of the fits of a pursuit only the best ones are ever told: no others are made.
        strongest: defaultdict[tuple[str, frozenset[str]], float] = defaultdict(float)
        for one, fits in found.items():
            for fit in fits:
                key = one, fit.pursuit.stems
                strongest[key] = max(strongest[key], fit.weight)
        links = self._relations.out(best, JOINT_WORK)
        names = self._things.describe({end for link in links for end in (link.subject, link.object)})
        kinds = self._things.classes({link.object for link in links})
        for link in links:
            ends = names.get(link.object), names.get(link.subject)
            if ends[0] is None or ends[1] is None or ends[0].type not in _SUPPORTERS:
                continue
            if kinds.get(link.object, set()).isdisjoint(classes):
                continue
            fit = best[link.subject]
            key, weight = (link.object, fit.pursuit.stems), fit.weight * _THROUGH
            if weight < strongest[key]:
                continue
            strongest[key] = weight
            yield (
                link.object,
                Fit(
                    pursuit=fit.pursuit,
                    weight=weight,
                    exact=False,
                    links=(link, *fit.links),
                    named=False,
                    tell=partial(_tell_through, link, ends[0], ends[1], fit),
                ),
            )


def _tell_through(link: Link, supporter: Thing, platform: Thing, fit: Fit) -> Sentence:
    return TEXTS.say("through", thing=supporter.label, does=_does(link), via=platform.label, why=fit.why)


def _does(link: Link) -> Sentence:
    words = TEXTS.words("does")[link.predicate]
    return Sentence(words["zh"], words["en"])


def _of_each(fits: Iterable[Fit]) -> list[Fit]:
    """Return the first fit of each pursuit."""
    kept: dict[frozenset[str], Fit] = {}
    for fit in fits:
        kept.setdefault(fit.pursuit.stems, fit)
    return list(kept.values())


def _place(fit: Fit) -> tuple[float, bool]:
    """Return what fits are ordered by: what is said goes before what a name tells."""
    return -fit.weight, fit.named
