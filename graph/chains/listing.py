"""The lists of a chain, each thing with its reasons."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.answers import Source, Thing
from graph.chains.answers import ChainItem, ChainList
from graph.chains.gathering import POLICIES, RESOURCES, Gathering, Grounds, Named, links_of
from graph.chains.reasons import DIRECT, Ground, plan_reason, reason_of
from graph.entities.relations import Relations
from graph.entities.things import Things, class_order
from graph.fields.field_book import Family, FieldBook
from graph.fields.stems import holds
from graph.generation import Derived
from graph.rdf.terms import Names
from graph.reason import Reason
from ontology.attribute import AttributeProperty
from ontology.entity import EntityType

_LISTS = {EntityType.FIRM: ChainList.FIRMS, EntityType.TECHNOLOGY: ChainList.TECHNOLOGIES}
_LISTS |= dict.fromkeys(RESOURCES, ChainList.RESOURCES) | dict.fromkeys(POLICIES, ChainList.POLICIES)
_ORDER = tuple(ChainList)
_SCHEME = frozenset(kind.value for kind in EntityType)
_EXAMPLES = 3
_DIRECTION = AttributeProperty.DIRECTION.value
# Things of a plan whose places are looked up.
_LOOKED_UP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An item before its reasons are put into words; a plan has no grounds but the things that it names."""

    part: ChainList
    thing: Thing
    grounds: tuple[Ground, ...] = ()
    named: tuple[Thing, ...] = ()

    @property
    def direct(self) -> bool:
        """Tell whether the thing itself is said to belong to the industry."""
        return any(ground.key in DIRECT for ground in self.grounds)

    @property
    def place(self) -> tuple[int, bool, tuple[int, str, str], int, str, str]:
        """Return the place in the lists: what is direct first, leaders before others, then what most is said of."""
        rank = self.grounds[0].rank[0] if self.direct else 0
        most = -len(self.grounds) - len(self.named)
        return _ORDER.index(self.part), not self.direct, (rank, "", ""), most, self.thing.label, self.thing.id


