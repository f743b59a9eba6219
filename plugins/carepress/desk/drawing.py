"""The drawing of the desk: its page, and each block of it, as HTML."""

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2

from carepress import text_editor
from carepress.desk import charts
from carepress.desk.courses import Course, courses, shown
from carepress.desk.link_answer import REMEDIES, WORDS, LinkAnswer
from carepress.desk.state import LinkState, State
from carepress.desk.summary import summary
from carepress.desk.web_links import WebLink
from carepress.kept_files import fingerprint
from carepress.rules import READING_AGE

BLOCKS: Mapping[str, str] = {
    "reviews": "Checks of sources",
    "helplines": "Helplines",
    "readability": "How easy pages are to read",
    "coverage": "What articles cover",
    "ways": "Orphans and dead ends",
    "phrases": "Phrases that no page says",
    "links": "Links to other sites",
    "changes": "What has changed",
}
"""Every block by its id, and its heading."""

SHOWN, MOST = 8, 100
"""So many rows of a list are shown at once, and so many when it is opened."""

_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclasses.dataclass(frozen=True)
class Drawn:
    """The HTML of a block, and a name for it that is another one whenever the HTML is."""

    html: str
    digest: str


def page(state: State, address: str, revision: int) -> str:
    """The whole page, as it stands at a revision of the state."""
    given = {"blocks": blocks(state), "address": address, "revision": revision, "status": status(state)}
    return _ENVIRONMENT.get_template("page.html").render(state=state, **given)


def blocks(state: State) -> Mapping[str, Drawn]:
    """Every block of the page by its id, the overview first."""
    given = {"state": state, "figures": state.figures, "headings": BLOCKS, **_names(state)}
    found = {}
    for name in ("overview", *BLOCKS):
        html = _ENVIRONMENT.get_template(f"{name}.html").render(name=name, **given)
        found[name] = Drawn(html, fingerprint(html))
    return found


def status(state: State) -> str:
    """What is going on, in a sentence or two: what is read aloud changes only when something begins or ends."""
    if state.is_counting:
        return "Being counted anew: the numbers below are those of before." if state.figures else "Being counted …"
    if state.stopped:
        return f"It could not be counted: {state.stopped} The numbers come back when the site can be built again."
    return f"Counted at {state.at:%H:%M}. {_links_told(state.links)}".strip() if state.at else ""


def _links_told(links: LinkState) -> str:
    if links.is_running:
        return "Links to other sites are being checked."
    if not links.answers:
        return ""
    broken = sum(answer.standing == "broken" for answer in links.answers.values())
    known = f"{broken:,} {'is' if broken == 1 else 'are'}" if broken else "none is"
    return f"Of the links to other sites, {known} known to be broken."


def _names(state: State) -> Mapping[str, object]:
    """What every block may use."""
    return {
        "charts": charts,
        "courses": _courses(state),
        "editor": lambda item: text_editor.link(state.root / item.source, item.line, item.column),
        "file": lambda item: (state.root / item.source).as_posix(),
        "shown": shown,
        "counted": counted,
        "aim": READING_AGE,
        "limits": (SHOWN, MOST),
        "standings": standings(state.links),
        "remedies": REMEDIES,
    }


def _courses(state: State) -> Mapping[str, Course]:
    return courses(state.points, summary(state.figures), state.at) if state.figures and state.at else {}


def standings(links: LinkState) -> Sequence[tuple[str, str, Sequence[tuple[WebLink, LinkAnswer]]]]:
    """The links by how they stand, the most urgent first: the standing, its words, and each with its answer."""
    known = [(link, links.answers[link.address]) for link in links.links if link.address in links.answers]
    return [(name, words, [one for one in known if one[1].standing == name]) for name, words in WORDS.items()]


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun, in the plural where it is due."""
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"
