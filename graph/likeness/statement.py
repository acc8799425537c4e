"""Relations as sentences."""

from collections.abc import Iterable, Mapping

from graph.algorithms.answers import Sentence
from graph.answers import Thing
from graph.entities.link import Link
from graph.sentences import Sentences

TEXTS = Sentences("likeness")


def statement(link: Link, things: Mapping[str, Thing]) -> Sentence:
    """Return a relation as a sentence; an end that is not described is named by its id."""
    subject, object_ = (things[one].label if one in things else one for one in (link.subject, link.object))
    return TEXTS.say(link.predicate, subject=subject, object=object_)


def statements(links: Iterable[Link], things: Mapping[str, Thing]) -> Sentence:
    """Return several relations as one sentence."""
    return joined(*(statement(link, things) for link in links))


def joined(*sentences: Sentence) -> Sentence:
    """Return several sentences as one.

    >>> joined(Sentence("甲", "A"), Sentence("乙", "B"))
    Sentence(zh='甲，乙', en='A, B')
    """
    return Sentence("，".join(one.zh for one in sentences), ", ".join(one.en for one in sentences))
