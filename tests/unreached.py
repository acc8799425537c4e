"""A host that nothing may reach."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def unreached() -> Iterator[str]:
    """Give the address of a host of this machine; fail where anything has connected to it by the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as host:
        host.settimeout(0)
        yield f"http://127.0.0.1:{host.getsockname()[1]}/"
        # What was asked for has its answer by now, and the kernel takes a connection before anyone accepts it.
        with pytest.raises(BlockingIOError):
            host.accept()
