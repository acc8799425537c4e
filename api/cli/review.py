"""``innokg review``: accept, reject and correct what was read, and say what is the same."""

import getpass
import json
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from graph.reviews.open_reviews import open_items
from graph.reviews.reviews import Reviews
from ontology.correction import Correction, ThingChoice
from ontology.entity import EntityType
from ontology.errors import RequestError
from ontology.judgement import Verdict
from ontology.observation import Comparator, FigureKind
from ontology.review import ClaimReview, Decision, Review

review = typer.Typer(
    name="review",
    help="Accept, reject and correct what was read.\n\nSay what is the same, too; every decision can be undone.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Claim = Annotated[str, typer.Argument(metavar="ID", help="Id of a claim or judgement, as 'innokg review list' has it.")]
First = Annotated[str, typer.Argument(metavar="A", help="Id of a thing, or the name of one.")]
Second = Annotated[str, typer.Argument(metavar="B", help="Id of another thing, or the name of one.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the system's user.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
Needed = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it does not hold.")]


@review.command("list", epilog="Example: innokg review list --data graph")
def list_open(
    document: Annotated[str | None, typer.Option("--document", metavar="ID", help="Claims of this document.")] = None,
    below: Annotated[float, typer.Option(min=0, max=1, help="List believed claims of less confidence too.")] = 0.0,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """List what waits for a decision: unsure judgements and claims in quarantine, the least sure first."""
    with open_graph(data) as graph:
        doubted = graph.quarantine() if document is None else [graph.document(document).id]
        documents = [one.id for one in graph.documents()] if document is None else doubted
        items = open_items(graph.reviews, doubted=doubted, documents=documents if below else (), below=below)
    if as_json:
        typer.echo(json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=1))
        return
    for item in items:
        typer.echo(f"{item.confidence:.2f} {item.id} {item.statement}: {item.reason}")
    typer.echo(f"{len(items)} to decide about" if items else "Nothing waits for a decision.")


@review.command(epilog="Example: innokg review accept quarantined-plan-0123456789ab --data graph")
def accept(claim: Claim, reason: Reason = "", by: By = None, data: Data = None) -> None:
    """Take a claim for true; one in quarantine comes into the graph's facts."""
    _decide(claim, Decision.ACCEPT, by, reason, data)


@review.command(epilog="Example: innokg review reject claim-plan-0123456789ab --reason '另一园区' --data graph")
def reject(claim: Claim, reason: Needed, by: By = None, data: Data = None) -> None:
    """Take a claim out of the graph's facts, or a judgement out of what merges things."""
    _decide(claim, Decision.REJECT, by, reason, data)


@review.command(epilog="Example: innokg review correct claim-plan-0123456789ab --value 2.7 --data graph")
def correct(
    claim: Claim,
    subject: Annotated[
        str | None, typer.Option(metavar="THING", help="An id or a name; CLASS:NAME brings in a new thing.")
    ] = None,
    predicate: Annotated[str | None, typer.Option(metavar="NAME", help="A relation, such as locatedIn.")] = None,
    thing: Annotated[str | None, typer.Option("--object", metavar="THING", help="As for --subject.")] = None,
    text: Annotated[str | None, typer.Option(help="The value of an attribute.")] = None,
    indicator: Annotated[str | None, typer.Option(help="The name of a figure's indicator.")] = None,
    year: Annotated[int | None, typer.Option(min=1900, max=2200)] = None,
    value: Annotated[str | None, typer.Option(metavar="NUMBER")] = None,
    unit: Annotated[str | None, typer.Option()] = None,
    kind: Annotated[FigureKind | None, typer.Option()] = None,
    comparator: Annotated[Comparator | None, typer.Option()] = None,
    reason: Reason = "",
    by: By = None,
    data: Data = None,
) -> None:
    """Say what is right in place of a claim; what is not given stays as it was read."""
    correction = Correction(
        subject=_choice(subject),
        predicate=predicate,
        object=_choice(thing),
        text=text,
        indicator=indicator,
        year=year,
        value=_number(value),
        unit=unit,
        kind=kind,
        comparator=comparator,
    )
    with open_graph(data) as graph:
        made = graph.reviews.decide(claim, Decision.CORRECT, by=_reviewer(by), reason=reason, correction=correction)
    typer.echo(_line(made))


@review.command(epilog="Example: innokg review same park-a-0123ab park-b-4567cd --data graph")
def same(left: First, right: Second, reason: Reason = "", by: By = None, data: Data = None) -> None:
    """Say that two ids mean one thing, whatever rules say."""
    _judge(left, right, Verdict.SAME, by, reason, data)


@review.command(epilog="Example: innokg review different park-a-0123ab park-b-4567cd --data graph")
def different(left: First, right: Second, reason: Reason = "", by: By = None, data: Data = None) -> None:
    """Say that two ids mean two things, whatever rules say."""
    _judge(left, right, Verdict.DIFFERENT, by, reason, data)


@review.command(epilog="Example: innokg review undo review-0123456789ab --data graph")
def undo(
    review: Annotated[str, typer.Argument(metavar="ID", help="Id of a decision, as 'innokg review log' has it.")],
    reason: Reason = "",
    by: By = None,
    data: Data = None,
) -> None:
    """Take a decision back; the graph's facts are as they were without it, and the log keeps both."""
    with open_graph(data) as graph:
        typer.echo(_line(graph.reviews.undo(review, by=_reviewer(by), reason=reason)))


@review.command(epilog="Example: innokg review log --data graph --json")
def log(data: Data = None, as_json: AsJson = False) -> None:
    """List all decisions, the latest first, those that were undone too."""
    with open_graph(data) as graph:
        reviews = graph.reviews.all()
        missing = graph.reviews.without_claim(reviews)
    if as_json:
        # The web framework's models take some time to import, for which no other command should wait.
        from api.review_models import ReviewAnswer

        answers = [ReviewAnswer.of(one, found=one.id not in missing).model_dump(mode="json") for one in reviews]
        typer.echo(json.dumps(answers, ensure_ascii=False, indent=1))
        return
    for one in reviews:
        typer.echo(_line(one) + (" (without a claim)" if one.id in missing else ""))
    typer.echo(f"{len(reviews)} decisions" if reviews else "Nobody has decided anything.")


def _decide(claim: str, decision: Decision, by: str | None, reason: str, data: str | None) -> None:
    with open_graph(data) as graph:
        reviews = graph.reviews
        decide = reviews.decide_judgement if claim.startswith("judgement-") else reviews.decide
        typer.echo(_line(decide(claim, decision, by=_reviewer(by), reason=reason)))


def _judge(left: str, right: str, verdict: Verdict, by: str | None, reason: str, data: str | None) -> None:
    with open_graph(data) as graph:
        reviews: Reviews = graph.reviews
        one, other = reviews.identifier(left), reviews.identifier(right)
        typer.echo(_line(reviews.judge(one, other, verdict, by=_reviewer(by), reason=reason)))


def _line(review: Review) -> str:
    """Return a decision in a line."""
    what = f"{review.at:%Y-%m-%d %H:%M:%S} {review.id} {review.by}: "
    if isinstance(review, ClaimReview):
        what += f"{review.decision} {review.reference.statement.words}"
        what += f" -> {review.correction.words}" if review.correction else ""
    else:
        what += f"{review.verdict} {review.left_name} ({review.left}) / {review.right_name} ({review.right})"
    what += f" [{review.reason}]" if review.reason else ""
    return what + (f", undone by {review.undone.by} {review.undone.at:%Y-%m-%d %H:%M:%S}" if review.undone else "")


def _reviewer(by: str | None) -> str:
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        raise RequestError("The system has no name for its user: say who decides with --by NAME.") from error


def _choice(text: str | None) -> ThingChoice | None:
    """Read an id or a name, or ``Park:云湖园``: a name with its class before it."""
    if text is None:
        return None
    kind, colon, name = text.partition(":")
    if colon and kind in set(EntityType):
        return ThingChoice(text=name, type=EntityType(kind))
    return ThingChoice(text=text)


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation as error:
        raise RequestError(f"A figure's value is a number, which {text!r} is not.") from error
