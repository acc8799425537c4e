"""The lists of a chain, each thing with its reasons."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from graph.answers import Source
from graph.chains.answers import ChainItem, ChainList
from graph.chains.gathering import POLICIES, RESOURCES, Gathering, Named, links_of
from graph.chains.reasons import DIRECT, plan_reason, reason_of
from graph.fields.field_book import Family, FieldBook
from graph.fields.stems import holds
from graph.generation import Derived
from graph.reason import Reason
from graph.relations import Relations
from graph.things import Things, class_order
from ontology.entity import EntityType

_LISTS = {EntityType.FIRM: ChainList.FIRMS, EntityType.TECHNOLOGY: ChainList.TECHNOLOGIES}
_LISTS |= dict.fromkeys(RESOURCES, ChainList.RESOURCES) | dict.fromkeys(POLICIES, ChainList.POLICIES)
_ORDER = tuple(ChainList)
_SCHEME = frozenset(kind.value for kind in EntityType)
_EXAMPLES = 3


class Listing:
    """Makes lists; ``policies`` are the policies that documents are the text of, by the documents' ids."""

    def __init__(
        self,
        relations: Relations,
        things: Things,
        *,
        book: Derived[FieldBook],
        named: Named,
        policies: Callable[[], Mapping[str, str]],
    ) -> None:
        self._relations = relations
        self._things = things
        self._book = book
        self._policies = policies
        self._gathering = Gathering(relations, self.kinds, named)

    def items(self, family: Family, documents: frozenset[str] | None) -> list[ChainItem]:
        """Return all items of a chain that the given documents (all, where None) give a reason for, ordered."""
        grounds, kinds = self._gathering.gather(family, self._parts(family))
        plans = set(self._policies().values())
        # The industry under the name of a technology is none of its technologies.
        left_out = plans.union(family.same)
        grounds = {one: found for one, found in grounds.items() if one not in left_out}
        stated = self._relations.sources(links_of(grounds))
        mentions = self._relations.mentions(
            one for one, found in grounds.items() if any(ground.link is None for ground in found)
        )
        others = {ground.via for found in grounds.values() for ground in found} - {""}
        things = self._things.describe({*grounds, *others})
        classes = self._things.classes(grounds)
        items = []
        for one, found in grounds.items():
            told = [
                reason_of(ground, things, stated, mentions, documents)
                for ground in sorted(found, key=lambda ground: ground.rank)
            ]
            reasons = tuple(reason for reason in told if reason is not None)
            if reasons and one in things and kinds.get(one) in _LISTS:
                items.append(
                    ChainItem(
                        part=_LISTS[kinds[one]],
                        thing=things[one],
                        classes=class_order(classes.get(one, ())),
                        direct=any(reason.key in DIRECT for reason in reasons),
                        reasons=reasons,
                        documents=_documents(source for reason in reasons for source in reason.sources),
                    )
                )
        return sorted([*items, *self._plans(sorted(items, key=_place))], key=_place)

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

    def _plans(self, items: Iterable[ChainItem]) -> list[ChainItem]:
        """Return the plans that give reasons for items, with how many of them each names."""
        policies = self._policies()
        named: defaultdict[str, list[ChainItem]] = defaultdict(list)
        for item in items:
            for policy in dict.fromkeys(policies[one] for one in item.documents if one in policies):
                named[policy].append(item)
        described, classes = self._things.describe(named), self._things.classes(named)
        found = []
        for policy, rows in named.items():
            own = {document for document, text in policies.items() if text == policy}
            sources = (
                source for row in rows for reason in row.reasons for source in reason.sources if source.document in own
            )
            reason = plan_reason(
                len(rows), tuple(row.thing.label for row in rows[:_EXAMPLES]), tuple(dict.fromkeys(sources))
            )
            if policy in described:
                found.append(
                    ChainItem(
                        part=ChainList.POLICIES,
                        thing=described[policy],
                        classes=class_order(classes[policy]),
                        direct=False,
                        reasons=(reason,),
                        documents=tuple(sorted(own)),
                    )
                )
        return found


def _documents(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(sorted({source.document for source in sources}))


def _place(item: ChainItem) -> tuple[int, bool, int, int, str, str]:
    """Return the place of an item: what is direct first, leaders before others, then what is stated most often."""
    first: Reason = item.reasons[0]
    rank = ("leads", "focuses", "named").index(first.key) if first.key in DIRECT else len(DIRECT)
    stated = sum(len(reason.sources) for reason in item.reasons)
    return _ORDER.index(item.part), not item.direct, rank, -stated, item.thing.label, item.thing.id
