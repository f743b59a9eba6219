"""The session: build, show, wait for a save, and again, until Ctrl+C."""

import contextlib
import queue
import shutil
import signal
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from carepress.failure import shown
from carepress.finding import Finding, count
from carepress.local_ports import no_port
from carepress.outcome import Task
from carepress.preview.attempt import Attempt
from carepress.preview.builder import PLUGINS, Builder
from carepress.preview.glances import Glances
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
        self._builder, self._glances = Builder(), Glances()
        self._saved: queue.SimpleQueue[list[Path]] = queue.SimpleQueue()
        self._told: set[Finding] = set()

    def run(self) -> None:
        """Build at every change, for ever."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._watching.follow([self._content, PLUGINS])
        threading.Thread(target=self._notice, daemon=True).start()
        try:
            while True:
                begun, folder = time.monotonic(), self._folder / str(time.time_ns())
                made = self._builder.attempt(self._settings, self._content, folder, self._showing.now.folder)
                self._glances.follow(made.glances)
                self._show(made, begun)
                if any(_is_code(path) for path in self._changes()):
                    self._builder.end()
        finally:
            self._builder.end()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _notice(self) -> None:
        """Glance at each change at once, whatever is being built, and have the whole site built after it."""
        while True:
            changed, saved = self._watching.changes(), time.monotonic()
            say(_named(changed))
            self._glance(changed, saved)
            self._saved.put(changed)

    def _changes(self) -> list[Path]:
        """The files that were changed since the last build began; waits for the first."""
        found = list[Path]()
        while not found or not self._saved.empty():
            # A wait without an end cannot be interrupted by Ctrl+C everywhere.
            with contextlib.suppress(queue.Empty):
                found += self._saved.get(timeout=1)
        return found

    def _glance(self, changed: Sequence[Path], saved: float) -> None:
        folder = self._folder / f"{time.time_ns()}.glance"
        found = {} if self._showing.now.problem else self._glances.ask(changed, folder)
        if found:
            self._showing.show_glance(found, saved, folder)
            say(f"{time.strftime('%H:%M:%S')} Shown after {time.monotonic() - saved:.2f} s. Building the whole site …")

    def _show(self, made: Attempt, begun: float) -> None:
        self._watching.follow([self._content, PLUGINS, *made.folders])
        self._tell(made.findings)
        good = self._showing.now.folder
        if made.stopped:
            self._showing.show_problem(problem_page(made, has_good=good is not None))
            say(f"{made.stopped} The next save tries again.")
        else:
            self._showing.show(made, begun)
            done = f"{time.strftime('%H:%M:%S')} Built {made.pages:,} pages in {made.seconds:.1f} s."
            say(f"{done} {count(made.findings)}.")
        # A request may still be reading from the site before; a glance may be under way.
        kept = {good, *self._showing.now.folders}
        self._remove(path for path in self._folder.iterdir() if path not in kept and path.name < made.folder.name)

    def _tell(self, findings: Sequence[Finding]) -> None:
        """Print every error each time, and each advice once, so that it does not bury them."""
        for finding in findings:
            if finding.severity == "error" or finding not in self._told:
                say(str(finding))
        self._told = {*findings}

    def _remove(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def _is_code(path: Path) -> bool:
    """Whether a running program still has the file as it was, as it has settings and plugins."""
    return path.suffix == ".py" or path.is_relative_to(PLUGINS)


def _without_markdown(content: Path) -> str:
    has_some = any(path.suffix.lower() in MARKDOWN for path in content.rglob("*"))
    return "" if has_some else f"There is no Markdown file in {content}, so there is nothing to show."


def _named(changed: Iterable[Path]) -> str:
    first, *others = (shown(path) for path in changed)
    return f"{first}{f' and {len(others)} more' if others else ''} changed: building …"
