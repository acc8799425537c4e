"""The command ``innokg``."""

import signal
import sys
from types import FrameType

_INTERRUPTED = 128 + signal.SIGINT


def main() -> None:
    """Run the command line and end the process with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        # Imports take up to a second, longer on a busy machine: Ctrl-C is no traceback there either.
        from api.cli.application import application
        from api.cli.failures import exit_code

        run = application(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    sys.exit(exit_code(lambda: run(prog_name="innokg", standalone_mode=False)))


def _terminate(number: int, _: FrameType | None) -> None:
    # An exception instead of sudden death, so that stores are closed and temporary ones removed.
    sys.exit(128 + number)
