"""The session: build, show, wait for a save, and again, until Ctrl+C."""

import shutil
import signal
import threading
import time
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from carepress.failure import shown
from carepress.finding import Finding, count
from carepress.local_ports import no_port
from carepress.outcome import Task
from carepress.preview.attempt import Attempt
from carepress.preview.builder import PLUGINS, Builder
from carepress.preview.pages import problem_page
from carepress.preview.pattern_pages import ADDRESS
from carepress.preview.server import serving
from carepress.preview.showing import Showing
from carepress.preview.side_panel_room import side_panel_room
from carepress.preview.watching import Watching
from carepress.room import Room
from carepress.terminal import refuse, say

FOLDER = Path(".preview")
MARKDOWN = {".md", ".markdown", ".mkd", ".mdown"}


def serve(
    content: str = "content",
    settings_file: str = "pelicanconf.py",
    port: int = 8000,
    rooms: Sequence[Room] = (),
) -> int:
    """Show the site, and rooms beside it, until Ctrl+C. Returns 0, 1 where no port is free, or 2 for a wrong call."""
    task = Task(Path(settings_file), FOLDER, Path(content), is_preview=True)
    wrong = task.fault or _without_markdown(Path(content)) or no_port(port)
    if wrong:
        return refuse(wrong)
    if threading.current_thread() is threading.main_thread():
        # Told to end, it ends as from Ctrl+C, and leaves nothing behind that still writes.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _show_site(task, port, rooms)
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        return refuse(str(error), 1)
    return 0


def _show_site(task: Task, port: int, rooms: Sequence[Room]) -> None:
    showing, content = Showing(), task.content or Path()
    with serving(port, showing, [*rooms, side_panel_room(showing, rooms)]) as server:
        here = f"http://127.0.0.1:{server.server_port}"
        taken = f" Port {port} is taken." if port not in {0, server.server_port} else ""
        say(f"{here}/ shows the site.{taken} Ctrl+C ends it.")
        for room in rooms:
            say(f"{room.told} stands at {here}{room.address}.")
        say(f"Its components stand at {here}{ADDRESS}, for those who change them.")
        _Session(content, task.settings, FOLDER / str(server.server_port), showing).run()


class _Session:
    """Builds of one site, each into a folder of its own: the last good one is served until the next one is whole."""

    def __init__(self, content: Path, settings: Path, folder: Path, showing: Showing) -> None:
        self._content, self._settings, self._folder, self._showing = content, settings, folder, showing
        self._watching = Watching(settings.absolute().parent)
        self._builder = Builder()
        self._told: set[Finding] = set()

    def run(self) -> None:
        """Build at every change, for ever."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._watching.follow([self._content, PLUGINS])
        try:
            while True:
                folder = self._folder / str(time.time_ns())
                self._show(self._builder.attempt(self._settings, self._content, folder))
                changed = self._watching.changes()
                say(_named(changed))
                if any(_is_code(path) for path in changed):
                    self._builder.end()
        finally:
            self._builder.end()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _show(self, made: Attempt) -> None:
        self._watching.follow([self._content, PLUGINS, *made.folders])
        self._tell(made.findings)
        good = self._showing.now.folder
        if made.stopped:
            self._showing.show_problem(problem_page(made, has_good=good is not None))
            say(f"{made.stopped} The next save tries again.")
        else:
            self._showing.show(made)
            done = f"{time.strftime('%H:%M:%S')} Built {made.pages:,} pages in {made.seconds:.1f} s."
            say(f"{done} {count(made.findings)}.")
        # A request may still be reading from the site before.
        self._remove_all_but({good, self._showing.now.folder})

    def _tell(self, findings: Sequence[Finding]) -> None:
        """Print every error each time, and each advice once, so that it does not bury them."""
        for finding in findings:
            if finding.severity == "error" or finding not in self._told:
                say(str(finding))
        self._told = {*findings}

    def _remove_all_but(self, kept: Collection[Path | None]) -> None:
        for path in self._folder.iterdir():
            if path not in kept:
                shutil.rmtree(path, ignore_errors=True)


def _is_code(path: Path) -> bool:
    """Whether a running program still has the file as it was, as it has settings and plugins."""
    return path.suffix == ".py" or path.is_relative_to(PLUGINS)


def _without_markdown(content: Path) -> str:
    has_some = any(path.suffix.lower() in MARKDOWN for path in content.rglob("*"))
    return "" if has_some else f"There is no Markdown file in {content}, so there is nothing to show."


def _named(changed: Iterable[Path]) -> str:
    first, *others = (shown(path) for path in changed)
    return f"{first}{f' and {len(others)} more' if others else ''} changed: building …"
