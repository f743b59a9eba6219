"""Handouts: drawn on every processor, or taken from those that were kept, and what pages are told of theirs."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from functools import partial

from carepress import processes
from carepress.finding import Finding
from carepress.handouts import paper
from carepress.handouts.order import Order
from carepress.kept_files import Held, KeptFiles
from carepress.languages import file_size
from carepress.own_files import OwnFiles
from carepress.views import View, view

RULE = "handout-missing"


_FACTS = re.compile(rb"(\d+) (\d+)")


@dataclasses.dataclass(frozen=True, slots=True)
class Handout:
    """One file or where it is kept, its size in bytes, and how many sheets it has."""

    file: Held
    size: int
    sheets: int


@dataclasses.dataclass
class Handouts:
    """By address what pages say of their handout, the files or where they are kept, and what was wrong."""

    pages: dict[str, View] = dataclasses.field(default_factory=dict)
    files: dict[str, Held] = dataclasses.field(default_factory=dict)
    findings: list[Finding] = dataclasses.field(default_factory=list)


def handouts(wanted: Sequence[Order], own: OwnFiles, kept: KeptFiles) -> Handouts:
    """Every handout that this machine can draw, and one advice where there are others."""
    try:
        drawn = _drawn(wanted, own, kept)
    except paper.Missing as missing:
        return Handouts(findings=[_engine_missing(*missing.args)])
    found = Handouts()
    for order in wanted:
        handout = drawn.get(order.url)
        if handout:
            found.files[order.path] = handout.file
            size = file_size(handout.size, order.lang)
            found.pages[order.url] = view(url=f"/{order.path}", sheets=handout.sheets, size=size)
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


def _drawn(wanted: Sequence[Order], own: OwnFiles, kept: KeptFiles) -> dict[str, Handout]:
    """The handouts by address, without those that failed."""
    found = {order.url: known for order in wanted if (known := _known(order, kept))}
    left = [order for order in wanted if order.url not in found]
    if left:
        paper.engine()
        parts = processes.answers(partial(_draw, own=own, kept=kept), left, many=2, at_once=1)
        found |= {url: new for part in parts for url, new in part if new}
    return found


def _draw(wanted: Sequence[Order], own: OwnFiles, kept: KeptFiles) -> list[tuple[str, Handout | None]]:
    with paper.press(own) as draw:
        return [(order.url, _one(order, draw, kept)) for order in wanted]


def _one(order: Order, draw: paper.Draw, kept: KeptFiles) -> Handout | None:
    try:
        sheets, content = draw(order.html, order.style, order.address)
    except Exception:  # noqa: BLE001  Whatever fails in the engine costs a page its handout, never readers the site.
        return None
    held = kept.held(f"{order.name}.pdf", content)
    kept.keep(f"{order.name}.sheets", b"%d %d" % (sheets, len(content)))
    return Handout(held, len(content), sheets)


def _known(order: Order, kept: KeptFiles) -> Handout | None:
    """A handout that is kept whole: what is known of it is kept after it, and says how large it is."""
    file, told = kept.file(f"{order.name}.pdf"), _FACTS.fullmatch(kept.known(f"{order.name}.sheets") or b"")
    if file is None or told is None or file.stat().st_size != int(told[2]):
        return None
    return Handout(file, int(told[2]), int(told[1]))
