"""What every process that a service starts owes it: to leave Ctrl-C to it, and to end with it."""

import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread


def leave_interrupts_to_the_service() -> None:
    """Ignore Ctrl-C, which goes to every process of a terminal: the service decides what follows."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_with(connection: Connection) -> None:
    """End this process, whatever it is doing, once the other end of a connection closes or says anything.

    A service that is killed cannot stop its processes, and one that computes does not look at its connection.
    """
    Thread(target=_await_end, args=(connection,), daemon=True).start()


def _await_end(connection: Connection) -> None:
    with suppress(EOFError, OSError):
        connection.poll(None)
    os._exit(0)
