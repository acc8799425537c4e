"""The explorer's page and files, and the vocabulary that it asks for."""

import re

import httpx
import pytest

from api.routes import explorer as routes
from ontology.vocabulary import Language
from visual.explorer import explorer_page

built = pytest.mark.skipif(explorer_page() is None, reason="the explorer is not built: run make check")


@built
@pytest.mark.parametrize("address", ["/", "/explore/indicators", "/explore/a/b?c=d"])
def test_each_of_its_addresses_gives_the_page_under_its_own_policy(service: httpx.Client, address: str) -> None:
    answer = service.get(address)

    assert '<div id="app">' in answer.text
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"


@built
def test_its_files_may_be_kept_for_ever(service: httpx.Client) -> None:
    (script,) = re.findall(r'src="(/assets/[^"]+\.js)"', service.get("/").text)

    answer = service.get(script)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert service.get("/assets/none.js").status_code == 404


def test_where_it_was_not_built_its_addresses_lead_to_the_search_without_scripts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unbuilt(language: Language) -> None:  # noqa: ARG001 - the page's signature
        return None

    monkeypatch.setattr(routes, "explorer_page", unbuilt)

    answer = routes.explorer("en")
    assert (answer.status_code, answer.headers["location"]) == (307, "/find?lang=en")


def test_the_vocabulary_names_and_colours_every_class_of_things(service: httpx.Client) -> None:
    found = service.get("/api/vocabulary").json()

    classes = {one["id"]: one for one in found["classes"]}
    assert classes["Incubator"]["label"] == {"zh": "孵化器", "en": "Incubator"}
    assert classes["Incubator"]["broader"] == ["Platform"]
    assert classes["Incubator"]["color"] == classes["Platform"]["color"]
    assert {"Document", "Claim"}.isdisjoint(classes)
    relations = {one["id"]: one for one in found["relations"]}
    assert relations["reliesOn"]["inverse"]["en"] == "supports"
    assert "研发经费投入强度" in {one["label"]["zh"] for one in found["indicators"]}
