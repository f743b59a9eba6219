"""Practice pages as readers get them: on sites built whole, with the words of the theme."""

import json
from typing import Any

from conftest import BuildSite
from tiny_site import TinySite

VOCABULARY = """strategies:
- id: sail
  name: Sailing
  shape: leaf
  techniques:
  - id: reef
    name: Reefing
    definition: You take in sail.
    grade: limited
    evidence: Two trials agree [@two]. More would help [@one].
    pacer: in-5-out-5
    phrases: {reef the sail: Only sailors say so.}
  - id: heave-to
    name: Heaving to
    definition: You lie still.
  - id: tack
    name: Tacking
    definition: You turn.
    phrases: {tack about: Only sailors say so.}
"""
SOURCES = """references:
- {id: one, title: One, kind: trial, finding: It helped., url: "https://one.example/"}
- {id: two, title: Two, kind: review, url: "https://two.example/"}
- {id: three, title: Three, kind: review, url: "https://three.example/"}
"""
STRATEGY = """---
title: Sailing well
date: 2026-01-01
summary: How.
sources_checked_on: 2026-01-02
---
## Heaving to {#heave-to}
Lie still [@three].
## Reefing {#reef}
You might tack about first.

### How
1. Loose the sheet [@one].
2. Tie the sail, as in [tacking](#tack).

### When not
In a calm.
## Tacking {#tack}
**Mind the boom.**
### How
1. Turn.
"""
FILES = {"data/strategies.yaml": VOCABULARY, "data/references.yaml": SOURCES, "strategies/sail.md": STRATEGY}
PAGE = "/practice/reef/"


def sailing(build_site: BuildSite, **settings: Any) -> TinySite:
    return build_site(FILES, **settings)


def test_each_technique_with_steps_has_a_page_and_its_section_leads_there(build_site: BuildSite) -> None:
    site = sailing(build_site)
    assert {url for url in site.pages if url.startswith("/practice/")} == {PAGE, "/practice/tack/"}
    cards = site.page("/strategies/sail/").select(".technique-card")
    led = {str(card["aria-labelledby"]): [a["href"] for a in card.select('a[href^="/practice/"]')] for card in cards}
    assert led == {"reef": [PAGE], "tack": ["/practice/tack/"], "heave-to": []}


def test_the_page_shows_the_steps_first_and_the_sources_of_the_technique_alone(build_site: BuildSite) -> None:
    page = sailing(build_site).page(PAGE)
    main = page.main
    assert main
    assert [one.get_text(strip=True) for one in main.select("h1, h2")] == ["Reefing", "How", "When not", "Sources"]
    steps = [step.get_text(" ", strip=True) for step in main.select("ol.practice-steps-list > li")]
    assert steps == ["Loose the sheet 1 .", "Tie the sail, as in tacking ."]
    assert [entry.get_text() for entry in main.select(".references-list > li > :first-child")] == ["One.", "Two."]
    assert [a.text for a in main.select(".citation a")] == ["1", "2", "1"]
    assert not main.select(".strategy-link, .references-list details")
    assert main.select_one('a[href="/strategies/sail/#tack"]')
    assert main.select_one('a[href="/strategies/sail/#reef"]')
    assert main.select_one('nav a[href="/practice/tack/"]')


def test_a_page_says_when_its_sources_were_checked_and_that_it_repeats_another(build_site: BuildSite) -> None:
    page = sailing(build_site, SITEURL="https://host.example/repo").page(PAGE)
    assert page.select_one('link[rel="canonical"][href="https://host.example/repo/strategies/sail/"]')
    dates = page.select_one(".page-dates")
    assert dates
    assert {"January 2, 2026", f"https://host.example/repo{PAGE}"} <= {dd.get_text() for dd in dates("dd")}


def test_lists_the_map_the_graph_and_other_pages_know_nothing_of_it(ours: TinySite) -> None:
    assert "/practice/dropping-anchor/" in ours.pages
    graph = json.loads(ours.text("graph.json"))
    assert "/practice/" not in json.dumps(graph)
    assert "/practice/" not in ours.text("feed.xml")
    leading = {url for url, page in ours.pages.items() if page.select('a[href^="/practice/"]:not([href$=".pdf"])')}
    assert leading == {"/strategies/anchoring/"}


def test_nothing_is_found_twice_in_a_text_that_stands_on_two_pages(build_site: BuildSite) -> None:
    wrong = "1. Turn [here]() as [click here](/strategies/sail/) says, [@four], <img src='/no.png' alt=''>.\n"
    wrong += "2. See [gone](#gone), [nobody](nobody.md) and [](/).\n\n#### Too deep\n\nCall 0123 456 789.\n"
    found = build_site(FILES | {"strategies/sail.md": STRATEGY.replace("1. Turn.\n", wrong)}).findings
    places = [(f.source, f.line, f.rule, f.message) for f in found]
    assert {"link-broken", "link-vague", "reference-unknown", "anchor-missing", "image-missing"} <= {
        f.rule for f in found
    }
    assert len(places) == len(set(places))
    assert not [f for f in found if "practice" in f"{f.source} {f.message}"]


def test_a_page_that_could_put_its_reader_at_risk_has_its_quick_exit_here_too(build_site: BuildSite) -> None:
    files = FILES | {"strategies/sail.md": STRATEGY.replace("summary: How.", "summary: How.\nquick_exit: true")}
    site = build_site(files, CAREPRESS={"quick_exit_url": "https://weather.example/"})
    assert site.page(PAGE).select_one(".quick-exit")


def test_a_strategy_that_is_not_listed_has_no_such_pages(build_site: BuildSite) -> None:
    for status in ("draft", "hidden"):
        site = build_site(FILES | {"strategies/sail.md": STRATEGY.replace("summary:", f"status: {status}\nsummary:")})
        assert not [url for url in site.pages if url.startswith("/practice/")]


def test_a_text_may_link_to_such_a_page_and_is_told_of_one_that_there_is_not(build_site: BuildSite) -> None:
    line = "[Do it](/practice/reef/), or [lie](/practice/heave-to/)."
    text = f"---\ntitle: A\ndate: 2026-01-01\nsummary: S.\n---\n{line}\n"
    site = build_site(FILES | {"articles/a.md": text})
    assert site.page("/a/").select_one('main a[href="/practice/reef/"]')
    found = site.finding("link-broken")
    assert found.place == f"articles/a.md:6:{1 + line.index('/practice/heave-to/')}"


def test_another_site_says_it_in_its_own_words(other: TinySite) -> None:
    page = other.page("/practice/umgraben/")
    assert page.title
    assert page.title.get_text().startswith("Umgraben, Schritt für Schritt")
    assert page.select("main h2")[0].get_text(strip=True) == "Schritt für Schritt"
