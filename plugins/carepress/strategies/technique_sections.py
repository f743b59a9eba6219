"""Technique sections: on a strategy's page, each technique's definition stands first and its evidence last."""

import re
from collections.abc import Mapping
from html import escape

from carepress.finding import Finding, did_you_mean, place_at
from carepress.html import Section, sections
from carepress.page import Library, Page
from carepress.source_places import without_code
from carepress.vocabulary import SOURCE, Strategy, Technique, strategy_paths
from carepress.yaml_text import yaml_text


def technique_sections(
    library: Library, labels: Mapping[str, str], text: str = ""
) -> tuple[dict[str, str], list[Finding]]:
    """The HTML of strategy pages, by address, with definitions and evidence, and the techniques without a section.

    `text` is that of the vocabulary, for places in it.
    """
    html, findings, read = {}, [], yaml_text(text)
    paths = strategy_paths(read)
    looked_at = {page.url for page in library.pages if page.kind == "strategy"}
    for strategy in library.vocabulary.strategies:
        page = library.strategy_pages.get(strategy.id)
        if page and page.url not in looked_at:
            continue
        if page is None:
            message = f"The strategy “{strategy.name}” has no page, so nothing can link to its techniques."
            remedy = f"Write strategies/{strategy.id}.md."
            place = read.place((*paths.get(strategy.id, ()), "id"))
            findings.append(Finding(SOURCE, *place, "strategy-without-page", message, remedy, "advice"))
            continue
        html[page.url] = _with_definitions(page, strategy, labels)
        findings += _without_section(page, strategy)
    return html, findings


def _with_definitions(page: Page, strategy: Strategy, labels: Mapping[str, str]) -> str:
    techniques = {technique.id: technique for technique in strategy.techniques}
    intro, parts = sections(page.html)
    return intro + "".join(_section(part, techniques.get(part.id), labels) for part in parts)


def _section(part: Section, technique: Technique | None, labels: Mapping[str, str]) -> str:
    heading = f'<h2 id="{part.id}">{part.title}</h2>\n' if part.id else f"<h2>{part.title}</h2>\n"
    if technique is None:
        return heading + part.html
    definition = f'<p class="technique-definition">{escape(technique.definition, quote=False)}</p>\n'
    return heading + definition + part.html + _evidence(technique, labels)


def _evidence(technique: Technique, labels: Mapping[str, str]) -> str:
    if not technique.evidence:
        return ""
    grade = f"{labels[f'grade_{technique.grade}'.replace('-', '_')]}. " if technique.grade else ""
    text = escape(grade + technique.evidence, quote=False)
    return f'<p class="technique-evidence"><strong>{escape(labels["technique_evidence"])}</strong> {text}</p>\n'


def _without_section(page: Page, strategy: Strategy) -> list[Finding]:
    headings = {part.id for part in sections(page.html)[1]}
    remedy = "Give it a second-level heading with this anchor."
    return [
        Finding(
            page.source,
            *_place(page, technique),
            "technique-without-section",
            f"The technique “{technique.name}” has no section {{#{technique.id}}} here.",
            remedy,
        )
        for technique in strategy.techniques
        if technique.id not in headings
    ]


def _place(page: Page, technique: Technique) -> tuple[int, int]:
    """Where the heading stands that is likely to be meant, by its words or its anchor; else where the text begins."""
    for heading in re.finditer(r"^#+[ \t]+(.*)$", without_code(page.markdown), re.MULTILINE):
        words, _, anchor = heading[1].partition("{#")
        if words.strip().casefold() == technique.name.casefold() or did_you_mean(anchor.rstrip("} "), [technique.id]):
            return place_at(page.markdown, heading.start(), page.body_line)
    return page.body_line, 1
