"""Asking other sites for an address: a real server on this machine stands for them."""

import itertools
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from carepress.desk.link_answer import LinkAnswer
from carepress.desk.link_asking import AGENT, LinkAsking, Patience, trouble
from carepress.desk.polite_turns import Stopped, Turns
from desk.web_server import WebServer, closing, only_get, silent, web_server

QUICK = Patience(between=0, before_retry=0.02, silent=1.5)


@pytest.fixture
def server() -> Iterator[WebServer]:
    """A site with a page of each kind."""
    with web_server(
        {
            "/fine": 200,
            "/gone": 410,
            "/forbidden": 403,
            "/fault": 500,
            "/passing": [500, 500, 200],
            "/only-get": only_get,
            "/silent": silent,
            "/closing": closing,
            "/for-good": (301, "/fine"),
            "/for-good-twice": (308, "/for-good"),
            "/for-now": (302, "/fine"),
            "/for-good-to-for-now": (301, "/for-now"),
            "/for-now-to-for-good": (302, "/for-good"),
            "/to-nowhere": (301, "/none"),
            "/round": (302, "/round"),
            "/private/page": 200,
            "/robots.txt": (200, f"User-agent: {AGENT}\nDisallow: /private/\n"),
        }
    ) as found:
        yield found


def ask(server: WebServer, path: str, site: str = "Tiny, https://tiny.test") -> LinkAnswer:
    asking = LinkAsking(site, threading.Event(), QUICK)
    try:
        return asking.ask(server.address + path)
    finally:
        asking.close()


@pytest.mark.parametrize(
    ("path", "standing", "told", "leads_to"),
    [
        ("/fine", "fine", "leads somewhere", ""),
        ("/only-get", "fine", "leads somewhere", ""),
        ("/passing", "fine", "leads somewhere", ""),
        ("/none", "broken", "answers 404: there is no such page", ""),
        ("/gone", "broken", "answers 410: the page was removed", ""),
        ("/fault", "broken", "answers 500: it has a fault", ""),
        ("/round", "broken", "from address to address", ""),
        ("/to-nowhere", "broken", "answers 404", ""),
        ("/forbidden", "refused", "answers 403 to machines", ""),
        ("/private/page", "refused", "robots.txt", ""),
        ("/silent", "unreachable", "did not answer within 1.5 seconds", ""),
        ("/closing", "unreachable", "cannot be reached", ""),
        ("/for-good", "moved", "moved for good", "/fine"),
        ("/for-good-twice", "moved", "moved for good", "/fine"),
        ("/for-good-to-for-now", "moved", "moved for good", "/for-now"),
        ("/for-now", "fine", "leads somewhere", ""),
        ("/for-now-to-for-good", "fine", "leads somewhere", ""),
    ],
)
def test_each_answer_of_a_site_is_judged(server: WebServer, path: str, standing: str, told: str, leads_to: str) -> None:
    answer = ask(server, path)
    assert answer.standing == standing
    assert told in answer.told
    assert answer.leads_to == (server.address + leads_to if leads_to else "")


def test_a_site_that_is_not_there_is_not_reached() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        asking = LinkAsking("Tiny", threading.Event(), QUICK)
        answer = asking.ask(f"http://127.0.0.1:{taken.getsockname()[1]}/")
        asking.close()
    assert (answer.standing, answer.told) == ("unreachable", "The site takes no connections.")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[Errno -2] Name or service not known", "There is no site of this name, or this machine is not online."),
        ("[Errno 11001] getaddrinfo failed", "There is no site of this name, or this machine is not online."),
        ("[Errno 8] nodename nor servname provided", "There is no site of this name, or this machine is not online."),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired", "its certificate is not valid."),
        ("[Errno 101] Network is unreachable", "No network leads to the site"),
        ("Something else.", "The site cannot be reached: Something else."),
        ("", "The site cannot be reached: ConnectError."),
    ],
)
def test_what_a_system_says_of_a_site_that_is_not_reached_is_told_in_plain_words(said: str, told: str) -> None:
    assert told in trouble(httpx.ConnectError(said))


