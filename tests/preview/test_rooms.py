"""Rooms beside the site: they answer below their address, and no page of another site gives them orders."""

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from carepress.preview.server import serving
from carepress.preview.showing import Showing
from carepress.room import Answer, Asked, Room


def _told(asked: Asked) -> Answer:
    return Answer(200, content=f"{asked.path} {dict(asked.query)} {asked.version} {asked.is_order}".encode())


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a server with one room."""
    with serving(0, Showing(), [Room("/-/desk/", "The desk", _told)]) as server:
        yield f"http://127.0.0.1:{server.server_port}"


def said(address: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, method=method, headers=headers)  # noqa: S310  It is http
    try:
        with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310  The same
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_room_answers_below_its_address_with_the_query_and_the_version(address: str) -> None:
    assert said(f"{address}/-/desk/state?seen=3&x=%20y") == (200, "state {'seen': '3', 'x': ' y'} 0 False")
    assert said(f"{address}/-/desk/") == (200, " {} 0 False")


def test_what_is_no_room_is_the_site(address: str) -> None:
    assert said(f"{address}/-/other/")[0] == 503


def test_an_order_comes_from_a_page_of_the_preview_or_from_no_page(address: str) -> None:
    for headers in ({}, {"Origin": address}):
        assert said(f"{address}/-/desk/links", "POST", **headers) == (200, "links {} 0 True")
    for origin in ("https://elsewhere.test", "null"):
        assert said(f"{address}/-/desk/links", "POST", Origin=origin)[0] == 403


def test_the_site_takes_no_orders(address: str) -> None:
    assert said(f"{address}/sleep/", "POST")[0] == 405
