"""The choice of a media type by ``Accept`` and of a language by ``Accept-Language``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from ontology.errors import NotAcceptableError
from ontology.vocabulary import Language

HTML = "text/html"

_QUALITY = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range with its quality in 0..1 and how narrow it is: 0 ``*/*``, 1 ``text/*``, 2 ``text/html``."""

    type: str
    subtype: str
    quality: float

    @property
    def narrowness(self) -> int:
        return (self.type != "*") + (self.subtype != "*")

    def covers(self, media_type: str) -> bool:
        main, _, sub = media_type.partition("/")
        return self.type in ("*", main) and self.subtype in ("*", sub)


def negotiate(accept: str | None, offers: Sequence[str]) -> str:
    """Return the offered media type that an ``Accept`` header likes best; raise ``NotAcceptableError`` without one.

    ``offers`` stand in the server's own order, which decides between equals and where the header is absent. The
    narrowest range that covers an offer gives its quality. Parameters other than ``q`` do not tell types apart
    (RFC 9110, section 12.5.1).

    >>> negotiate("text/html;q=0.5, text/*;q=0.9, */*;q=0.1", ["text/html", "text/turtle"])
    'text/turtle'
    """
    ranges = _parse(accept or "")
    if not ranges:
        return offers[0]
    best = max(offers, key=lambda offer: _quality(ranges, offer))
    if _quality(ranges, best) == 0.0:
        raise NotAcceptableError(f"This resource is offered as {', '.join(offers)} only.")
    return best


def negotiate_language(accepted: str | None, default: Language) -> Language:
    """Return the language that an ``Accept-Language`` header likes best, the default where it likes neither.

    Only the main subtag counts: ``zh-TW`` and ``zh-Hans`` are ``zh`` (RFC 4647, section 3.4).

    >>> negotiate_language("fr, en-GB;q=0.8, zh-CN;q=0.7", "zh")
    'en'
    >>> negotiate_language("*", "zh")
    'zh'
    """
    liked: dict[Language, float] = {}
    for part in (accepted or "").split(","):
        tag, *parameters = (piece.strip().lower() for piece in part.split(";"))
        for language in get_args(Language):
            if tag.partition("-")[0] == language:
                liked[language] = max(liked.get(language, 0.0), _parameter_q(parameters))
    best = max(liked, key=lambda language: (liked[language], language == default), default=default)
    return best if liked.get(best) else default


def _quality(ranges: Sequence[_Range], media_type: str) -> float:
    covering = [item for item in ranges if item.covers(media_type)]
    return max(covering, key=lambda item: (item.narrowness, item.quality)).quality if covering else 0.0


def _parse(accept: str) -> list[_Range]:
    ranges = []
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        main, slash, sub = media_range.partition("/")
        if main and slash and sub:
            ranges.append(_Range(main, sub, _parameter_q(parameters)))
    return ranges


def _parameter_q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
    return 1.0
