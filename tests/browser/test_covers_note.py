"""The line that says what a page covers: calm, before the text, with a way past it that leads somewhere."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import tiny_site
from browser.accessibility import violations
from browser.conftest import Visit
from browser.real_site import RealSite, served

pytestmark = pytest.mark.browser

HEAD = "title: {}\ndate: 2026-01-10\ncovers: This page mentions loss.\n"
TEXT = "You are not alone.\n\n" + "\n\n".join(f"## Part {number}\n\nA hard thing." for number in range(20))


def text(title: str, more: str = "") -> str:
    return f"---\n{HEAD.format(title)}{more}---\n{TEXT}\n"


FILES = {
    "articles/alone.md": text("Alone"),
    "strategies/resting.md": text("Resting"),
    "pages/about.md": text("About"),
    "pages/home.md": text("Home", "template: home\n"),
}
PATHS = ("/alone/", "/strategies/resting/", "/about/", "/")

_PASSED = """() => {
  const target = document.querySelector("#site--read-next");
  const text = [...document.querySelectorAll(".prose")].filter(one => one.textContent.includes("A hard thing"));
  return text.every(one => one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with one page of each kind, and so with nothing to suggest."""
    folder = tmp_path_factory.mktemp("covers")
    tiny_site.write(FILES, folder / "content")
    tiny_site.build_folder(folder / "content", folder / "output")
    with served(folder / "output") as found:
        yield found


def skip(page: Page) -> None:
    """Follow the link by the keyboard, and look where one is."""
    note = page.locator(".covers-note")
    expect(note).to_have_count(1)
    note.get_by_role("link").press("Enter")
    expect(page.locator("#site--read-next")).to_be_focused()
    expect(page.locator("#site--read-next")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('#site--read-next'))"), "a link is next"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("script", ["with script", "without script"])
def test_the_link_leads_past_the_text_to_something_even_where_nothing_is_suggested(
    path: str, script: str, address: str, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=script == "with script") as context:
        page = context.new_page()
        page.goto(address + path)
        if script == "with script":
            assert page.evaluate(_PASSED)
            skip(page)
            assert not violations(page)
        else:
            page.locator(".covers-note a").click()
            expect(page.locator("#site--read-next a").first).to_be_in_viewport()


def test_every_note_of_the_real_site_leads_past_the_text_to_something_to_read(visit: Visit, site: RealSite) -> None:
    paths = [path for path in site.pages if "covers-note" in site.file(path).read_text()]
    assert len(paths) > 5
    for path in paths:
        skip(visit(path))


def test_the_note_is_one_calm_line_before_the_text(visit: Visit) -> None:
    page = visit("/online-therapy/")
    note = page.locator(".covers-note")
    assert note.get_attribute("role") is None
    assert note.evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert not note.locator("strong, svg, img").count()
