"""Environment variables to settings."""

from pathlib import Path

import pytest

from api.settings import read_settings
from ontology.errors import SettingsError


def test_without_variables_the_defaults_hold() -> None:
    settings = read_settings({})

    assert settings.data == Path("innokg-data")
    assert settings.namespaces.thing("x") == "https://w3id.org/innokg/id/x"


def test_variables_name_the_directory_and_the_base() -> None:
    settings = read_settings({"INNOKG_DATA": "/srv/graph", "INNOKG_BASE_IRI": "https://kg.example.org/"})

    assert settings.data == Path("/srv/graph")
    assert settings.namespaces.thing("x") == "https://kg.example.org/id/x"


def test_variables_limit_queries() -> None:
    limits = read_settings(
        {
            "INNOKG_QUERY_TIMEOUT": "2.5",
            "INNOKG_QUERY_MEMORY_MB": "512",
            "INNOKG_QUERY_RESULT_MB": "8",
            "INNOKG_QUERY_WORKERS": "4",
            "INNOKG_QUERY_QUEUE": "0",
            "INNOKG_SERVICE_ALLOW": "Sparql.example, b.example",
        }
    ).query_limits

    assert (limits.seconds, limits.memory, limits.largest) == (2.5, 512 * 2**20, 8 * 2**20)
    assert (limits.workers, limits.waiting) == (4, 0)
    assert limits.services == {"sparql.example", "b.example"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INNOKG_QUERY_TIMEOUT", "soon"),
        ("INNOKG_QUERY_TIMEOUT", "nan"),
        ("INNOKG_QUERY_TIMEOUT", "0"),
        ("INNOKG_QUERY_MEMORY_MB", "1.5"),
        ("INNOKG_QUERY_WORKERS", "0"),
        ("INNOKG_QUERY_QUEUE", "-1"),
        ("INNOKG_SERVICE_ALLOW", "http://a.example/"),
        ("INNOKG_SERVICE_ALLOW", "*"),
    ],
)
def test_limits_that_cannot_be_used_are_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


def test_a_base_that_is_no_iri_is_refused_by_name() -> None:
    with pytest.raises(SettingsError, match="INNOKG_BASE_IRI"):
        read_settings({"INNOKG_BASE_IRI": "kg"})


def test_the_token_is_read_and_never_shown() -> None:
    token = "a-token"  # noqa: S105 - of no service
    settings = read_settings({"INNOKG_ADMIN_TOKEN": token})

    assert settings.admin_token == token
    assert token not in repr(settings)
    assert read_settings({"INNOKG_ADMIN_TOKEN": ""}).admin_token is None
