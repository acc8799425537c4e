"""From what things have in common to scores and sentences."""

from collections.abc import Iterable, Mapping, Sequence

from graph.answers import Source, Thing
from graph.entities.link import Link
from graph.likeness.statement import statements
from graph.matches.fitting import Fit
from graph.matches.nearness import Near
from graph.matches.partners import Bridge
from graph.matches.profile import TEXTS
from graph.reason import Reason

# What the parts of a score count; a common field is what a match is about.
WEIGHTS = {"field": 0.6, "place": 0.2, "partners": 0.2}
# What one partner counts, and one field that fits as well as it can.
_PARTNER = 0.5
_FIELD = 0.8
_REASONS = 3

Stated = Mapping[Link, tuple[Source, ...]]


def parts_of(fits: Sequence[Fit], near: Near | None, bridges: Sequence[Bridge]) -> dict[str, float]:
    """Return the parts of a score, each in 0..1: several fields or partners count more than one, never above 1."""
    return {
        "field": round(_together(_FIELD * fit.weight for fit in fits), 4),
        "place": round(near.weight, 4) if near else 0.0,
        "partners": round(_together(_PARTNER for _ in {bridge.partner for bridge in bridges}), 4),
    }


def score_of(parts: Mapping[str, float]) -> float:
    """Return the score of parts.

    >>> score_of({"field": 0.5, "place": 1.0, "partners": 0.0})
    0.5
    """
    return round(sum(WEIGHTS[name] * part for name, part in parts.items()), 4)


def field_reason(fit: Fit, stated: Stated, mentions: Sequence[Source]) -> Reason:
    """Return why a field fits: what is said of both sides."""
    links = (*fit.pursuit.links, *fit.links)
    key = "field-same" if fit.exact else "field-close"
    text = TEXTS.say(key, field=fit.pursuit.field, left=fit.pursuit.why, right=fit.why)
    return Reason(key=key, text=text, sources=places(links, stated, mentions if fit.named else ()))


def place_reason(near: Near, names: Mapping[str, Thing], stated: Stated, mentions: Sequence[Source]) -> Reason:
    """Return why two things are near each other."""
    key = "same-park" if near.links else "same-region"
    label = names[near.place].label if near.place in names else near.place
    return Reason(key=key, text=TEXTS.say(key, place=label), sources=places(near.links, stated, mentions))


def partner_reasons(bridges: Iterable[Bridge], names: Mapping[str, Thing], stated: Stated) -> list[Reason]:
    """Return which partners join two things."""
    reasons = []
    for bridge in told_bridges(bridges):
        text = TEXTS.say(
            "partner",
            partner=names[bridge.partner].label,
            left=statements(bridge.there, names),
            right=statements(bridge.on, names),
        )
        sources = places((*bridge.there, *bridge.on), stated, ())
        reasons.append(Reason(key="partner", text=text, sources=sources))
    return reasons


def told_bridges(bridges: Iterable[Bridge]) -> list[Bridge]:
    """Return the bridges that are told about: the first of each of the first partners."""
    first: dict[str, Bridge] = {}
    for bridge in bridges:
        first.setdefault(bridge.partner, bridge)
    return list(first.values())[:_REASONS]


def known_reason(links: Sequence[Link], names: Mapping[str, Thing], stated: Stated) -> Reason:
    """Return how two things already work together."""
    return Reason(
        key="direct", text=TEXTS.say("direct", statement=statements(links, names)), sources=places(links, stated, ())
    )


def places(links: Iterable[Link], stated: Stated, mentions: Iterable[Source]) -> tuple[Source, ...]:
    """Return the first place of each relation, then the given ones, each once."""
    first = [source for link in links for source in stated.get(link, ())[:1]]
    return tuple(dict.fromkeys((*first, *mentions)))


def _together(weights: Iterable[float]) -> float:
    missing = 1.0
    for weight in weights:
        missing *= 1.0 - weight
    return 1.0 - missing