class Listing:
    """Makes lists; ``policies`` are the policies that documents are the text of, by the documents' ids."""

    def __init__(
        self,
        names: Names,
        relations: Relations,
        things: Things,
        *,
        book: Derived[FieldBook],
        named: Named,
        policies: Callable[[], Mapping[str, str]],
    ) -> None:
        self._names = names
        self._relations = relations
        self._things = things
        self._book = book
        self._policies = policies
        self._gathering = Gathering(relations, self.kinds, named)

    def drafts(self, family: Family, documents: frozenset[str] | None) -> list[Draft]:
        """Return all items of a chain that the given documents (all, where None) give a ground for, ordered."""
        grounds, kinds = self._gathering.gather(family, self._parts(family))
        # The industry under the name of a technology is none of its technologies.
        left_out = {*self._policies().values(), *family.same}
        grounds = {one: found for one, found in grounds.items() if one not in left_out and kinds.get(one) in _LISTS}
        named_in = self._named_in(grounds)
        if documents is not None:
            grounds = self._within(grounds, named_in, documents)
        directed = self._directions(family, documents)
        for one, found in directed.items():
            grounds[one] = [*grounds.get(one, ()), *found]
        named_in |= self._named_in(directed)
        things = self._things.describe(grounds)
        drafts = [
            Draft(
                # An industry stands among the technologies for what is to be worked on in it.
                part=_LISTS.get(kinds.get(one, EntityType.TECHNOLOGY), ChainList.TECHNOLOGIES),
                thing=things[one],
                grounds=tuple(sorted(found, key=lambda one: one.rank)),
            )
            for one, found in grounds.items()
            if one in things
        ]
        drafts.sort(key=lambda draft: draft.place)
        return sorted([*drafts, *self._plans(drafts, named_in, documents)], key=lambda draft: draft.place)

    def told(self, drafts: Sequence[Draft], documents: frozenset[str] | None) -> tuple[ChainItem, ...]:
        """Return items with their reasons in words and the places behind them."""
        grounds = {draft.thing.id: list(draft.grounds) for draft in drafts if draft.grounds}
        stated = self._relations.sources(links_of(grounds))
        unlinked = [draft.thing.id for draft in drafts if any(ground.link is None for ground in draft.grounds)]
        mentions = self._relations.mentions(
            [*unlinked, *(one.id for draft in drafts for one in draft.named[:_LOOKED_UP])]
        )
        others = {ground.via for found in grounds.values() for ground in found} - {""}
        things = self._things.describe({*grounds, *others})
        classes = self._things.classes(draft.thing.id for draft in drafts)
        items = []
        for draft in drafts:
            told = [reason_of(ground, things, stated, mentions, documents) for ground in draft.grounds]
            reasons = tuple(reason for reason in told if reason is not None)
            if draft.named:
                reasons = (self._plan_reason(draft, mentions),)
            items.append(
                ChainItem(
                    part=draft.part,
                    thing=draft.thing,
                    classes=class_order(classes.get(draft.thing.id, ())),
                    direct=draft.direct,
                    reasons=reasons,
                    documents=tuple(sorted({source.document for reason in reasons for source in reason.sources})),
                )
            )
        return tuple(items)

    def kinds(self, identifiers: Iterable[str]) -> dict[str, EntityType]:
        """Return the class of the scheme of some things; what has none is left out."""
        return {
            one: EntityType(first)
            for one, classes in self._things.classes(set(identifiers)).items()
            if (first := next(iter(class_order(classes)), "")) in _SCHEME
        }

    def _parts(self, family: Family) -> dict[str, str]:
        """Return the technologies that are parts of the fields by their name, with the stem that tells."""
        fields = self._book.get().fields
        found = {}
        for one in family.narrower:
            if EntityType.TECHNOLOGY in fields[one].kinds:
                stems = fields[one].stems
                found[one] = next((word for word in family.words if any(holds(name, word) for name in stems)), "")
        return found

    def _directions(self, family: Family, documents: frozenset[str] | None) -> Grounds:
        """Return as a ground for each field what plans want to have worked on in it, in the order of their words."""
        found: defaultdict[str, dict[str, tuple[Source, ...]]] = defaultdict(dict)
        for (one, text), places in self._relations.texts(family.members, _DIRECTION).items():
            kept = tuple(place for place in places if documents is None or place.document in documents)
            if kept:
                found[one][text] = kept
        return {one: [_direction(one, texts)] for one, texts in found.items()}

    def _named_in(self, grounds: Grounds) -> dict[str, set[str]]:
        """Return the ids of the documents that name the things of grounds."""
        ends = {*grounds, *(ground.via for found in grounds.values() for ground in found)} - {""}
        known = self._things.descriptions(ends, (self._names.term("namedIn"),))
        return {one: {document.removeprefix("document-") for document in known[one].documents} for one in known}

    def _within(self, grounds: Grounds, named_in: Mapping[str, set[str]], documents: frozenset[str]) -> Grounds:
        """Return the grounds that some documents state; only what they name at both ends is looked up."""
        near = {one for one, found in named_in.items() if found & documents}
        grounds = {
            one: [ground for ground in found if ground.link is None or ground.via in near]
            for one, found in grounds.items()
            if one in near
        }
        stated = self._relations.sources(links_of(grounds))
        held = {link for link, sources in stated.items() if any(source.document in documents for source in sources)}
        kept = {
            one: [ground for ground in found if ground.link is None or ground.link in held]
            for one, found in grounds.items()
        }
        return {one: found for one, found in kept.items() if found}

    def _plans(
        self, drafts: Iterable[Draft], named_in: Mapping[str, set[str]], documents: frozenset[str] | None
    ) -> list[Draft]:
        """Return the plans that name things of the lists."""
        policies = self._policies()
        named: defaultdict[str, list[Thing]] = defaultdict(list)
        for draft in drafts:
            found = named_in.get(draft.thing.id, set())
            texts = sorted(found if documents is None else found & documents)
            for policy in dict.fromkeys(policies[one] for one in texts if one in policies):
                named[policy].append(draft.thing)
        described = self._things.describe(named)
        return [
            Draft(part=ChainList.POLICIES, thing=described[policy], named=tuple(things))
            for policy, things in named.items()
            if policy in described
        ]

    def _plan_reason(self, draft: Draft, mentions: Mapping[str, tuple[Source, ...]]) -> Reason:
        own = {document for document, policy in self._policies().items() if policy == draft.thing.id}
        sources = dict.fromkeys(
            source
            for thing in draft.named[:_LOOKED_UP]
            for source in mentions.get(thing.id, ())
            if source.document in own
        )
        labels = tuple(thing.label for thing in draft.named[:_EXAMPLES])
        return plan_reason(len(draft.named), labels, tuple(sources))


def _direction(thing: str, texts: Mapping[str, tuple[Source, ...]]) -> Ground:
    """Return the ground of a field that plans want these technologies worked on in."""
    ordered = sorted(texts, key=lambda text: (texts[text][0].document, texts[text][0].start, text))
    places = dict.fromkeys(place for text in ordered for place in texts[text])
    unlike = {(place.document, place.start, place.end): place for place in reversed(places)}
    return Ground(
        key="direction",
        thing=thing,
        word="、".join(ordered),
        places=tuple(sorted(unlike.values(), key=lambda place: (place.document, place.start))),
    )