def test_a_site_that_was_not_there_twice_is_not_asked_for_each_other_page(server: WebServer) -> None:
    asking = LinkAsking("Tiny", threading.Event(), QUICK)
    server.answers |= {"/robots.txt": closing, "/1": closing, "/2": closing}
    answers = [asking.ask(f"{server.address}/{page}") for page in (1, 2)]
    asking.close()
    assert [answer.standing for answer in answers] == ["unreachable"] * 2
    assert answers[0].told == answers[1].told
    assert len(server.asked("/robots.txt")) == 2


def test_what_is_no_address_is_told_without_asking_anybody() -> None:
    asking = LinkAsking("Tiny", threading.Event(), QUICK)
    assert {asking.ask(address).standing for address in ("http://[", "http://", "http://a b/")} <= {
        "broken",
        "unreachable",
    }
    asking.close()


def test_get_is_asked_only_where_head_is_not_enough(server: WebServer) -> None:
    ask(server, "/fine")
    assert server.asked("/fine") == ["HEAD"]
    ask(server, "/only-get")
    assert server.asked("/only-get") == ["HEAD", "GET"]


def test_trouble_that_may_pass_is_asked_for_once_more_and_what_will_stay_is_not(server: WebServer) -> None:
    ask(server, "/fault")
    assert server.asked("/fault") == ["HEAD", "GET"] * 2
    ask(server, "/gone")
    assert server.asked("/gone") == ["HEAD", "GET"]


def test_a_page_that_machines_are_asked_to_leave_alone_is_left_alone(server: WebServer) -> None:
    ask(server, "/private/page")
    assert not server.asked("/private/page")


def test_of_a_robots_txt_without_an_end_only_the_beginning_is_read(server: WebServer) -> None:
    server.answers["/robots.txt"] = (200, f"User-agent: *\nDisallow: /fine\n{'# and so on ' * 500_000}")
    assert ask(server, "/fine").standing == "refused"
    assert ask(server, "/only-get").standing == "fine"


def test_each_request_names_the_site_in_whose_name_it_asks(server: WebServer) -> None:
    ask(server, "/fine", "Grüße, https://tiny.test")
    assert {request.agent for request in server.requests} == {
        "CarePressLinkCheck/1.0 (checks the links of Gre, https://tiny.test)"
    }


def test_requests_to_one_site_come_one_at_a_time_and_a_moment_apart() -> None:
    turns, at, inside = Turns(0.05, threading.Event()), list[tuple[float, float]](), threading.Semaphore(1)

    def take() -> None:
        with turns.taken("a.test"):
            assert inside.acquire(blocking=False)
            began = time.monotonic()
            time.sleep(0.01)
            at.append((began, time.monotonic()))
            inside.release()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    at.sort()
    assert len(at) == 4
    assert all(later[0] - earlier[1] >= 0.049 for earlier, later in itertools.pairwise(at))


def test_sites_do_not_wait_for_one_another() -> None:
    turns = Turns(60, threading.Event())
    for site in ("a.test", "b.test", "c.test"):
        with turns.taken(site):
            pass


def test_whoever_waits_for_a_turn_goes_when_the_check_is_stopped() -> None:
    stop = threading.Event()
    turns = Turns(60, stop)
    with turns.taken("a.test"):
        pass
    threading.Timer(0.05, stop.set).start()
    with pytest.raises(Stopped), turns.taken("a.test"):
        pass


def test_a_doi_is_fine_as_soon_as_the_register_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, Any] = {
        "/10.1/known": (302, "http://publisher.invalid/"),
        "/robots.txt": (200, "User-agent: *\nDisallow: /"),
    }
    with web_server(answers) as register:
        monkeypatch.setattr("carepress.desk.link_asking.DOI", f"{register.address}/")
        assert ask(register, "/10.1/known").standing == "fine"
        assert ask(register, "/10.1/unknown").standing == "broken"
        assert not register.asked("/robots.txt")
