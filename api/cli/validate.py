"""``innokg validate``: the graph against the ontology's shapes."""

import typer

from api.cli.failures import FAILED
from api.cli.options import Data, open_graph


def validate(data: Data = None) -> int:
    """Check the graph against the SHACL shapes of the ontology; the exit code is 1 where it breaks one."""
    with open_graph(data) as graph:
        report = graph.validate()
    typer.echo(report)
    return FAILED
