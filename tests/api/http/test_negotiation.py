"""The choice of a media type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.http.negotiation import negotiate
from ontology.errors import NotAcceptableError

OFFERS = ("text/turtle", "application/n-triples", "text/html")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html;level=1;q=0.9, text/turtle;q=0.8", "text/html"),
        ("text/*;q=0.5, application/*", "application/n-triples"),
        ("text/turtle;q=0, */*;q=0.1", "application/n-triples"),
        ("*/*;q=0.9, text/html;q=0.1, application/n-triples;q=0.2", "text/turtle"),
        ("image/png, text/html;q=0.001", "text/html"),
        (" text/html ; q=0.3 , application/n-triples ; q=0.4", "application/n-triples"),
        ("nonsense, text/html", "text/html"),
    ],
)
def test_the_best_liked_offer_is_chosen(accept: str | None, chosen: str) -> None:
    assert negotiate(accept, OFFERS) == chosen


@pytest.mark.parametrize("accept", ["image/png", "text/turtle;q=0", "text/html;q=nan", "*/*;q=0", "text/html;q=2"])
def test_without_an_accepted_offer_there_is_none(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match="text/turtle"):
        negotiate(accept, OFFERS)


@given(st.text(alphabet="*/;,=q01.texhmlu ", max_size=60))
def test_any_header_gives_an_offer_or_a_refusal(accept: str) -> None:
    try:
        assert negotiate(accept, OFFERS) in OFFERS
    except NotAcceptableError:
        assert accept.strip()
