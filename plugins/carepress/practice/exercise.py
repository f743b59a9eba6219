"""Exercise: a technique's section taken apart for somebody who wants to do this one thing now."""

import dataclasses
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lxml.html import HtmlElement

from carepress.html import HEADINGS, fragment, inner_html, outer_html

Elements = list[HtmlElement]

_CITED = "#reference-"


class Part(NamedTuple):
    """A heading and what stands below it; `leads_on` where it is the last and each paragraph in it leads elsewhere."""

    title: str
    html: str
    leads_on: bool


@dataclasses.dataclass(frozen=True)
class Exercise:
    """HTML of a section in the order in which a page to practise with shows it.

    `caution` comes before the steps, `heading` and `lead` introduce them, `follow` and `about` come after them, then
    `parts`, and `evidence` before the part that leads on. `cited` has the anchors of each source's mentions
    by the number that it has in the section; in the HTML the numbers begin from 1, in that order.
    """

    caution: str
    heading: str
    lead: str
    steps: tuple[str, ...]
    follow: str
    about: str
    parts: tuple[Part, ...]
    evidence: str
    cited: dict[int, list[str]]


def exercise(html: str, url: str, label: str) -> Exercise | None:
    """A technique's section, which stands on the page with this address, as an exercise; None where it has no steps.

    What an editor set before the first heading is a caution if it has words in bold or a care card; else it can wait
    until after the steps. `label` is the accessible name of a source's number, with a `{number}`.
    """
    if (found := _section(html)) is None:
        return None
    at = next(n for n, one in enumerate(found.body) if one.tag == "ol")
    lead, steps, follow = found.body[:at], found.body[at], found.body[at + 1 :]
    caution, about = (found.intro, []) if any(map(_warns, found.intro)) else ([], found.intro)
    onward = next((part for part in found.parts[-1:] if all(map(_leads_on, part[1:]))), [])
    inner = chain(*(part for part in found.parts if part is not onward), found.evidence, onward)
    cited = _adapted([*caution, *found.heading, *lead, steps, *follow, *about, *inner], url, label)
    return Exercise(
        caution=_html(caution),
        heading="".join(map(inner_html, found.heading)),
        lead=_html(lead),
        steps=tuple(inner_html(item).strip() for item in steps.iterchildren("li")),
        follow=_html(follow),
        about=_html(about),
        parts=tuple(Part(inner_html(one[0]), _html(one[1:]), leads_on=one is onward) for one in found.parts),
        evidence=_html(found.evidence),
        cited=cited,
    )


class _Section(NamedTuple):
    """The elements of a section without its definition: `body` has the steps and stands below `heading`, if any."""

    intro: Elements
    heading: Elements
    body: Elements
    parts: list[Elements]
    evidence: Elements


def _section(html: str) -> _Section | None:
    elements = [one for one in fragment(html) if isinstance(one.tag, str)]
    evidence = [one for one in elements if _has_class(one, "technique-evidence")]
    left_out = (*evidence, *(one for one in elements if _has_class(one, "technique-definition")))
    intro, *parts = _parts([one for one in elements if one not in left_out])
    with_steps = [part for part in (intro, *parts) if any(one.tag == "ol" for one in part)]
    if not with_steps:
        return None
    chosen, others = with_steps[0], [part for part in parts if part is not with_steps[0]]
    if chosen is intro:
        return _Section([], [], intro, others, evidence)
    return _Section(intro, chosen[:1], chosen[1:], others, evidence)


def _parts(elements: Elements) -> Iterator[Elements]:
    """What stands before the first third-level heading, then each of these with what follows it."""
    part: Elements = []
    for element in elements:
        if element.tag == "h3":
            yield part
            part = []
        part.append(element)
    yield part


def _warns(element: HtmlElement) -> bool:
    return _has_class(element, "care-card") or element.tag == "strong" or element.find(".//strong") is not None


def _leads_on(element: HtmlElement) -> bool:
    items = element.findall("li") or [element]
    return all(item.find(".//a") is not None for item in items)


def _has_class(element: HtmlElement, name: str) -> bool:
    return name in element.get("class", "").split()


def _adapted(elements: Elements, url: str, label: str) -> dict[int, list[str]]:
    """Lift headings by one level, lead links to the page that they stood on, without automatic ones, and count anew."""
    cited: dict[int, list[str]] = {}
    for title in [title for element in elements for title in element.iter(*HEADINGS[2:])]:
        title.tag = HEADINGS[HEADINGS.index(title.tag) - 1]
    for link in [link for element in elements for link in element.iter("a")]:
        address = link.get("href", "")
        if _has_class(link, "strategy-link"):
            link.drop_tag()
        elif address.startswith(_CITED) and link.getparent().get("class") == "citation":
            anchors = cited.setdefault(int(address.removeprefix(_CITED)), [])
            number = list(cited).index(int(address.removeprefix(_CITED))) + 1
            anchors.append(f"cite-{number}-{len(anchors) + 1}")
            link.attrib.update({"href": f"{_CITED}{number}", "id": anchors[-1]})
            link.set("aria-label", label.format(number=number))
            link.text = str(number)
        elif address.startswith("#"):
            link.set("href", url + address)
    return cited


def _html(elements: Elements) -> str:
    return "".join(outer_html(one).strip() for one in elements)
