"""Practice pages: what the page of each technique shows, and which sections lead to one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from carepress.html import rooted, sections
from carepress.page import Library, Page, practice_url
from carepress.practice.exercise import Exercise, exercise
from carepress.views import Site, View, date_view, link, listing_view, review_view, strategy_views, view
from carepress.vocabulary import Technique

KIND = "practice"

Answers = Callable[[str], Mapping[str, Any]]
"""What features have told pages, by address, under a name that templates know."""


def practice_pages(site: Site, answers: Answers) -> tuple[View, ...]:
    """The page of every technique whose section on a listed strategy page has numbered steps."""
    found = []
    looked_at = {page.url for page in site.library.pages if page.kind == "strategy"}
    for strategy in site.library.vocabulary.strategies:
        page = site.library.strategy_pages.get(strategy.id)
        if page is not None and page.is_listed and page.url in looked_at:
            found += _of_strategy(site, page, strategy.techniques, answers)
    return tuple(found)


def practice_links(library: Library, pages: Sequence[View]) -> Mapping[str, Mapping[str, str]]:
    """For each strategy page, by address: where each of its techniques can be practised."""
    made = {page["url"] for page in pages}
    return {
        page.url: {
            technique.id: practice_url(technique.id)
            for technique in library.vocabulary.by_id[name].techniques
            if practice_url(technique.id) in made
        }
        for name, page in library.strategy_pages.items()
        if name in library.vocabulary.by_id
    }


def _of_strategy(site: Site, page: Page, techniques: Sequence[Technique], answers: Answers) -> list[View]:
    texts = {part.id: part.html for part in sections(page.html)[1]}
    label = site.labels["citation_label"]
    found = [(one, exercise(texts.get(one.id, ""), page.url, label)) for one in techniques]
    doable = [(technique, steps) for technique, steps in found if steps]
    links = [view(title=technique.name, url=practice_url(technique.id)) for technique, _ in doable]
    around = zip(doable, [None, *links], [*links[1:], None], strict=False)
    return [
        _view(site, page, technique, steps, answers, previous=previous, next=following)
        for (technique, steps), previous, following in around
    ]


def _view(
    site: Site, page: Page, technique: Technique, shown: Exercise, answers: Answers, **neighbours: View | None
) -> View:
    """The page repeats what a strategy page says, so that is its canonical address, and its dates are its own."""
    trail = (view(title=site.labels["home"], url="/"), link(page))
    fields = {
        "summary": technique.definition,
        "canonical": site.address + page.url if site.address else "",
        "address": site.address + practice_url(technique.id) if site.address else "",
        "repeats": page.url,
        "strategies": strategy_views(site, [site.library.vocabulary.strategy_of[technique.id].id]),
        "quick_exit": page.front.quick_exit,
        "technique_url": f"{page.url}#{technique.id}",
        "pacer": technique.pacer,
        **dict.fromkeys(("date", "updated", "reading_minutes", "audience")),
        "sources_checked_on": date_view(page.front.sources_checked_on, page.lang),
        "review": review_view(page),
        "references": _references(answers("references").get(page.url, ()), shown.cited),
    }
    told = {name: answers(name).get(page.url) for name in ("next_check_on", "overdue_notice")}
    text = _text(shown, site.root)
    url, given = practice_url(technique.id), fields | told | text | neighbours
    return view(**listing_view(site, KIND, technique.name, url, page.lang, trail, **given))


def _text(shown: Exercise, root: str) -> dict[str, Any]:
    def safe(html: str) -> Markup:
        return Markup(rooted(html, root))

    names = ("caution", "heading", "lead", "follow", "about", "evidence")
    return {
        **{name: safe(getattr(shown, name)) for name in names},
        "steps": tuple(safe(step) for step in shown.steps),
        "parts": tuple(
            view(title=safe(part.title), html=safe(part.html), leads_on=part.leads_on) for part in shown.parts
        ),
    }


def _references(known: Sequence[View], cited: Mapping[int, Sequence[str]]) -> tuple[View, ...]:
    """The sources that a technique cites, numbered anew."""
    by_number = {source["number"]: source for source in known}
    return tuple(
        view(**{**by_number[old], "number": number, "anchor": f"reference-{number}", "backlinks": tuple(anchors)})
        for number, (old, anchors) in enumerate(cited.items(), 1)
        if old in by_number
    )
