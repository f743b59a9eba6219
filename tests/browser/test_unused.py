"""Nothing is sent to readers for nothing: each selector meets something, and each script is asked for."""

import re
from collections.abc import Iterator

import pytest

from browser.conftest import Visit
from browser.opened import OPENED
from browser.real_site import RealSite
from carepress.preview.patterns import Patterns
from theme.theme_files import THEME, rules

pytestmark = pytest.mark.browser

# The state that only a pointer, a key or the end of a link makes is taken for given, as is what a reader has set.
_UNMET = """([pages, selectors]) => {
  const documents = pages.length ? pages.map(one => new DOMParser().parseFromString(one, "text/html")) : [document];
  const all = {calm: "on", theme: "dark", contrast: "more", spacing: "wide", text: "200", script: "", left: ""};
  const settings = [{}, all, {theme: "light", text: "120"}, {text: "140"}, {text: "170"}];
  const passing = /:(hover|focus|focus-visible|focus-within|active|target|visited)(?![\\w-])/g;
  const bare = one => one.replace(passing, ":nth-child(n)").replace(/::[a-z-]+/g, "") || "*";
  for (const set of settings) {
    for (const {documentElement: root} of documents) {
      for (const name of Object.keys(root.dataset)) delete root.dataset[name];
      Object.assign(root.dataset, set);
      if (pages.length) root.dir = set.calm ? "rtl" : "ltr";
    }
    selectors = selectors.filter(one => !documents.some(page => page.querySelector(bare(one))));
  }
  return selectors;
}"""

_KEYFRAMES = re.compile(r"@keyframes ([\w-]+)")
_COMMAS = re.compile(r",(?![^(]*\))")


def drawn_patterns() -> Iterator[str]:
    """Every state of every component, as a page has it."""
    patterns = Patterns((THEME,))
    for name in patterns.names:
        for example in patterns.pattern(name).examples:
            yield f'<!doctype html><main class="main">{patterns.drawn(name, example)}</main>'


def test_every_selector_meets_something_on_a_page_or_in_a_pattern(site: RealSite, visit: Visit) -> None:
    selectors = {one.strip() for rule in rules() if "@" not in rule.selector for one in _COMMAS.split(rule.selector)}
    assert len(selectors) > 400
    pages = [*(file.read_text() for file in site.folder.rglob("*.html")), *drawn_patterns()]
    left = visit("/").evaluate(_UNMET, [pages, [*selectors]])
    for opened in OPENED.values():
        page = visit(opened.path, **opened.device)
        opened.on(page)
        left = page.evaluate(_UNMET, [[], left])
    assert not left


def test_every_animation_is_used(site: RealSite) -> None:
    css = "".join(file.read_text() for file in site.folder.glob("assets/*/*.css"))
    assert not [name for name in _KEYFRAMES.findall(css) if not re.search(rf"(?<!@keyframes ){name}\b", css)]


def test_every_script_is_asked_for_by_a_page_or_by_another_script(site: RealSite) -> None:
    scripts = {file.name: file.read_text() for file in site.folder.rglob("*.js")}
    pages = [*(file.read_text() for file in site.folder.rglob("*.html")), *drawn_patterns()]
    enhanced = {f"{name}.js" for page in pages for name in re.findall(r'data-enhance="([^"]+)"', page)}
    asked = enhanced | {name for page in pages for name in re.findall(r'<script[^>]+/([\w-]+\.js)"', page)}
    while more := {other for name in asked for other in re.findall(r'([\w-]+\.js)"', scripts[name])} - asked:
        asked |= more
    assert len(asked) > 10
    assert {*scripts} == asked
