"""Running previews: where one answers on this machine, for whoever wants to show a page in it."""

from collections.abc import Iterable
from pathlib import Path

from carepress.local_ports import HOST, is_taken
from carepress.page_files import PageFile

USUAL_PORT = 8000
FOLDER = Path(".preview")
"""The folder in which each running preview has one, named by its port."""


def running_preview() -> str:
    """The address of a preview that runs, with no slash at its end; "" where none does."""
    return next((f"http://{HOST}:{port}" for port in sorted(_ports()) if is_taken(port)), "")


def shown_at(page: PageFile) -> str:
    """The address of a page within a preview."""
    if page.front.status == "draft":
        return f"/drafts/{page.slug}/"
    if page.kind == "strategy":
        return f"/strategies/{page.slug}/"
    return "/" if page.front.template == "home" else f"/{page.slug}/"


def _ports() -> Iterable[int]:
    folders = FOLDER.iterdir() if FOLDER.is_dir() else ()
    return (int(folder.name) for folder in folders if folder.name.isdecimal())
