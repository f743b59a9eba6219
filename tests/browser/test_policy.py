"""The policy that each page carries: nothing but the site's own files, whatever somebody manages to put into a page."""

import re

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import ENHANCED, note_troubles
from browser.real_site import TEMPLATES, RealSite, served

pytestmark = pytest.mark.browser

_POLICY = re.compile(r'<meta http-equiv="content-security-policy" content="([^"]+)">')

_STRANGE = """<script>window.ran = 1</script><img src="{other}/a.png" onerror="window.ran = 1">
<style>h1 {{ color: red }}</style><p style="color: red">x</p><script src="{other}/a.js"></script>
<iframe src="{other}/"></iframe><link rel="stylesheet" href="{other}/a.css"><base href="{other}/">"""


def test_every_page_has_the_same_strict_policy_before_anything_that_it_rules(site: RealSite) -> None:
    heads = [site.file(path).read_text().partition("<title")[0] for path in site.pages]
    (policy,) = {match[1] for head in heads if (match := _POLICY.search(head))}
    assert all(_POLICY.search(head) and not re.search("<(?:script|link|style)", head) for head in heads)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    assert set(rules.values()) == {"'self'"}


@pytest.mark.parametrize("path", TEMPLATES.values(), ids=TEMPLATES)
def test_a_page_and_all_that_its_scripts_do_keeps_to_the_policy(path: str, site: RealSite, browser: Browser) -> None:
    troubles: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        note_troubles(page, site.address, troubles)
        page.goto(site.address + path)
        page.evaluate(ENHANCED)
        expect(page.locator(".help-inset-choice[data-ready]")).to_have_count(1)
        page.locator(".help-inset-select").select_option("US")
        for words in page.locator(".citation a, a.strategy-link").all()[:2]:
            words.focus()
        for button in page.locator("main .button-quiet:visible, main .reading-map-filter").all()[:2]:
            button.click()
        if path != TEMPLATES["settings"]:
            page.get_by_role("link", name="Reading settings").first.click()
            expect(page.get_by_role("dialog")).to_be_visible()
    assert not troubles


def test_what_somebody_put_into_a_page_neither_runs_nor_loads(site: RealSite, browser: Browser) -> None:
    asked: list[str] = []
    address = site.address + TEMPLATES["article"]
    html = site.file(TEMPLATES["article"]).read_text()
    with served(site.folder) as other, browser.new_context() as context:
        page = context.new_page()
        strange = html.replace("<main", _STRANGE.format(other=other) + "<main")
        page.route(address, lambda route: route.fulfill(body=strange, content_type="text/html"))
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.goto(address)
        assert page.evaluate("window.ran === undefined")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
        assert page.evaluate("document.baseURI").startswith(site.address)
    assert asked
    assert not [url for url in asked if url.startswith(other)]
