"""The first page shows documents and questions, escaped, in both languages."""

import pytest

from graph.answers import DocumentSummary
from ontology.vocabulary import Language
from tests.visual.elements import Elements
from tests.visual.networks import HOSTILE
from visual.home import home_page


def document(title: str) -> DocumentSummary:
    return DocumentSummary(
        id="yunzhou-14fyp",
        iri="https://w3id.org/innokg/id/document-yunzhou-14fyp",
        title=title,
        source=title,
        entities=41,
        relations=46,
        observations=17,
    )


def test_hostile_titles_and_questions_add_no_element() -> None:
    expected = Elements(home_page(documents=[document("规划")], questions=[("问题", "ASK {}")])).tags
    for text in HOSTILE:
        page = home_page(documents=[document(text)], questions=[(text, text)])
        assert Elements(page).tags == expected


@pytest.mark.parametrize(("language", "heading"), [("zh", "已载入的文献"), ("en", "Loaded documents")])
def test_documents_stand_with_their_counts(language: Language, heading: str) -> None:
    page = home_page(documents=[document("云州市规划")], questions=[], language=language)
    assert heading in page
    assert "云州市规划" in page
    assert Elements(page).texts["td"] == ["41", "46", "17"]


def test_an_empty_store_says_how_to_load() -> None:
    page = home_page(documents=[], questions=[])
    assert "innokg load" in page
    assert "iframe" not in {tag for tag, _ in Elements(page).tags}


def test_questions_keep_their_query() -> None:
    query = 'SELECT ?a WHERE { ?a ?b "x" FILTER(?a < 3 && ?a > 1) }'
    assert query in Elements(home_page(documents=[], questions=[("一个问题", query)])).texts["pre"]
