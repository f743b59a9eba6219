"""Outlines: the text of a new page, from the publisher's own outline or from ours."""

import string
from collections.abc import Collection
from pathlib import Path

from carepress.file_text import file_text
from carepress.finding import did_you_mean
from carepress.front_matter_text import front_matter, head
from carepress.known_site import KnownSite
from carepress.outlines.wish import Plan
from carepress.yaml_text import spelt

OURS = Path(__file__).parent
THEIRS = "data/outlines"
"""The folder, in the content folder, of the publisher's own outlines."""


class Unfit(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why an outline cannot be used, in one sentence."""


def outline(plan: Plan, site: KnownSite) -> str:
    """The text of a new page; raises Unfit where the publisher's outline cannot be used."""
    values = {
        "title": spelt(plan.title),
        "slug": plan.slug,
        "date": plan.date.isoformat(),
        "strategies": f"[{', '.join(map(spelt, plan.strategies))}]" if plan.strategies else "",
        "series": spelt(plan.series) if plan.series else "",
        "series_order": str(site.series.get(plan.series, 1)) if plan.series else "",
        "help_page": site.link(site.help_page, plan.folder),
        "strategy_links": "\n".join(_strategy_links(plan, site)),
        "techniques": _techniques(plan, site),
    }
    text = _filled(plan.kind, values, site)
    faults = front_matter(head(text), plan.kind, plan.title)[1]
    if faults:
        raise Unfit(f"The outline {THEIRS}/{plan.kind}.md cannot be used: {faults[0].message} {faults[0].remedy}")
    return text


def _filled(name: str, values: dict[str, str], site: KnownSite) -> str:
    """An outline with its `$names` replaced; a line that asks for what there is not is left out."""
    lines = []
    for line in _text(name, site).splitlines():
        template = string.Template(line)
        asked = template.get_identifiers()
        if fault := _fault(template, values):
            raise Unfit(f"The outline {THEIRS}/{name}.md cannot be used: {fault}")
        if all(values[one] for one in asked):
            lines.append(template.substitute(values))
    return "\n".join(lines) + "\n"


def _fault(template: string.Template, values: Collection[str]) -> str:
    """What is wrong with the names in a line, in one sentence, or ""."""
    if not template.is_valid():
        return (
            f"a “$” in the line “{template.template.strip()}” is followed by no name. Write “$$” for the sign itself."
        )
    unknown = next((one for one in template.get_identifiers() if one not in values), "")
    known = ", ".join(f"${one}" for one in values)
    return f"“${unknown}” is not known here.{did_you_mean(unknown, values)} Known: {known}." if unknown else ""


def _text(name: str, site: KnownSite) -> str:
    language = site.lang.partition("-")[0].lower()
    folders = (site.content / THEIRS, OURS / language, OURS / "en")
    found = next(file for folder in folders if (file := folder / f"{name}.md").is_file())
    return file_text(found.read_bytes(), name)[0]


def _strategy_links(plan: Plan, site: KnownSite) -> list[str]:
    pages = {page.slug: page for page in site.pages if page.kind == "strategy"}
    named = [pages[name] for name in plan.strategies if name in pages and name != plan.slug]
    return [f"- [{page.front.title}]({site.link(page.source, plan.folder)})" for page in named]


def _techniques(plan: Plan, site: KnownSite) -> str:
    """The sections of a strategy's page, one for each of its techniques."""
    strategy = site.vocabulary.by_id.get(plan.slug)
    if plan.kind != "strategy" or strategy is None:
        return ""
    sections = (_filled("technique", {"name": one.name, "id": one.id}, site) for one in strategy.techniques)
    return "\n".join(sections).rstrip()
