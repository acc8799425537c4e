"""Every kind of store, each empty, for the tests of what all of them must do."""

from contextlib import ExitStack

from graph.stores.address import StoreAddress
from graph.stores.opening import open_store
from graph.stores.store import Store
from tests.graph.servers import server

#: The servers that a remote store is tried on.
SERVERS = ("oxigraph", "virtuoso")


class Servers:
    """The servers of one test run; each is started when it is first asked for."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._running: dict[str, StoreAddress] = {}

    def address(self, name: str) -> StoreAddress:
        """Return the address of a server; skip the test where it is not installed."""
        if name not in self._running:
            self._running[name] = self._stack.enter_context(server(name))
        return self._running[name]

    def store(self, name: str) -> Store:
        """Return an empty store on a server."""
        store = open_store(self.address(name))
        store.update("DROP ALL")
        return store

    def stop(self) -> None:
        """Stop all."""
        self._stack.close()
