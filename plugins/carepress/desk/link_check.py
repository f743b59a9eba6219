"""The link check: asks for all links that are due, several sites at once, and keeps the answers for a week."""

import dataclasses
import datetime
import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from carepress.desk.link_answer import LinkAnswer
from carepress.desk.link_asking import PATIENCE, LinkAsking, Patience
from carepress.desk.polite_turns import Stopped
from carepress.desk.web_links import WebLink
from carepress.kept_files import KeptFiles

DAYS_KEPT = 7
SITES_AT_ONCE = 8
_FILE = "links.json"

Told = Callable[[], None]


class LinkCheck:
    """The answers that are known, and the check that is under way, if one is.

    `told` is called after each answer, from whichever thread has it.
    """

    def __init__(self, kept: KeptFiles, told: Told = lambda: None, patience: Patience = PATIENCE) -> None:
        self._kept, self._told, self._patience = kept, told, patience
        self._lock, self._stop = threading.Lock(), threading.Event()
        self.answers = _read(kept)
        self.done, self.of, self.is_running = 0, 0, False

    def run(self, links: Sequence[WebLink], site: str, today: datetime.date) -> Mapping[str, LinkAnswer]:
        """Ask for the links whose answers are not fresh, and return all answers; at once where a check is under way."""
        with self._lock:
            if self.is_running:
                return self.answers
            wanted = due(links, self.answers, today)
            self._stop, self.done, self.of, self.is_running = threading.Event(), 0, len(wanted), True
        asking = LinkAsking(site, self._stop, self._patience)
        try:
            self._told()
            with ThreadPoolExecutor(SITES_AT_ONCE) as pool:
                for asked in [pool.submit(self._ask_site, asking, mine) for mine in by_site(wanted)]:
                    self._await(asked)
        finally:
            asking.close()
            self.is_running = False
            self._told()
        return self.answers

    def stop(self) -> None:
        """End the check that is under way; what is known stays."""
        self._stop.set()

    def _await(self, asked: Future[None]) -> None:
        try:
            asked.result()
        except BaseException:
            # Ctrl+C, too: threads that wait for their turn would keep the program from ending.
            self.stop()
            raise

    def _ask_site(self, asking: LinkAsking, links: Iterable[WebLink]) -> None:
        for link in links:
            try:
                answer = asking.ask(link.address)
            except Stopped:
                return
            with self._lock:
                self.answers = {**self.answers, link.address: answer}
                self.done += 1
                told = {address: dataclasses.asdict(one) for address, one in self.answers.items()}
                self._kept.keep(_FILE, json.dumps(told, indent=0).encode())
            self._told()


def due(links: Iterable[WebLink], answers: Mapping[str, LinkAnswer], today: datetime.date) -> list[WebLink]:
    """The links to ask for: all but those that were fine within a week."""
    return [link for link in links if not _is_fresh(answers.get(link.address), today)]


def _is_fresh(answer: LinkAnswer | None, today: datetime.date) -> bool:
    if answer is None or answer.standing != "fine":
        return False
    return today - datetime.date.fromisoformat(answer.on) < datetime.timedelta(days=DAYS_KEPT)


def by_site(links: Iterable[WebLink]) -> list[list[WebLink]]:
    """The links of each site together, those of the site with most links first: it takes longest."""
    sites: dict[str, list[WebLink]] = {}
    for link in links:
        sites.setdefault(link.host, []).append(link)
    return sorted(sites.values(), key=len, reverse=True)


def _read(kept: KeptFiles) -> Mapping[str, LinkAnswer]:
    try:
        return {address: LinkAnswer(**told) for address, told in json.loads(kept.content(_FILE, lambda: b"{}")).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
