"""The command ``innokg``."""

import signal
import sys
from types import FrameType

from api.cli.application import application
from api.cli.failures import exit_code


def main() -> None:
    """Run the command line and end the process with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    sys.exit(exit_code(lambda: application(prog_name="innokg", standalone_mode=False)))


def _terminate(number: int, _: FrameType | None) -> None:
    # An exception instead of sudden death, so that stores are closed and temporary ones removed.
    sys.exit(128 + number)
