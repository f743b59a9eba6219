"""The desk: counts when somebody looks, keeps what it has counted, and tells whoever waits what is new."""

import dataclasses
import datetime
import threading
from collections.abc import Callable, Mapping
from typing import Any

from carepress.data_files import data_text
from carepress.desk.changes import changes
from carepress.desk.figures import RULES, TABLES, figures
from carepress.desk.history import Count, chosen_versions, history
from carepress.desk.link_asking import PATIENCE
from carepress.desk.link_check import LinkCheck
from carepress.desk.state import LinkState, State
from carepress.desk.web_links import web_links
from carepress.failure import described
from carepress.former_content import Unknown
from carepress.kept_files import KeptFiles
from carepress.outcome import Outcome, Task
from carepress.run_apart import run_apart
from carepress.vocabulary import SOURCE


class Desk:
    """What the desk knows of one site; every number of it comes from runs like those of the check, made apart."""

    def __init__(self, task: Task, kept: KeptFiles, count: Count = run_apart) -> None:
        self._task = dataclasses.replace(task, is_preview=True, rules=RULES, tables=TABLES)
        self._kept, self._count = kept, count
        self._changed = threading.Condition()
        self._state, self._revision = State(), 0
        self._version: str | None = None
        self._wanted: str | None = None
        self._is_counting, self._is_looking_back = False, False
        self._links = LinkCheck(kept, self._links_changed, PATIENCE)

    @property
    def now(self) -> tuple[State, int]:
        """What is known, and a number that grows with every change of it."""
        with self._changed:
            return self._state, self._revision

    def wait(self, revision: int, seconds: float) -> tuple[State, int]:
        """The same, at once where the revision is another one than this, otherwise as soon as it changes."""
        with self._changed:
            self._changed.wait_for(lambda: self._revision != revision, seconds)
            return self._state, self._revision

    def look(self, version: str) -> None:
        """Count in the background what was not counted at this version of the site."""
        with self._changed:
            self._wanted = version
            if version == self._version or self._is_counting:
                return
            self._is_counting = True
            self._put(is_counting=True)
        self._begin(self._count_all)

    def check_links(self) -> None:
        """Begin to ask for the links to other sites, if they are known and nobody has begun."""
        links = self._state.links.links
        if links and not self._links.is_running:
            self._begin(lambda: self._links.run(links, self._state.site, _today()))

    def stop_links(self) -> None:
        """End that."""
        self._links.stop()

    @staticmethod
    def _begin(work: Callable[[], object]) -> None:
        threading.Thread(target=work, daemon=True).start()

    def _count_all(self) -> None:
        """Count until what is counted is what is shown."""
        while True:
            with self._changed:
                version = self._wanted
            try:
                counted = self._counted()
            except Exception as error:  # noqa: BLE001  Whatever it is, the page tells it, and the next save tries again
                counted = {"stopped": described(error)}
            with self._changed:
                self._version = version
                self._is_counting = self._wanted != version
                self._put(**counted, is_counting=self._is_counting)
                if not self._is_counting:
                    break
        self._look_back()

    def _counted(self) -> Mapping[str, Any]:
        """The parts of the state that one run comes to; where it was stopped, the numbers before it stay."""
        outcome = self._count(self._task)
        if outcome.stopped or not outcome.folders:
            return {"stopped": outcome.stopped or _why(outcome), "at": _now()}
        content = outcome.folders[0]
        found = figures(outcome, _today(), data_text(content, SOURCE) or "")
        links = web_links(outcome.tables.get("external-link", ()), found.pages, content)
        return {
            "stopped": "",
            "at": _now(),
            "figures": found,
            "changes": changes(content, found.pages, _today()),
            "links": self._link_state(dataclasses.replace(self._state.links, links=links)),
            "site": outcome.site,
        }

    def _look_back(self) -> None:
        """Count former content, one version after the other, unless that is being done."""
        content = self._task.content
        with self._changed:
            if self._is_looking_back or content is None:
                return
            self._is_looking_back = True
        try:
            of, points = len(chosen_versions(content)), []
            for point in history(content, self._task, self._kept, self._count_former):
                points.append(point)
                told = (
                    f"Pictures over time: {len(points)} of {of} former versions counted so far."
                    if len(points) < of
                    else ""
                )
                with self._changed:
                    self._put(points=tuple(points), history=told)
        except (Unknown, OSError) as error:
            with self._changed:
                self._put(history=f"There are no pictures over time: {error}")
        finally:
            self._is_looking_back = False

    def _count_former(self, task: Task) -> Outcome:
        """What former content comes to; what stands now goes first."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_counting)
        return self._count(task)

    def _links_changed(self) -> None:
        with self._changed:
            self._put(links=self._link_state(self._state.links))

    def _link_state(self, former: LinkState) -> LinkState:
        check = self._links
        return LinkState(former.links, check.answers, check.done, check.of, check.is_running)

    def _put(self, **parts: Any) -> None:
        """Change parts of the state; only with the lock."""
        self._state = dataclasses.replace(self._state, **parts)
        self._revision += 1
        self._changed.notify_all()


def _why(outcome: Outcome) -> str:
    return next((str(finding) for finding in outcome.findings), "the settings could not be read.")


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


def _today() -> datetime.date:
    return _now().date()
