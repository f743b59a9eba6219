"""The forge: what the editing program asks of a forge such as Gitea, answered from the content folder."""

import dataclasses
import datetime
import hashlib
import hmac
import json
import re
import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from carepress.browser_editor.collection import Collections, collections
from carepress.browser_editor.configuration import BRANCH, PLACE, SHOW, local
from carepress.browser_editor.entry import Unreadable
from carepress.browser_editor.files import Files
from carepress.browser_editor.repository import Repository, is_picture
from carepress.browser_editor.saving import Refused, Saving
from carepress.page_files import page_file
from carepress.room import Answer
from carepress.running_preview import running_preview, shown_at

JSON = "application/json; charset=utf-8"
MANY = 1_000_000_000

_TAB = re.compile(r"/-/([0-9a-f-]{36})(/.*)")
_REPOSITORY = f"/repos/{PLACE}"

Told = Callable[[str], None]


@dataclasses.dataclass(frozen=True)
class Asked:
    """A request: its path, query, authorisation and body, how it is asked, and whether for a window of its own."""

    path: str
    query: str = ""
    authorization: str = ""
    body: bytes = b""
    method: str = "GET"
    is_visit: bool = False


class Forge:
    """Answers the editing program's requests; `told` hears of saves, `offered` knows what can be edited."""

    def __init__(
        self, content: Path, files: Files, name: str, told: Told, offered: Callable[[], Collections] | None = None
    ) -> None:
        self.address = ""
        self._content, self._files, self._name, self._told = content, files, name, told
        self._offered = offered or partial(collections, content)
        self._token = secrets.token_urlsafe(24)
        self._lock = threading.Lock()
        self._repository = Repository(content, self._offered())
        self._saving = Saving(self._repository)

    def unreadable(self) -> Iterable[tuple[str, str]]:
        """Each file that cannot be edited here, with the reason."""
        return self._repository.unreadable()

    def answer(self, asked: Asked) -> Answer:
        """The answer to a request that came from our own pages."""
        found = _TAB.fullmatch(asked.path)
        if not found:
            return self._open(asked)
        if not hmac.compare_digest(asked.authorization, f"token {self._token}"):
            return said(401, "This window belongs to an editor that has ended. Load the page again.")
        with self._lock:
            try:
                return self._inside(asked, found[1], found[2])
            except Refused as why:
                return said(422, str(why))
            except (KeyError, TypeError, ValueError):
                return said(400, "That could not be understood.")
            except OSError as error:
                return said(500, f"The files cannot be read: {error.strerror}.")

    def _open(self, asked: Asked) -> Answer:
        """What needs no token, because it tells nothing that another website could read."""
        if asked.path == "/config.json":
            tab = parse_qs(asked.query).get("tab", [""])[0]
            self._repository = dataclasses.replace(self._repository, collections=self._offered())
            self._saving.repository = self._repository
            config = local(self._repository.collections, self.address, tab, self._name)
            return _json({"token": self._token, "config": config})
        if asked.path.startswith(SHOW):
            return self._shown(f"{unquote(asked.path.removeprefix(SHOW))}.md", is_visit=asked.is_visit)
        return self._files.answer(asked.path)

    def _shown(self, path: str, *, is_visit: bool) -> Answer:
        """The way to a page in the preview; the program itself asks only whether there is one."""
        if self._repository.collection(path) is None or not (self._content / path).is_file():
            return said(404, "There is no such page.")
        preview = running_preview() if is_visit else ""
        if preview:
            return Answer(303, location=preview + shown_at(page_file(self._content, path)))
        return Answer(200, content=b"The preview does not run: start ./invoke preview, and load this again.")

    def _inside(self, asked: Asked, tab: str, path: str) -> Answer:
        if asked.method == "POST":
            return self._order(json.loads(asked.body), tab, path)
        fixed = _FIXED.get(path)
        if fixed is not None:
            return _json(fixed)
        if path == f"{_REPOSITORY}/branches/{BRANCH}":
            return _json({"commit": {"id": self._state(), "message": ""}})
        if path.startswith(f"{_REPOSITORY}/git/trees/"):
            return _json({"tree": self._repository.tree(), "truncated": False})
        if path.startswith(f"{_REPOSITORY}/media/{BRANCH}/"):
            return self._picture(unquote(path.removeprefix(f"{_REPOSITORY}/media/{BRANCH}/")))
        return _json([]) if path == f"{_REPOSITORY}/commits" else said(404, "There is no such thing here.")

    def _order(self, body: Mapping[str, Any], tab: str, path: str) -> Answer:
        if path == f"{_REPOSITORY}/file-contents":
            return _json([self._form(name) for name in body["files"]])
        if path != f"{_REPOSITORY}/contents":
            return said(404, "There is no such thing here.")
        saved = self._saving.save(body["files"], tab)
        if saved:
            self._told(f"Saved {', '.join(saved)}.")
        now = datetime.datetime.now(tz=datetime.UTC).isoformat()
        paths = {change["path"] for change in body["files"]}
        files = [file for file in self._repository.tree() if file["path"] in paths]
        return _json({"commit": {"sha": self._state(), "created": now}, "files": files})

    def _state(self) -> str:
        """The name of the state in which all files are: the program lists them again when it is another."""
        return hashlib.sha256(json.dumps(self._repository.tree()).encode()).hexdigest()

    def _form(self, path: str) -> Mapping[str, Any] | None:
        try:
            return self._repository.form(path) if self._repository.collection(path) else None
        except (Unreadable, FileNotFoundError):
            return None

    def _picture(self, path: str) -> Answer:
        if not is_picture(path) or ".." in path:
            return said(404, "There is no such picture.")
        return Answer(200, "application/octet-stream", (self._content / path).read_bytes())


_FIXED: Mapping[str, Any] = {
    "/version": {"version": "1.24.0"},
    "/user": {"id": 1, "login": "you", "full_name": "You", "email": "", "avatar_url": "", "html_url": ""},
    "/settings/api": {
        "default_paging_num": 10_000,
        "max_response_items": 10_000,
        "default_max_blob_size": MANY,
        "default_max_response_size": MANY,
    },
    _REPOSITORY: {"permissions": {"pull": True, "push": True}, "default_branch": BRANCH, "full_name": PLACE},
}


def said(status: int, sentence: str) -> Answer:
    """An answer that the editor reads in a box of the program, or in the page."""
    return _json({"message": sentence}, status)


def _json(value: Any, status: int = 200) -> Answer:
    return Answer(status, JSON, json.dumps(value, ensure_ascii=False).encode())
