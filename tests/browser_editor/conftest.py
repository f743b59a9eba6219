"""What tests of the browser editor share: a small site, and its editor, asked as the editing program asks it."""

import base64
import dataclasses
import json
import threading
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import tiny_site
from carepress.browser_editor.files import Files
from carepress.browser_editor.forge import Forge
from carepress.browser_editor.server import EditorServer

SLEEP = """\
---
title: Sleep and worry # the title
date: 2026-01-02
summary: "How to rest."
strategies: [rest]
unknown: kept
---

Good *nights* are [help](../pages/help.md) [@one].

/// urgent | Call if:
- you cannot rest
///
"""
STRATEGIES = "strategies:\n- id: rest\n  name: Resting\n- id: talk\n  name: Talking\n"
FILES = {
    "articles/sleep.md": SLEEP,
    "pages/help.md": "---\ntitle: Help\n---\n\nHelp.\n",
    "data/strategies.yaml": STRATEGIES,
    "articles/old.md": "Title: Old\nDate: 2020-01-01\n\nOld.\n",
}


@dataclasses.dataclass
class Window:
    """One window of the browser: what the editing program in it would ask, without the program."""

    address: str
    content: Path

    def __post_init__(self) -> None:
        self.tab = str(uuid.uuid4())
        self.token = self.config["token"]
        self.forms: dict[str, dict[str, Any]] = {}

    @property
    def config(self) -> Mapping[str, Any]:
        """The configuration for this window, with the token."""
        return json.loads(self.ask(f"/config.json?tab={self.tab}", inside=False)[1])

    def ask(
        self, path: str, body: Any = None, *, inside: bool = True, token: str | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """Status and content of an answer, inside what needs the token or outside."""
        if inside:
            headers["Authorization"] = f"token {self.token if token is None else token}"
            path = f"/-/{self.tab}{path}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data=data, headers=headers)  # noqa: S310  It is http
        try:
            with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310  The same
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def open(self, path: str) -> dict[str, Any]:
        """The form of a file."""
        answer = self.ask("/repos/this/computer/file-contents?ref=main", {"files": [path]})
        (found,) = json.loads(answer[1])
        self.forms[path] = json.loads(base64.b64decode(found["content"]))
        return self.forms[path]

    def save(self, path: str, operation: str = "update", **answers: Any) -> str:
        """Save a form with some answers changed; gives "" or what the editor is told instead."""
        form = self.forms.get(path, {}) | answers
        name = {"carepress_former": form.get("carepress_state"), "carepress_state": str(uuid.uuid4())}
        return self.send(path, json.dumps(form | name).encode(), operation)

    def send(self, path: str, content: bytes, operation: str = "create", **more: str) -> str:
        """Send a file; gives "" or what the editor is told instead."""
        file = {"path": path, "operation": operation, "content": base64.b64encode(content).decode(), **more}
        status, said = self.ask("/repos/this/computer/contents", {"files": [file]})
        return "" if status == 200 else str(json.loads(said)["message"])

    def text(self, path: str) -> str:
        """What a file of the content holds."""
        return (self.content / path).read_bytes().decode()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content folder of a small site."""
    tiny_site.write(FILES, tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def told() -> list[str]:
    """What the terminal was told."""
    return []


@pytest.fixture
def new_window(content: Path, told: list[str]) -> Iterator[Callable[[], Window]]:
    """A function that opens a window on the editor of the small site."""
    forge = Forge(content, Files(content), "Tiny", told.append)
    with EditorServer(0, forge) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield lambda: Window(forge.address, content)
        server.shutdown()
        thread.join()


@pytest.fixture
def window(new_window: Callable[[], Window]) -> Window:
    """A window on the editor of the small site."""
    return new_window()
