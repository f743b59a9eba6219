"""Local ports: where servers for this machine's own browser listen."""

import contextlib
import socket
from collections.abc import Callable
from typing import TypeVar

HOST = "127.0.0.1"
LAST_PORT = 65_000
PORTS_TRIED = 100

Server = TypeVar("Server")


def no_port(port: int) -> str:
    """What is wrong with the number of a port, in one sentence, or ""."""
    return "" if 0 <= port <= LAST_PORT else f"{port} is no port: take one from 1024 to {LAST_PORT}."


def on_free_port(port: int, start: Callable[[int], Server]) -> Server:
    """What starts on the port, or on the next one that is free; OSError where none is."""
    for tried in range(port, port + PORTS_TRIED):
        if not is_taken(tried):
            with contextlib.suppress(OSError):
                return start(tried)
    raise OSError(f"No port from {port} to {port + PORTS_TRIED - 1} is free: name another with --port.")


def is_taken(port: int) -> bool:
    """Whether somebody answers there: some systems let a port be bound that another server has for all addresses."""
    with contextlib.suppress(OSError, OverflowError), socket.create_connection((HOST, port), timeout=0.5):
        return True
    return False
