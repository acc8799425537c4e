"""The page about algorithms says what the registry says."""

from tests.docs.algorithms import PAGE, page


def test_the_page_is_made_of_the_registry() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
