"""Handouts: drawn on every processor, or taken from those that were kept, and what pages are told of theirs."""

import dataclasses
from collections.abc import Iterator, Sequence
from functools import partial

from carepress import processes
from carepress.finding import Finding
from carepress.handouts import paper
from carepress.handouts.order import Order
from carepress.kept_files import KeptFiles
from carepress.languages import file_size
from carepress.own_files import OwnFiles
from carepress.views import View, view

RULE = "handout-missing"


@dataclasses.dataclass
class Handouts:
    """By address what pages say of their handout, the files, and what was wrong."""

    pages: dict[str, View] = dataclasses.field(default_factory=dict)
    files: dict[str, bytes] = dataclasses.field(default_factory=dict)
    findings: list[Finding] = dataclasses.field(default_factory=list)


def handouts(wanted: Sequence[Order], own: OwnFiles, kept: KeptFiles) -> Handouts:
    """Every handout that this machine can draw, and one advice where there are others."""
    try:
        drawn = _drawn(wanted, own, kept)
    except paper.Missing as missing:
        return Handouts(findings=[_engine_missing(*missing.args)])
    found = Handouts()
    for order in wanted:
        sheets, _, content = drawn[order.url].partition(b"\n")
        if content:
            found.files[order.path] = content
            size = file_size(len(content), order.lang)
            found.pages[order.url] = view(url=f"/{order.path}", sheets=int(sheets), size=size)
    found.findings += _failed([order.path for order in wanted if order.path not in found.files])
    return found


def _engine_missing(what: str, remedy: str) -> Finding:
    message = f"No handouts were made: {what}. Everything else was."
    return Finding(".", 1, 1, RULE, message, remedy, "advice")


def _failed(paths: Sequence[str]) -> Iterator[Finding]:
    if paths:
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        message = f"{paths[0]}{more} could not be drawn, so no page offers it. Everything else was made."
        remedy = "Look for unusual markup or pictures in its page, or tell the makers of CarePress."
        yield Finding(".", 1, 1, RULE, message, remedy, "advice")


def _drawn(wanted: Sequence[Order], own: OwnFiles, kept: KeptFiles) -> dict[str, bytes]:
    """By address how many sheets a handout has and, from the next line on, its file; nothing for what failed."""
    found = {order.url: kept.known(order.name) for order in wanted}
    left = [order for order in wanted if not found[order.url]]
    if left:
        paper.engine()
        parts = processes.answers(partial(_draw, own=own, kept=kept), left, many=2, at_once=1)
        found |= {url: content for part in parts for url, content in part}
    return {url: content or b"" for url, content in found.items()}


def _draw(wanted: Sequence[Order], own: OwnFiles, kept: KeptFiles) -> list[tuple[str, bytes]]:
    with paper.press(own) as draw:
        return [(order.url, _one(order, draw, kept)) for order in wanted]


def _one(order: Order, draw: paper.Draw, kept: KeptFiles) -> bytes:
    def with_length() -> bytes:
        sheets, content = draw(order.html, order.style, order.address)
        return b"%d\n%s" % (sheets, content)

    try:
        return kept.content(order.name, with_length)
    except Exception:  # noqa: BLE001  Whatever fails in the engine costs a page its handout, never readers the site.
        return b""
