"""The SPARQL 1.1 suites of the W3C against the running service."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.case import Case
from tests.conformance.endpoint import Endpoint
from tests.conformance.manifest import FOLDER, GROUPS, cases
from tests.conformance.results import results_of
from tests.conformance.runner import run
from tests.conformance.servers import oxigraph_endpoint, oxigraph_program

CASES = tuple(cases())
_FILE = Path(__file__).with_name("known_failures.toml")
KNOWN = {name: reason for part in tomllib.loads(_FILE.read_text()).values() for name, reason in part.items()}

needs_suites = pytest.mark.skipif(not CASES, reason=f"the W3C's SPARQL 1.1 suites are not at {FOLDER}")


def parameters() -> Iterator[object]:
    for case in CASES:
        known = KNOWN.get(case.name)
        marks = [pytest.mark.xfail(raises=AssertionError, strict=True, reason=known)] if known else []
        yield pytest.param(case, id=case.name, marks=marks)


@needs_suites
@pytest.mark.parametrize("case", [*parameters()])
def test_the_service_passes(case: Case, endpoint: Endpoint) -> None:
    run(case, endpoint)


@needs_suites
def test_every_known_failure_is_a_test_of_the_suites() -> None:
    assert set(KNOWN) <= {case.name for case in CASES}


@needs_suites
@pytest.mark.skipif(oxigraph_program() is None, reason="PyPI's package oxigraph, with its server, is not installed")
def test_in_every_group_at_least_as_many_pass_as_over_the_server_of_oxigraph() -> None:
    program = oxigraph_program()
    assert program is not None
    with oxigraph_endpoint(program) as endpoint:
        theirs = results_of(endpoint)

    # That each of ours passes but for the known ones, the other test has seen.
    for group, suites in GROUPS.items():
        ours = sum(case.suite in suites and case.name not in KNOWN for case in CASES)
        assert ours >= sum(map(theirs.passed_of, suites)) > 0, group
