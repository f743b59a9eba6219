"""States: names of what a file held, so that a form from which it has moved on is never saved over it."""

import hashlib
import secrets


class States:
    """Names for the states of files while one server runs, and how each window of the browser goes on from them.

    A window keeps the name of the state that it was given until it loads the page again, although it saves several
    times: what it saved follows for it, and for no other window. The name that a form gets when it is saved is of use
    to all windows, as the program keeps that form and shows it in the next one.
    """

    def __init__(self) -> None:
        self._salt = secrets.token_hex(8)  # so that no browser goes on from what it kept of an earlier server
        self._saves: dict[str, int] = {}
        self._follows: dict[tuple[str, str, str], str] = {}

    def name(self, path: str, content: bytes) -> str:
        """The name of a file's present state; what we save has another one each time, even if the content returns."""
        known = f"{self._salt} {path} {self._saves.get(path, 0)} ".encode()
        return hashlib.sha256(known + content).hexdigest()

    def saved(self, window: str, path: str, former: str, form: str, content: bytes) -> None:
        """A window has saved what came of a state; `form` is the name that its form has from now on."""
        self._saves[path] = self._saves.get(path, 0) + 1
        name = self.name(path, content)
        self._follows[window, path, former] = name
        self._follows["", path, form] = name

    def latest(self, window: str, path: str, name: str) -> str:
        """The state that a window knows when it speaks of one that it was given or has saved."""
        while following := self._follows.get(("", path, name)) or self._follows.get((window, path, name)):
            name = following
        return name
