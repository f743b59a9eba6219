"""Saving: what came back from a form takes its place in the files, or is refused with the reason."""

import base64
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import PIL
import PIL.Image

from carepress.addresses import is_slug
from carepress.browser_editor.collection import Collection
from carepress.browser_editor.entry import BODY, EMPTY_PAGE, Entry, Unreadable, entry
from carepress.browser_editor.filling import filled
from carepress.browser_editor.repository import FORMER, KINDS, STATE, Repository, is_page, is_picture
from carepress.browser_editor.yaml_patch import Unpatchable, without_empty
from carepress.file_replacement import create, replace
from carepress.front_matter import FrontMatter
from carepress.page_files import kind_of

MAX_PICTURE = 10_000_000
MAX_POINTS = 60_000_000

Change = dict[str, Any]


class Refused(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why nothing was saved, in words for the editor."""


class Saving:
    """Saves what windows of the browser send for the files of a repository."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def save(self, changes: Sequence[Change], tab: str) -> list[str]:
        """Write the files of one save; gives the paths of those that changed. Raises Refused before it writes any."""
        planned = [(change["path"], *self._planned(change, tab)) for change in changes]
        for path, former, content in sorted(planned, key=lambda plan: not is_picture(plan[0])):
            self._write(path, former, content)
        for change, (path, _, content) in zip(changes, planned, strict=True):
            if not is_picture(path):
                form = _form(change)
                self.repository.states.saved(tab, path, str(form.get(FORMER)), str(form.get(STATE)), content)
        return [path for path, former, content in planned if former != content]

    def _write(self, path: str, former: bytes | None, content: bytes) -> None:
        try:
            if former is None:
                create(self.repository.content / path, content)
            elif former != content:
                replace(self.repository.content / path, content)
        except FileExistsError:
            raise Refused(_taken(path)) from None
        except OSError as error:
            raise Refused(f"“{path}” cannot be written: {error.strerror}. Your text is still in this window.") from None

    def _planned(self, change: Change, tab: str) -> tuple[bytes | None, bytes]:
        """What a file holds now, and what it is to hold."""
        path, operation = change["path"], change.get("operation")
        if operation not in {"create", "update"} or change.get("from_path", path) not in {path, None, ""}:
            raise Refused(
                "Pages are not renamed or removed here, because links and readers would lose them. Ask somebody who"
                " works with the files: ./invoke move does both."
            )
        target = self._target(path, is_new=operation == "create")
        content = base64.b64decode(change.get("content") or "")
        if is_picture(path):
            return None, _picture(path, content)
        former = target.read_bytes() if operation == "update" else None
        return former, self._entry(path, former, _form(change), tab)

    def _new_page(self, path: str) -> Entry:
        """A page that says nothing yet; its text is compared with the outline that the editor was given."""
        collection = self.repository.collection(path)
        return EMPTY_PAGE.with_values({BODY: collection.outline if collection else ""})

    def _target(self, path: str, *, is_new: bool) -> Path:
        target = self.repository.content / path
        inside = target.resolve().is_relative_to(self.repository.content.resolve())
        if not inside or not (self.repository.collection(path) or is_picture(path)):
            raise Refused(f"“{path}” is not among the files that can be edited here.")
        if is_new and target.exists():
            raise Refused(_taken(path))
        if is_new and not is_slug(PurePosixPath(path).stem) and not is_picture(path):
            raise Refused(f"“{path}” cannot be the name of a page: give it a title with letters or digits.")
        if not is_new and not target.is_file():
            raise Refused(f"“{path}” is no longer there. Copy your text, load this page again, and make it anew.")
        return target

    def _entry(self, path: str, former: bytes | None, answers: dict[str, Any], tab: str) -> bytes:
        states = self.repository.states
        if former is not None and states.latest(tab, path, str(answers.get(FORMER))) != states.name(path, former):
            raise Refused(
                f"“{path}” was changed outside this window since you opened it, so your text was not saved over it."
                " Copy what you wrote, load this page again, and put it in there."
            )
        try:
            current = entry(former, is_page=is_page(path)) if former is not None else self._new_page(path)
            return _written(current, answers, self.repository.collection(path), path).content
        except Unreadable as why:
            raise Refused(f"“{path}” cannot be saved: {why}.") from None
        except Unpatchable:
            raise Refused(
                f"“{path}” could not be changed without harm to the rest of it. Copy what you wrote, and ask somebody"
                " who works with the files to put it in."
            ) from None


def _form(change: Change) -> dict[str, Any]:
    found = json.loads(base64.b64decode(change["content"]))
    if not isinstance(found, dict):
        raise TypeError
    return found


def _written(current: Entry, answers: dict[str, Any], collection: Collection | None, path: str) -> Entry:
    body = answers.pop(BODY, "") if is_page(path) else ""
    former = {key: value for key, value in current.values.items() if key != BODY}
    values = without_empty(filled(former, answers, collection.fields if collection else ())) or {}
    # What was wrong before is told by the check; it keeps nobody from saving something else.
    known = {*_faults(collection, former, current.body or body, path)}
    if faults := [fault for fault in _faults(collection, values, body, path) if fault not in known]:
        raise Refused(" ".join(part for fault in faults for part in fault))
    if is_page(path):
        keys = [*FrontMatter.model_fields, *values]
        values = {key: values[key] for key in keys if key in values} | {BODY: body}
    return current.with_values(values)


def _faults(collection: Collection | None, values: dict[str, Any], body: str, path: str) -> Iterator[tuple[str, str]]:
    if collection:
        yield from collection.faults(values)
    if is_page(path) and kind_of(path) == "article" and "date" not in values:
        yield "“date” is missing.", "Say on which day the article is published."
    if is_page(path) and not body.strip():
        yield "The page has no text.", "Write its text."


def _taken(path: str) -> str:
    return f"“{path}” is there already, and stays as it is: give yours another name."


def _picture(path: str, content: bytes) -> bytes:
    """A picture's bytes, once it is clear that they are those of a picture of the kind that its name says."""
    if len(content) > MAX_PICTURE:
        raise Refused(f"“{path}” has more than {MAX_PICTURE // 1_000_000} MB. Save it smaller, and add it again.")
    kind = KINDS[PurePosixPath(path).suffix.lower()]
    try:
        with PIL.Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MAX_POINTS:
                raise Refused(f"“{path}” has too many points. Save it smaller, and add it again.")
            picture.verify()
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
        raise Refused(f"“{path}” is no {kind} picture, whatever its name says. Save it anew as one.") from None
    return content
