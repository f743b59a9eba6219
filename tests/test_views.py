"""Laws of views: templates get plain frozen data, whose addresses lead somewhere."""

import datetime
from collections.abc import Iterable
from typing import Any

import pytest
from markupsafe import Markup

from carepress.finding import Finding
from carepress.labels import Labels
from carepress.page import Page
from carepress.settings import Settings
from carepress.views import Site, View, date_view, entry, facts_view, listing_view, site_view, view, with_text
from made_pages import library, page, technique, vocabulary

WORDS = vocabulary(sail=[technique("reef")])


def site(*pages: Page, **given: Any) -> Site:
    settings = Settings.model_validate(given.pop("settings", {}))
    labels = Labels(home="Home", all_articles="All")
    return Site(settings, labels, library(*pages, words=WORDS), "Tiny", "en", **given)


def page_view(site: Site, page: Page, findings: Iterable[Finding] = (), **annotations: Any) -> View:
    return with_text(site, page, facts_view(site, page, findings, **annotations))


def test_nobody_changes_a_view() -> None:
    with pytest.raises(TypeError):
        view(a=1)["a"] = 2


def test_text_is_for_escaping_and_only_article_html_is_trusted() -> None:
    shown = page_view(site(), page("a", "<p>x</p><h2 id='b'>y</h2>", title="<script>", summary="<b>"))
    assert not isinstance(shown["title"], Markup)
    assert not isinstance(shown["summary"], Markup)
    assert isinstance(shown["html"], Markup)


def test_every_address_in_a_text_lies_under_the_root() -> None:
    shown = page_view(site(root="/repo", address="https://host/repo"), page("a", '<p><a href="/b/">b</a></p>'))
    assert 'href="/repo/b/"' in shown["html"]
    assert shown["canonical"] == "https://host/repo/a/"


def test_a_preview_has_no_address_of_its_own() -> None:
    assert page_view(site(), page("a"))["canonical"] == ""


def test_a_section_named_for_a_technique_shows_it() -> None:
    shown = page_view(site(), page("a", '<h2 id="reef">R</h2><p>x</p><h2 id="other">O</h2>'))
    assert [section["technique"] and section["technique"]["name"] for section in shown["sections"]] == ["Reef", None]


def test_pages_made_from_a_file_and_from_none_answer_the_same_questions() -> None:
    everywhere = set(listing_view(site(), "articles", "All", "/articles/", "en", ()))
    assert everywhere <= set(page_view(site(), page("a")))


def test_settings_name_only_pages_that_readers_get() -> None:
    named = {
        "navigation": ["pages/a.md", "pages/b.md", "pages/c.md"],
        "help_page": "pages/b.md",
        "report_page": "pages/a.md",
    }
    shown = site_view(site(page("a", kind="page"), page("b", kind="page", status="draft"), settings=named))
    assert [item["url"] for item in shown["navigation"]] == ["/a/"]
    assert (shown["help_url"], shown["report_url"]) == (None, "/a/")


@pytest.mark.parametrize(
    ("status", "url"), [("published", "/strategies/sail/"), ("hidden", "/strategies/sail/"), ("draft", None)]
)
def test_a_strategy_leads_to_its_page_if_readers_get_it(status: str, url: str | None) -> None:
    (shown,) = site_view(site(page("sail", kind="strategy", status=status)))["strategies"]
    assert shown["url"] == url


def test_a_page_of_a_series_knows_its_neighbours() -> None:
    parts = [page(f"p{n}", series="Tides", series_order=n) for n in (1, 2, 3)]
    first, second, third = (page_view(site(*parts), part)["series"] for part in parts)
    assert (second["name"], second["url"], second["position"], second["total"]) == ("Tides", "/series/tides/", 2, 3)
    assert (second["previous"]["url"], second["next"]["url"]) == ("/p1/", "/p3/")
    assert (first["previous"], third["next"]) == (None, None)


def test_a_draft_stands_outside_its_series() -> None:
    draft = page("b", series="Tides", status="draft")
    assert page_view(site(page("a", series="Tides"), draft), draft)["series"] is None


def test_a_page_shows_its_findings() -> None:
    finding = Finding("a.md", 3, 4, "link-broken", "Broken.", "Mend it.")
    (shown,) = page_view(site(), page("a"), [finding])["findings"]
    assert shown == {"severity": "error", "message": "Broken.", "remedy": "Mend it.", "where": "a.md:3:4"}


def test_a_date_is_told_to_machines_and_to_people() -> None:
    assert date_view(datetime.date(2026, 1, 5), "de") == {"iso": "2026-01-05", "text": "5. Januar 2026"}
    assert date_view(datetime.date(2026, 1, 5), "xx")["text"] == "January 5, 2026"
    assert date_view(None, "en") is None


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_reading_takes_a_minute_at_least(words: int, minutes: int) -> None:
    assert entry(site(), page("a", words=words))["reading_minutes"] == minutes


def test_a_review_and_corrections_are_shown_as_they_were_given() -> None:
    review = {"reviewer": "Dr A", "qualification": "doctor", "date": "2026-01-02"}
    shown = page_view(site(), page("a", review=review, corrections=[{"date": "2026-01-03", "text": "Put right."}]))
    assert (shown["review"]["reviewer"], shown["review"]["date"]["iso"]) == ("Dr A", "2026-01-02")
    assert [(c["date"]["iso"], c["text"]) for c in shown["corrections"]] == [("2026-01-03", "Put right.")]
    assert page_view(site(), page("a"))["review"] is None
