"""``python -m tests.conformance``: which W3C tests innokg passes over HTTP, and which Oxigraph's server does."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.conformance.manifest import GROUPS, cases
from tests.conformance.results import Results, results_of
from tests.conformance.servers import innokg_endpoint, oxigraph_endpoint, oxigraph_program


def main() -> None:
    """Print the table of suites, then the failures."""
    columns: dict[str, Results] = {}
    with tempfile.TemporaryDirectory() as folder, innokg_endpoint(Path(folder) / "graph") as endpoint:
        columns["innokg"] = results_of(endpoint)
    program = oxigraph_program()
    if program:
        with oxigraph_endpoint(program) as endpoint:
            columns["oxigraph"] = results_of(endpoint)
    totals = Counter(case.suite for case in cases())
    write = sys.stdout.write
    write(f"{'suite':26}{'tests':>8}{''.join(f'{name:>10}' for name in columns)}\n")
    groups = [(group, sum(totals[suite] for suite in suites)) for group, suites in GROUPS.items()]
    for suite, total in (*totals.items(), *groups, ("all", totals.total())):
        passed = [results.passed_of(suite) for results in columns.values()]
        write(f"{suite:26}{total:8}{''.join(f'{count:10}' for count in passed)}\n")
    for name, results in columns.items():
        for failed, reason in results.failed.items():
            write(f"{name} fails {failed}: {' '.join(reason.split())[:200]}\n")


if __name__ == "__main__":
    main()
