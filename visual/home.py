"""The first page of the service: search, documents, example questions, and the network."""

from collections.abc import Sequence

from graph.answers import DocumentSummary
from ontology.vocabulary import Language
from visual.assets import appearance, data_block, icon, render, words
from visual.network import class_label


def home_page(
    *, documents: Sequence[DocumentSummary], questions: Sequence[tuple[str, str]], language: Language = "zh"
) -> str:
    """Return the page; ``questions`` are pairs of a title and a SPARQL query.

    Its script asks the service that the page came from: ``/api/search``, ``/sparql``, ``/view`` and ``/id/``.
    """
    texts = words(language)
    kinds = {
        name: {"label": class_label(name, language), "color": style["color"]} for name, style in appearance().items()
    }
    return render(
        "home.html",
        styles=("theme.css", "site.css", "home.css"),
        scripts=("elements.js", "home.js"),
        data=data_block({"words": texts, "classes": kinds, "language": language}),
        language=language,
        words=texts,
        icon=icon(),
        other_language_address=f"/home?lang={'en' if language == 'zh' else 'zh'}",
        documents=documents,
        questions=questions,
    )
