"""Grounds on which things belong to a chain, before they are put into words."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.answers import Source, Thing
from graph.entities.link import Link
from graph.reason import Reason
from graph.sentences import Sentences

_TEXTS = Sentences("chains")
#: The kinds of grounds that say that a thing itself belongs to the industry.
DIRECT = frozenset({"leads", "focuses", "named", "direction"})
# The order in which grounds are told.
_ORDER = (
    "leads",
    "focuses",
    "direction",
    "named",
    "operates",
    "builds",
    "supports",
    "works-with",
    "part-of",
    "lies-in",
)
# Places that one reason names; a name may stand in a document hundreds of times.
_PLACES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A ground: ``link`` is the relation that gives it; without one it is that ``word`` is in the thing's name.

    For a direction of technology, ``word`` lists what plans want to have worked on, and ``places`` say where.
    """

    key: str
    thing: str
    link: Link | None = None
    word: str = ""
    places: tuple[Source, ...] = ()

    @property
    def via(self) -> str:
        """Return the other thing of the relation."""
        if self.link is None:
            return ""
        return self.link.object if self.link.subject == self.thing else self.link.subject

    @property
    def rank(self) -> tuple[int, str, str]:
        """Return the place of the ground among others."""
        return _ORDER.index(self.key) if self.key in _ORDER else len(_ORDER), self.via, self.word


def reason_of(
    ground: Ground,
    things: Mapping[str, Thing],
    stated: Mapping[Link, tuple[Source, ...]],
    mentions: Mapping[str, tuple[Source, ...]],
    documents: frozenset[str] | None,
) -> Reason | None:
    """Return a ground in words, None where no place in the allowed ``documents`` (all, where None) states it."""
    found = mentions.get(ground.thing, ()) if ground.link is None else stated.get(ground.link, ())
    found = ground.places or found
    sources = tuple(one for one in found if documents is None or one.document in documents)
    if documents is not None and not sources:
        return None
    thing, via = things.get(ground.thing), things.get(ground.via)
    if thing is None or (ground.link is not None and via is None):
        return None
    label = via.label if via is not None else ""
    text = _TEXTS.say(ground.key, thing=thing.label, via=label, field=label, word=ground.word)
    return Reason(key=ground.key, text=text, sources=sources[:_PLACES])


def plan_reason(count: int, names: tuple[str, ...], sources: tuple[Source, ...]) -> Reason:
    """Return why a plan stands in a chain's list: it names so many of the other things."""
    return Reason(key="plan", text=_TEXTS.say("plan", count=count, names=names), sources=sources[:_PLACES])
