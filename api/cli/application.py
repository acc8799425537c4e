"""The commands of ``innokg``."""

from importlib.metadata import version
from typing import Annotated

import typer

from api.cli import demo, export, extract, load, quarantine, query, serve, validate, view

application = typer.Typer(
    name="innokg",
    help="A knowledge graph of regional innovation, made from planning documents.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"innokg {version('innokg')}")
        raise typer.Exit


@application.callback()
def _options(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


application.command("extract")(extract.extract)
application.command("load")(load.load)
application.command("quarantine")(quarantine.quarantine)
application.command("serve")(serve.serve)
application.command("demo")(demo.demo)
application.command("query")(query.query)
application.command("view")(view.view)
application.command("export")(export.export)
application.command("validate")(validate.validate)
