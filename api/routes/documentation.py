"""The API's documentation, working without a connection to any other host."""

from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

from api.dependencies import PageLanguage
from api.http.headers import SCRIPTED_PAGE
from api.http.problems import PROBLEMS
from api.pages import page, render

router = APIRouter(include_in_schema=False)

# Every file that pages load, by name: nothing else of the packages can be asked for.
_STATIC = {
    "theme.css": ("visual", "templates/theme.css"),
    "site.css": ("visual", "templates/site.css"),
    "page.css": ("api", "static/page.css"),
    "icon.svg": ("visual", "templates/icon.svg"),
    "documentation.js": ("api", "static/documentation.js"),
    "swagger-ui.css": ("fastapi_swagger", "resources/swagger-ui.css"),
    "swagger-ui-bundle.js": ("fastapi_swagger", "resources/swagger-ui-bundle.js"),
}


@router.get("/docs")
async def docs(language: PageLanguage) -> HTMLResponse:
    """Return the page that shows the OpenAPI document and tries it out."""
    return page(render("documentation.html", language=language), policy=SCRIPTED_PAGE)


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """Return a file that pages load."""
    if name not in _STATIC:
        raise HTTPException(404)
    package, path = _STATIC[name]
    return FileResponse(str(files(package) / path), headers={"Cache-Control": "public, max-age=3600"})


@router.get("/problems/{name}")
async def problem(name: str, language: PageLanguage) -> HTMLResponse:
    """Return what a type of problem means."""
    for kind, known in PROBLEMS.items():
        if known.name == name:
            values = {"title": known.title, "status": known.status, "detail": kind.__doc__ or ""}
            return page(render("problem.html", language=language, **values))
    raise HTTPException(404)
