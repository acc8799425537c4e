"""The network around a thing as a page."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.dependencies import Depth, Graph, Limit, PageLanguage, check_identifier
from api.headers import SCRIPTED_PAGE
from api.pages import page
from api.routes.network import Focus
from visual.page import network_page

router = APIRouter(prefix="/view", tags=["pages"])

TITLES = {"zh": "区域创新知识图谱", "en": "Regional innovation"}


@router.get("", summary="The network around a thing as a page", response_class=HTMLResponse)
def view(
    graph: Graph, language: PageLanguage, focus: Focus = None, depth: Depth = 1, limit: Limit = 200
) -> HTMLResponse:
    """Return a page that draws the network around a thing, or without one the best connected things."""
    if focus is None:
        network = graph.network(limit=limit)
        title = TITLES[language]
    else:
        network = graph.neighbourhood(check_identifier(focus), depth=depth, limit=limit)
        title = next((node.label for node in network.nodes if node.id == network.focus), TITLES[language])
    html = network_page(network, title=title, language=language, entity_url="/id/", home_url=f"/?lang={language}")
    return page(html, policy=SCRIPTED_PAGE)
