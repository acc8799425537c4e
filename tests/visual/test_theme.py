"""The colours of the pages can be read, in light and dark: the contrasts that WCAG 2.2 asks for at level AA."""

import re
from importlib.resources import files

import pytest

from visual.assets import appearance

_THEME = files("visual").joinpath("templates", "theme.css").read_text("utf-8")
TEXT, SHAPE = 4.5, 3.0  # success criteria 1.4.3 and 1.4.11
_GROUNDS = ("ground", "surface", "raised")


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by name: the dark ones stand over the light ones."""
    light, dark = _THEME.split("@media screen and (prefers-color-scheme: dark)", 1)
    texts = (light,) if scheme == "light" else (light, dark)
    return {name: value for text in texts for name, value in re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text)}


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 for black and 1 for white."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "error"])
@pytest.mark.parametrize("ground", _GROUNDS)
def test_texts_can_be_read(scheme: str, ink: str, ground: str) -> None:
    known = colours(scheme)
    assert contrast(known[ink], known[ground]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_can_be_read(scheme: str) -> None:
    known = colours(scheme)
    assert contrast(known["accent-ink"], known["accent"]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_the_borders_of_controls_can_be_seen(scheme: str, ground: str) -> None:
    known = colours(scheme)
    assert contrast(known["control"], known[ground]) >= SHAPE


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", appearance())
def test_the_shapes_of_classes_can_be_seen(scheme: str, kind: str) -> None:
    assert contrast(appearance()[kind]["color"], colours(scheme)["ground"]) >= SHAPE


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
