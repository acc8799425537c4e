"""The plain first page."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import Configuration, Graph, PageLanguage
from api.headers import SCRIPTED_PAGE
from api.pages import page
from api.questions import example_questions
from visual.home import home_page

router = APIRouter(tags=["pages"])


@router.get("/home", summary="The plain first page", response_class=HTMLResponse)
def home(graph: Graph, settings: Configuration, language: PageLanguage) -> HTMLResponse:
    """Return the page that a newcomer starts from."""
    questions = example_questions(language, settings.base_iri)
    return page(home_page(documents=graph.documents(), questions=questions, language=language), policy=SCRIPTED_PAGE)
