"""The files of the explorer that a package holds."""

import re

import pytest

from visual.explorer import explorer_asset, explorer_page


@pytest.fixture
def page() -> str:
    built = explorer_page()
    if built is None:
        pytest.skip("the explorer is not built: run make check, or python visual/web/build_hook.py")
    return built


def test_the_page_loads_only_files_that_are_there(page: str) -> None:
    loaded = re.findall(r'(?:src|href)="/assets/([^"]+)"', page)

    assert loaded
    assert all(explorer_asset(name) is not None for name in loaded)
    assert "://" not in page


@pytest.mark.parametrize("name", ["../index.html", "..%2findex.html", "a/b.js", "none.js", "", ".sources", "x" * 200])
def test_nothing_else_can_be_asked_for(name: str) -> None:
    assert explorer_asset(name) is None
