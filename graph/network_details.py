"""What a picture of a network tells besides: the figures of its things, and the sentences behind what it shows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from graph.answers import Figure, Network, Source
from graph.quoted_sentence import QuotedSentence, sentence_around

#: A place in a document: its id, and the offsets into its text.
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDetails:
    """The figures about things, by the ids of the things, and the sentences around words, by their places."""

    figures: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    sentences: Mapping[Place, QuotedSentence] = field(default_factory=dict)

    def sentence(self, source: Source) -> QuotedSentence | None:
        """Return the sentence around the words of a source, None where its document's text is not known."""
        return self.sentences.get((source.document, source.start, source.end))


def details_of(
    network: Network, figures: Iterable[Figure], text_of: Callable[[str], str | None], *, sources: int
) -> NetworkDetails:
    """Return the details of a network with the sentences of the first ``sources`` places of each relation.

    ``text_of`` gives the text of a document by its id, None where there is none; it is asked once for each.
    """
    by_thing: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_thing[figure.subject.id].append(figure)
    shown = [source for edge in network.edges for source in edge.sources[:sources]]
    shown += [figure.source for found in by_thing.values() for figure in found]
    return NetworkDetails(
        figures={thing: tuple(found) for thing, found in by_thing.items()}, sentences=_sentences(shown, text_of)
    )


def _sentences(sources: Iterable[Source], text_of: Callable[[str], str | None]) -> dict[Place, QuotedSentence]:
    places = sorted({(source.document, source.start, source.end) for source in sources})
    texts = {document: text_of(document) for document in sorted({document for document, _, _ in places})}
    found = {}
    for document, start, end in places:
        text = texts[document]
        sentence = None if text is None else sentence_around(text, start, end)
        if sentence is not None:
            found[document, start, end] = sentence
    return found
