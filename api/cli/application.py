"""The commands of ``innokg``."""

from importlib.metadata import version
from typing import Annotated

import typer

from api.cli import (
    algorithm,
    backup,
    chain,
    demo,
    diff,
    documents,
    export,
    extract,
    ladder,
    ledger,
    load,
    match,
    mcp,
    partners,
    quarantine,
    query,
    restore,
    review,
    serve,
    structure,
    validate,
    view,
)

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


# Each command with an example that its help ends with.
_COMMANDS = (
    (extract.extract, "innokg extract plan.txt > facts.json"),
    (load.load, "innokg load plan.txt more-plans/ --data graph"),
    (documents.documents, "innokg documents --data graph --region 涪陵区"),
    (documents.delete, "innokg delete fuling-14fyp --data graph"),
    (quarantine.quarantine, "innokg quarantine --data graph"),
    (serve.serve, "innokg serve --data graph --port 8000"),
    (demo.demo, "innokg demo --no-browser"),
    (query.query, "innokg query --data graph 'SELECT ?x { ?x a ?class }'"),
    (view.view, "innokg view --data graph --focus region-500102 --out fuling.html"),
    (chain.chain, "innokg chain 中医药 --region 南川区 --data graph"),
    (partners.partners, "innokg partners --firm 太极集团 --data graph"),
    (structure.structure, "innokg structure 1+2+8+N --data graph"),
    (structure.policies, "innokg policies 重庆市科技创新“十四五”规划 --data graph"),
    (diff.diff, "innokg diff fuling-14fyp jiangjin-14fyp --part figures --data graph"),
    (diff.similar, "innokg similar 太极集团 --data graph"),
    (algorithm.algorithm, "innokg algorithm pagerank --data graph --limit 10"),
    (ledger.ledger, "innokg ledger 研发投入强度 --region 涪陵区 --region 江津区 --data graph"),
    (ledger.indicators, "innokg indicators 专利 --data graph"),
    (ladder.ladder, "innokg ladder --region 南川区 --data graph"),
    (match.match, "innokg match firms.csv --column 企业名称 --region 重庆市 --data graph"),
    (mcp.mcp, "innokg mcp --data graph"),
    (export.export, "innokg export --data graph --format turtle --out graph.ttl"),
    (backup.backup, "innokg backup --data graph --out backups/"),
    (restore.restore, "innokg restore backups/innokg-20300101T000000Z.tar --data new-graph"),
    (validate.validate, "innokg validate --data graph"),
)
for _command, _example in _COMMANDS:
    application.command(_command.__name__, epilog=f"Example: {_example}")(_command)
application.add_typer(review.commands)
