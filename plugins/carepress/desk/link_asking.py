"""Link asking: whether an address of another site still leads somewhere, asked as a polite guest would.

One request at a time and per second goes to each site, HEAD first and GET only where that is not enough, and nothing
that the site's robots.txt asks machines to leave alone.
"""

import dataclasses
import datetime
import re
import threading
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from carepress.desk.link_answer import LinkAnswer, Standing
from carepress.desk.polite_turns import Stopped, Turns
from carepress.desk.web_links import DOI, host_of

AGENT = "CarePressLinkCheck"

MOST_HOPS = 8
_FOR_GOOD = (301, 308)
_REFUSALS = {401, 402, 403, 405, 406, 407, 429, 451, 999}
"""Answers with which sites keep machines out of pages that people may see."""
_NOT_FOUND = {404: "there is no such page", 410: "the page was removed"}
_ERRORS = 500
_LARGEST_ROBOTS = 512_000
"""Bytes of a robots.txt that are read: as many as search engines read."""
_MOVED = "The site says that the page has moved for good."


@dataclasses.dataclass(frozen=True)
class Patience:
    """Seconds: between requests to one site, before the second try, and until a site counts as silent."""

    between: float = 1.0
    before_retry: float = 5.0
    silent: float = 10.0


PATIENCE = Patience()


class LinkAsking:
    """Asks for addresses in the name of a site; several threads may share one. To be closed when all is asked."""

    def __init__(self, site: str, stop: threading.Event, patience: Patience = PATIENCE) -> None:
        name = site.encode("ascii", "ignore").decode().strip()
        self._client = httpx.Client(
            headers={"User-Agent": f"{AGENT}/1.0 (checks the links of {name or 'a site'})", "Accept": "*/*"},
            timeout=httpx.Timeout(patience.silent),
        )
        self._turns, self._patience, self._stop = Turns(patience.between, stop), patience, stop
        self._robots: dict[str, RobotFileParser | None] = {}
        self._away: dict[str, str] = {}

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def ask(self, address: str) -> LinkAnswer:
        """What an address leads to; what may be a passing trouble is asked twice. Raises Stopped."""
        away = self._away.get(host_of(address))
        answer, may_pass = (LinkAnswer(address, "unreachable", away), False) if away else self._asked(address)
        if may_pass:
            if self._stop.wait(self._patience.before_retry):
                raise Stopped
            answer, may_pass = self._asked(address)
            if may_pass and answer.standing == "unreachable":
                # Whoever was not there twice is not asked for each other page, too.
                self._away[host_of(address)] = answer.told
        return dataclasses.replace(answer, on=datetime.datetime.now(tz=datetime.UTC).date().isoformat())

    def _asked(self, address: str) -> tuple[LinkAnswer, bool]:
        """The answer, and whether the next one may be another."""
        try:
            if not self._may_ask(address):
                told = "The site asks machines to stay away from this page (robots.txt)."
                return LinkAnswer(address, "refused", told), False
            return self._followed(address)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
            return LinkAnswer(address, "broken", "This is no address of the web."), False
        except httpx.TimeoutException:
            told = f"The site did not answer within {self._patience.silent:g} seconds."
        except httpx.HTTPError as error:
            told = trouble(error)
        return LinkAnswer(address, "unreachable", told), True

    def _followed(self, address: str) -> tuple[LinkAnswer, bool]:
        """The answer at the end of all redirects; a DOI is fine as soon as the register knows where it leads."""
        here, moved_to, is_for_good = address, "", True
        for _ in range(MOST_HOPS):
            status, location = self._request(here)
            if not location:
                standing, told, may_pass = judged(status)
                if standing == "fine" and moved_to:
                    return LinkAnswer(
                        address, "moved", "The site says that the page has moved for good.", moved_to
                    ), False
                return LinkAnswer(address, standing, told), may_pass
            if here.startswith(DOI):
                return LinkAnswer(address, "fine", "The register of DOIs knows it."), False
            here = urljoin(here, location)
            is_for_good = is_for_good and status in _FOR_GOOD
            moved_to = here if is_for_good else moved_to
        return LinkAnswer(address, "broken", f"It leads from address to address, more than {MOST_HOPS} times."), False

    def _request(self, address: str) -> tuple[int, str]:
        """Status and redirect, or ""; whoever refuses HEAD is asked by GET, whose content is not read."""
        found = 0, ""
        for method in ("HEAD", "GET"):
            with self._turns.taken(host_of(address)), self._client.stream(method, address) as response:
                found = response.status_code, response.headers.get("Location", "") if response.is_redirect else ""
            if found[0] < httpx.codes.BAD_REQUEST:
                break
        return found

    def _may_ask(self, address: str) -> bool:
        if address.startswith(DOI):
            return True  # a register is there to be asked
        host = f"{urlsplit(address).scheme}://{host_of(address)}"
        if host not in self._robots:
            self._robots[host] = self._read_robots(f"{host}/robots.txt")
        rules = self._robots[host]
        return rules is None or rules.can_fetch(AGENT, address)

    def _read_robots(self, address: str) -> RobotFileParser | None:
        """The rules of a site for machines; None where it has none."""
        with (
            self._turns.taken(host_of(address)),
            self._client.stream("GET", address, follow_redirects=True) as response,
        ):
            if response.status_code != httpx.codes.OK:
                return None
            text = next(response.iter_bytes(_LARGEST_ROBOTS), b"").decode(errors="replace")
        rules = RobotFileParser()
        rules.parse(text.splitlines())
        return rules


_TROUBLES = {
    "certificate": "The site does not prove who it is: its certificate is not valid",
    "Name or service not known|getaddrinfo|nodename|name resolution|No address": (
        "There is no site of this name, or this machine is not online"
    ),
    "refused|10061": "The site takes no connections",
    "unreachable": "No network leads to the site: this machine may not be online",
}


def trouble(error: Exception) -> str:
    """Why a site cannot be reached, in a sentence; systems say it in words of their own."""
    said = str(error).rstrip(".") or type(error).__name__
    known = next((words for pattern, words in _TROUBLES.items() if re.search(pattern, said, re.IGNORECASE)), None)
    return f"{known}." if known else f"The site cannot be reached: {said}."


def judged(status: int) -> tuple[Standing, str, bool]:
    """How an address stands by the status of an answer, why, and whether the next answer may be another."""
    if status < httpx.codes.BAD_REQUEST:
        return "fine", "It leads somewhere.", False
    if status in _NOT_FOUND:
        return "broken", f"The site answers {status}: {_NOT_FOUND[status]}.", False
    if status in _REFUSALS:
        return "refused", f"The site answers {status} to machines.", status == httpx.codes.TOO_MANY_REQUESTS
    if status >= _ERRORS:
        return "broken", f"The site answers {status}: it has a fault.", True
    return "broken", f"The site answers {status}: it does not give this page.", False
