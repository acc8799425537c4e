"""The explorer: one page for all its addresses, and the files that it loads."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from api.dependencies import PageLanguage
from api.http.headers import EXPLORER_PAGE
from api.pages import page
from visual.explorer import explorer_asset, explorer_page

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
@router.get("/explore/{path:path}", response_class=HTMLResponse)
def explorer(language: PageLanguage) -> Response:
    """Return the explorer's page; where the explorer was not built, lead to the search that needs no script."""
    html = explorer_page(language)
    if html is None:
        return RedirectResponse(f"/find?lang={language}")
    # The page names files of its own build: an old one would ask for files that are gone.
    answer = page(html, policy=EXPLORER_PAGE)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@router.get("/assets/{name}")
async def asset(name: str) -> Response:
    """Return a file that the explorer loads."""
    found = explorer_asset(name)
    if found is None:
        raise HTTPException(404)
    content, media_type = found
    return Response(content, media_type=media_type, headers={"Cache-Control": "public, max-age=31536000, immutable"})
