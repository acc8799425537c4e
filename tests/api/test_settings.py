"""Environment variables to settings."""

from pathlib import Path

import pytest

from api.settings import read_settings
from graph.algorithms.limits import AlgorithmLimits
from graph.stores.address import StoreAddress
from loaders.reading.limits import MEGABYTE, Limits
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


def test_variables_limit_updates_and_requests() -> None:
    settings = read_settings(
        {
            "INNOKG_UPDATE_TIMEOUT": "2.5",
            "INNOKG_UPDATE_MEMORY_MB": "512",
            "INNOKG_UPDATE_QUEUE": "4",
            "INNOKG_QUERY_SIZE_MB": "2",
            "INNOKG_UPDATE_SIZE_MB": "3",
            "INNOKG_UPLOAD_SIZE_MB": "5",
            "INNOKG_UPLOAD_TRIPLES": "6",
            "INNOKG_REQUEST_TIMEOUT": "7.5",
            "INNOKG_CONNECTIONS": "8",
        }
    )

    assert (settings.update_limits.seconds, settings.update_limits.memory) == (2.5, 512 * 2**20)
    limits = settings.request_limits
    assert (limits.query, limits.update, limits.upload) == (2 * 2**20, 3 * 2**20, 5 * 2**20)
    assert (limits.upload_triples, limits.seconds, limits.connections, limits.writers) == (6, 7.5, 8, 4)


def test_variables_limit_algorithms() -> None:
    limits = read_settings(
        {
            "INNOKG_ALGORITHM_AT_ONCE": "0.5",
            "INNOKG_ALGORITHM_TIMEOUT": "5",
            "INNOKG_ALGORITHM_MEMORY_MB": "512",
            "INNOKG_ALGORITHM_JOBS": "2",
            "INNOKG_ALGORITHM_QUEUE": "3",
        }
    ).algorithm_limits

    assert limits == AlgorithmLimits(effort=5e5, seconds=5, memory_mb=512, running=2, waiting=3)


def test_variables_limit_what_is_read() -> None:
    settings = read_settings(
        {
            "INNOKG_READ_FILE_MB": "1",
            "INNOKG_READ_UNPACKED_MB": "2",
            "INNOKG_READ_WORKBOOK_MB": "3",
            "INNOKG_READ_CHARACTERS": "4",
            "INNOKG_READ_PAGES": "5",
            "INNOKG_READ_ROWS": "6",
            "INNOKG_READ_CELLS": "7",
            "INNOKG_READ_STATEMENTS": "8",
            "INNOKG_READ_CLAIMS": "10",
            "INNOKG_READ_TIMEOUT": "9.5",
        }
    )

    assert settings.reading_limits == Limits(
        file_bytes=MEGABYTE,
        unpacked_bytes=2 * MEGABYTE,
        workbook_bytes=3 * MEGABYTE,
        characters=4,
        pages=5,
        rows=6,
        cells=7,
        statements=8,
        claims=10,
    )
    assert settings.reading_timeout == 9.5
    assert read_settings({}).reading_timeout is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INNOKG_READ_FILE_MB", "0"),
        ("INNOKG_READ_CHARACTERS", "many"),
        ("INNOKG_READ_TIMEOUT", "0.5"),
        ("INNOKG_QUERY_TIMEOUT", "soon"),
        ("INNOKG_QUERY_TIMEOUT", "nan"),
        ("INNOKG_QUERY_TIMEOUT", "0"),
        ("INNOKG_QUERY_MEMORY_MB", "1.5"),
        ("INNOKG_QUERY_WORKERS", "0"),
        ("INNOKG_QUERY_QUEUE", "-1"),
        ("INNOKG_SERVICE_ALLOW", "http://a.example/"),
        ("INNOKG_SERVICE_ALLOW", "*"),
        ("INNOKG_UPDATE_TIMEOUT", "0"),
        ("INNOKG_UPLOAD_SIZE_MB", "0"),
        ("INNOKG_REQUEST_TIMEOUT", "never"),
        ("INNOKG_CONNECTIONS", "0"),
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


def test_the_store_is_a_directory_or_the_address_of_a_server() -> None:
    assert read_settings({"INNOKG_STORE": "graph", "INNOKG_DATA": "other"}).location() == Path("graph")
    assert read_settings({"INNOKG_STORE": "http://a.example/sparql"}).location("graph") == Path("graph")
    set_all = {
        "INNOKG_STORE": "https://u:p%40ss@a.example/repositories/k",
        "INNOKG_STORE_UPDATE": "https://a.example/repositories/k/statements",
        "INNOKG_STORE_TIMEOUT": "5",
    }
    address = read_settings(set_all).location()
    assert isinstance(address, StoreAddress)
    assert (address.query, address.user, address.password) == ("https://a.example/repositories/k", "u", "p@ss")
    assert (address.update, address.timeout) == ("https://a.example/repositories/k/statements", 5)
    assert "ss" not in repr(read_settings(set_all)).replace("address", "")


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", "1e9"])
def test_a_timeout_that_is_no_number_of_seconds_is_refused(seconds: str) -> None:
    with pytest.raises(SettingsError, match="INNOKG_STORE_TIMEOUT"):
        read_settings({"INNOKG_STORE_TIMEOUT": seconds})
