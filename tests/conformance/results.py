"""Which cases an endpoint passes."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.conformance.endpoint import Endpoint
from tests.conformance.manifest import GROUPS, cases
from tests.conformance.runner import run


@dataclass(frozen=True, slots=True)
class Results:
    """The names of the cases that passed, and of those that failed with the reason."""

    passed: tuple[str, ...]
    failed: Mapping[str, str]

    def passed_of(self, suite: str) -> int:
        """Return how many cases of a suite or a group of suites passed, of all suites for ``all``."""
        suites = GROUPS.get(suite, (suite,))
        return sum(suite == "all" or name.partition("/")[0] in suites for name in self.passed)


def results_of(endpoint: Endpoint) -> Results:
    """Run every case; whatever a case raises is its failure."""
    passed, failed = [], {}
    for case in cases():
        try:
            run(case, endpoint)
        except Exception as error:  # noqa: BLE001 - another server may answer with anything
            failed[case.name] = f"{type(error).__name__}: {error}"
        else:
            passed.append(case.name)
    return Results(tuple(passed), failed)
