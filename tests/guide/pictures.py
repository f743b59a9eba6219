"""The pictures of the documentation: the real preview of this site, with a mistake or two, in a real browser."""

import dataclasses
import io
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import provisions
from carepress.browser_editor.collection import collections
from carepress.browser_editor.files import Files
from carepress.browser_editor.forge import Forge
from carepress.browser_editor.server import EditorServer
from carepress.outlines import texts
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
    is_of_editor: bool = False


PICTURES: Mapping[str, Picture] = {
    "preview": Picture("/ecotherapy/", shown="No problems"),
    "findings": Picture(
        "/ecotherapy/",
        edits={ARTICLE: ("summary:", "sumary:")},
        shown="is not a key that is known here",
    ),
    "desk": Picture("/-/desk/", height=1000, shown="Counted at"),
    "browser-editor": Picture(
        "/#/collections/articles/entries/ecotherapy",
        height=900,
        shown="One or two sentences for lists and search engines.",
        is_of_editor=True,
    ),
    "broken-template": Picture(
        "/",
        height=700,
        edits={"theme/templates/home.html": ("{% block main %}", "{% block main %}\n{% if %}")},
        shown="theme/templates/home.html",
        status=500,
    ),
}


def make(folder: Path = FOLDER) -> int:
    """Take every picture. Returns 0, or 1 where there is no browser or no editing program."""
    browser, program = provisions.chromium(), provisions.editing_program()
    if browser is None or not program:
        print("No browser could be had, or not the browser editor's program: ./invoke test says how to mend that.")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with _preview() as preview, _editor(preview.project, Path(program)) as editor, _opened(browser) as found:
        for name, picture in PICTURES.items():
            page = found.new_page(viewport={"width": 1280, "height": picture.height})
            address = editor if picture.is_of_editor else preview.address.rstrip("/")
            taken = _taken(page, address + picture.address, preview, picture)
            Image.open(io.BytesIO(taken)).save(folder / f"{name}.webp", quality=85, method=6)
            print(f"{name}.webp is as it looks now.")
    return 0


@contextmanager
def _opened(program: str) -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


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


@contextmanager
def _editor(project: TinyProject, program: Path) -> Iterator[str]:
    """The address of the browser editor of a project."""
    content, outlines = project.folder / "content", texts(ROOT / "pelicanconf.py")
    forge = Forge(content, Files(program), "Tiny", lambda _: None, partial(collections, content, {}, outlines))
    with EditorServer(0, forge) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _taken(page: Page, address: str, preview: Preview, picture: Picture) -> bytes:
    former = {path: (preview.project.folder / path).read_text(encoding="utf-8") for path in picture.edits}
    for path, (old, new) in picture.edits.items():
        assert old in former[path], f"{path} does not hold “{old}” any more."
        (preview.project.folder / path).write_text(former[path].replace(old, new, 1), encoding="utf-8")
    if picture.edits:
        preview.shows("", picture.address, status=picture.status)
    page.goto(address)
    page.get_by_text(picture.shown).locator("visible=true").first.wait_for(timeout=120_000)
    picture.then(page)
    page.evaluate("document.fonts.ready")
    taken = page.screenshot(animations="disabled")
    page.close()
    preview.project.write(former)
    return taken
