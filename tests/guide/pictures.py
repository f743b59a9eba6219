"""The pictures of the documentation: the real preview of this site, with a mistake or two, in a real browser."""

import dataclasses
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

import provisions
from preview.previews import Preview
from tiny_project import TinyProject

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
COPIED = ("content", "theme", "pelicanconf.py")

ARTICLE = "content/articles/ecotherapy.md"


@dataclasses.dataclass(frozen=True)
class Picture:
    """A picture: where it is taken, how tall it is, what is changed in which file first, and what is clicked."""

    address: str
    height: int = 800
    edits: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    shown: str = ""
    then: Callable[[Page], None] = lambda page: None  # noqa: ARG005  Most are taken as they are
    status: int = 200


PICTURES: Mapping[str, Picture] = {
    "preview": Picture("/ecotherapy/", shown="No problems"),
    "findings": Picture(
        "/ecotherapy/",
        edits={ARTICLE: ("summary:", "sumary:")},
        shown="is not a key that is known here",
    ),
    "desk": Picture("/-/desk/", height=1000, shown="Counted at"),
    "broken-template": Picture(
        "/",
        height=700,
        edits={"theme/templates/home.html": ("{% block main %}", "{% block main %}\n{% if %}")},
        shown="theme/templates/home.html",
        status=500,
    ),
}


def make(folder: Path = FOLDER) -> int:
    """Take every picture. Returns 0, or 1 where there is no browser."""
    program = provisions.chromium()
    if program is None:
        print("No browser could be had: install Chromium or Chrome, or name one that starts in CHROMIUM.")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with _preview() as preview, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        for name, picture in PICTURES.items():
            taken = _taken(browser.new_page(viewport={"width": 1280, "height": picture.height}), preview, picture)
            Image.open(io.BytesIO(taken)).save(folder / f"{name}.webp", quality=85, method=6)
            print(f"{name}.webp is as it looks now.")
        browser.close()
    return 0


@contextmanager
def _preview() -> Iterator[Preview]:
    """A preview of this site's content, in a folder of its own where mistakes harm nobody."""
    with tempfile.TemporaryDirectory() as folder:
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder) / name)
        project = TinyProject(Path(folder))
        project.add('THEME = "theme"')
        found = Preview(project)
        try:
            found.shows("<main", "/")
            yield found
        finally:
            found.end()


def _taken(page: Page, preview: Preview, picture: Picture) -> bytes:
    former = {path: (preview.project.folder / path).read_text(encoding="utf-8") for path in picture.edits}
    for path, (old, new) in picture.edits.items():
        assert old in former[path], f"{path} does not hold “{old}” any more."
        (preview.project.folder / path).write_text(former[path].replace(old, new, 1), encoding="utf-8")
    if picture.edits:
        preview.shows("", picture.address, status=picture.status)
    page.goto(preview.address.rstrip("/") + picture.address)
    page.get_by_text(picture.shown).locator("visible=true").first.wait_for(timeout=120_000)
    picture.then(page)
    page.evaluate("document.fonts.ready")
    taken = page.screenshot(animations="disabled")
    page.close()
    preview.project.write(former)
    return taken
