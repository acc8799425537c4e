"""The commands of ``innokg``, of which a run imports the one that it was called for."""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from api.cli.commands import COMMANDS, Command


def application(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line for the arguments of one run.

    Of the commands that these do not name it knows what the list of all commands tells.
    """
    made = typer.Typer(
        name="innokg",
        help="A knowledge graph of regional innovation, made from planning documents.",
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    made.callback()(_options)
    # None of the options that come before it has a value.
    chosen = next((word for word in arguments if not word.startswith("-")), None)
    for command in COMMANDS:
        if command.name == chosen:
            _add(made, command)
        else:
            made.command(command.name, help=command.summary)(_not_called)
    return made


def _add(made: typer.Typer, command: Command) -> None:
    found = getattr(import_module(f"api.cli.{command.module}"), command.name)
    if isinstance(found, typer.Typer):
        made.add_typer(found)
    else:
        made.command(command.name, epilog=f"Example: {command.example}")(found)


def _not_called() -> None:
    """Stand for a command in the list of all."""


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"innokg {version('innokg')}")
        raise typer.Exit


def _options(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
