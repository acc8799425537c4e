"""How the command line ends: one sentence on standard error and an exit code, never a traceback."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import typer
from rich.cells import cell_len

from ontology.errors import InnokgError, QuerySyntaxError

FAILED = 1
MISUSED = 2
INTERRUPTED = 130


def exit_code(run: Callable[[], object]) -> int:
    """Run a command and return its exit code, saying on standard error what failed.

    1 stands for a foreseen failure, 2 for a command line that cannot be understood, 130 for Ctrl-C.
    """
    try:
        result = run()
    except InnokgError as error:
        return _fail(str(error), FAILED)
    except typer.TyperException as error:
        return _fail(_usage(error), MISUSED)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has gone; Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _fail(f"{error.filename or 'A file'} cannot be used: {error.strerror or error}.", FAILED)
    return result if isinstance(result, int) else 0


def complain(sentence: str) -> None:
    """Print a sentence to standard error."""
    sys.stderr.write(f"innokg: {sentence}\n")
    sys.stderr.flush()


def about(path: Path, sentence: str) -> str:
    """Return a sentence about a file with the file's path before it, unless it names the path itself.

    >>> about(Path("plans/a.txt"), "a.txt is empty.")
    'plans/a.txt: a.txt is empty.'
    """
    return sentence if str(path) in sentence else f"{path}: {sentence}"


def point(query: str, error: QuerySyntaxError) -> str:
    r"""Return a syntax error's sentence, the line of the query that it is in and a caret under the place.

    Chinese characters are two columns wide on a terminal, which the caret allows for.

    >>> print(point("SELECT *\nWHER {}", QuerySyntaxError("No.", line=2, column=3)))
    No.
      WHER {}
        ^
    """
    lines = query.splitlines()
    if error.line is None or error.column is None or not 1 <= error.line <= len(lines):
        return str(error)
    line = lines[error.line - 1].replace("\t", " ")
    return f"{error}\n  {line}\n  {' ' * cell_len(line[: error.column - 1])}^"


def _fail(sentence: str, code: int) -> int:
    complain(sentence)
    return code


def _usage(error: typer.TyperException) -> str:
    # "Did you mean 'load'?" ends with its own mark, after which another was put.
    message = getattr(error, "format_message", lambda: str(error))().removesuffix(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "innokg"
    ended = message if message.endswith("?") else f"{message.rstrip('.')}."
    return f"{ended} See '{command} --help'."
