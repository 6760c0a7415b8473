"""A line to a server that can lose the next answer."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class DeafLine:
    """Carries bytes to the server at `uri` and back; once `deaf` is set it drops and cuts."""

    def __init__(self, uri: str) -> None:
        self.deaf = threading.Event()
        self._port = int(uri.rpartition(":")[2])
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> DeafLine:
        _quietly(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            client = self._listener.accept()[0]
            server = socket.create_connection(("127.0.0.1", self._port))
            _quietly(lambda a=client, b=server: self._carry(a, b, answers=False))
            _quietly(lambda a=server, b=client: self._carry(a, b, answers=True))

    def _carry(self, source: socket.socket, target: socket.socket, *, answers: bool) -> None:
        while data := source.recv(65536):
            if answers and self.deaf.is_set():
                self.deaf.clear()
                break
            target.sendall(data)
        for end in (source, target):
            end.close()


def _quietly(work: Callable[[], None]) -> None:
    """Run in the background; a closed line is no news."""

    def quiet() -> None:
        with suppress(OSError):
            work()

    threading.Thread(target=quiet, daemon=True).start()
