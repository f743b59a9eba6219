"""What a device keeps of the site, with the wires pulled: under a sub-path, as each of these pages may be served."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

import tiny_site
from browser.accessibility import violations
from browser.conftest import ENHANCED
from browser.host import Host

pytestmark = pytest.mark.browser

ROOT = "/repo"
ARTICLE, OTHER, PATH, RISKY = "/first-night/", "/fog/", "/paths/rough-water/", "/home/"
FILES = {
    "articles/home.md": "---\ntitle: When home is not safe\ndate: 2026-01-10\nquick_exit: true\n---\nYou matter.\n"
}

_CONTROLLED = "() => navigator.serviceWorker.controller?.state === 'activated'"
_STORES = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
  [name.split(" ")[2], (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname)])))"""
_TEXTS = """async () => (await Promise.all((await caches.keys()).map(async name => {
  const store = await caches.open(name);
  return Promise.all((await store.keys()).map(async one => (await store.match(one)).text()));
}))).flat().join()"""
_ASK = """message => new Promise(resolve => {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = event => resolve(event.data);
  navigator.serviceWorker.controller.postMessage(message, [port2]);
})"""
_REGISTERED = "navigator.serviceWorker.getRegistrations()"

Build = Callable[..., Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A function that builds a harbour under the sub-path, some of its files and settings changed, for a host."""
    kept: dict[str, Path] = {}

    def built(name: str, files: Mapping[str, str] = {}, **settings: Any) -> Path:
        if name not in kept:
            folder = kept[name] = tmp_path_factory.mktemp(name)
            shutil.copytree(tiny_site.SITES / "ours" / "content", folder / "content")
            tiny_site.write(FILES | files, folder / "content")
            given = {"mode": "publish", "country": "GB", "quick_exit_url": "https://weather.example/"} | settings
            site = {
                "SITEURL": f"https://harbour.example{ROOT}",
                "SITENAME": f"Harbour, {name}",
                "DEFAULT_LANG": "en-GB",
            }
            tiny_site.build_folder(folder / "content", folder / ROOT[1:], CAREPRESS=given, **site)
            shutil.rmtree(folder / "content")
        return kept[name]

    return built


@pytest.fixture
def host(build: Build) -> Iterator[Host]:
    """The harbour on a host of its own."""
    found = Host(build("first"))
    yield found
    found.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's profile."""
    with browser.new_context(service_workers="allow", viewport={"width": 360, "height": 780}) as found:
        yield found


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Page:
    """A page whose device has the shell and the help pages."""
    found = context.new_page()
    found.goto(f"{host.address}{ROOT}{OTHER}")
    found.wait_for_function(_CONTROLLED)
    return found


def go(page: Page, host: Host, path: str) -> None:
    page.goto(f"{host.address}{ROOT}{path}")
    page.evaluate(ENHANCED)


def until(page: Page, promise: str) -> None:
    """Wait until a promise is kept with something true."""
    page.evaluate(f"""async () => {{
      for (let tries = 0; !(await {promise}); tries++) {{
        if (tries > 200) throw new Error("not in time");
        await new Promise(resolve => setTimeout(resolve, 20));
      }}
    }}""")


def keep(page: Page, host: Host, path: str) -> None:
    """Keep a page, and wait until the device has it."""
    go(page, host, path)
    page.get_by_role("button", name="Keep for later").click()
    expect(page.locator(".keep-status")).to_contain_text("Available offline: a copy of")


def stores(page: Page) -> dict[str, list[str]]:
    """What each store of the device holds: `shell`, `assets` and `kept`."""
    found: dict[str, list[str]] = page.evaluate(_STORES)
    return found


def test_without_asking_a_device_has_the_frame_and_the_help_pages_and_nothing_of_what_was_read(
    page: Page, host: Host, context: BrowserContext
) -> None:
    before = stores(page)
    assert {*before} == {"shell", "assets"}
    pages = {"/offline/", "/kept/", "/settings/", "/get-help/", "/offline/words.json"}
    assert {one.removeprefix(ROOT) for one in before["shell"]} - pages == {
        f"/{file.relative_to(host.folder / 'repo').as_posix()}" for file in host.folder.rglob("countries.json")
    }
    for path in (ARTICLE, "/the-buoy/", PATH, "/", "/articles/"):
        go(page, host, path)
    assert stores(page) == before
    context.set_offline(True)
    go(page, host, "/get-help/?from=a-link")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a hand")
    expect(page.locator(".copy-notice")).to_contain_text("this is the copy on your device, of")
    assert page.locator(".copy-notice").evaluate("one => one === document.body.firstElementChild")
    expect(page.locator(".help-inset-select option")).to_have_count(3)
    assert not violations(page)
    go(page, host, ARTICLE)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    expect(page.locator(".kept-list").get_by_role("link", name="Find a hand")).to_be_visible()
    expect(page.locator(".help-number-digits").first).to_have_text("999")
    assert stores(page) == before


def test_what_is_kept_opens_when_the_server_is_gone_with_its_pictures_and_scripts(page: Page, host: Host) -> None:
    keep(page, host, ARTICLE)
    host.stop()
    go(page, host, ARTICLE)
    expect(page.locator(".copy-notice")).to_be_visible()
    expect(page.locator(".copy-notice")).to_have_css("background-color", "rgb(241, 236, 228)")
    expect(page.get_by_role("button", name="Keep for later")).to_have_attribute("aria-pressed", "true")
    page.locator("main img").scroll_into_view_if_needed()
    assert page.locator("main img").evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    page.get_by_role("link", name="Reading settings").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    go(page, host, "/kept/")
    expect(page.locator(".kept-list-entry").first).to_contain_text("Available offline: a copy of")
    page.locator(".kept-list-entry button").first.click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    until(page, "caches.keys().then(all => !all.some(one => one.endsWith(' kept')))")


def test_a_path_is_kept_with_all_its_pages(page: Page, host: Host, context: BrowserContext) -> None:
    keep(page, host, PATH)
    page.get_by_role("button", name="Keep its other pages too: 3").click()
    expect(page.get_by_role("button", name="Keep its other")).to_have_count(0)
    expect(page.locator(".keep-status")).to_contain_text("Available offline")
    assert {PATH, "/get-help/", "/strategies/anchoring/", ARTICLE} <= {
        one.removeprefix(ROOT) for one in stores(page)["kept"]
    }
    context.set_offline(True)
    go(page, host, ARTICLE)
    expect(page.locator(".keep-status")).to_contain_text("Available offline")
    go(page, host, "/kept/")
    expect(page.locator(".kept-list-entry")).to_have_count(4)


def test_a_page_that_could_put_its_reader_at_risk_is_never_on_the_device(
    page: Page, host: Host, context: BrowserContext
) -> None:
    go(page, host, RISKY)
    assert not page.get_by_role("button", name="Keep for later").count()
    assert not page.locator("link[rel=manifest]").count()
    assert page.evaluate(_ASK, {"keep": [ROOT + RISKY]})["fault"] == "never"
    assert page.evaluate(_ASK, {"keep": [ROOT + ARTICLE, ROOT + RISKY]})["fault"] == "never"
    assert {*stores(page)} == {"shell", "assets"}
    assert "When home is not safe" not in page.evaluate(_TEXTS)
    assert not [file for file in (host.folder / "repo").glob("offline/*.json") if "home is not" in file.read_text()]
    context.set_offline(True)
    go(page, host, RISKY)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")


def test_a_page_of_quick_exit_alone_puts_nothing_on_the_device(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.address}{ROOT}{RISKY}", wait_until="networkidle")
    assert page.evaluate(_REGISTERED) == []


def test_an_update_that_breaks_off_leaves_the_last_build_and_a_whole_one_leaves_open_pages_theirs(
    page: Page, host: Host, build: Build, context: BrowserContext
) -> None:
    keep(page, host, ARTICLE)
    before = stores(page)
    first = host.folder
    second = _with_another_theme(build("second", {"pages/get-help.md": _help()}))
    host.folder, host.left = second, 6
    page.evaluate(f"{_REGISTERED}.then(([one]) => one.update()).catch(() => 0).then(() => 0)")
    until(page, f"{_REGISTERED}.then(([one]) => !one.installing)")
    host.left = 0
    assert stores(page) == before
    go(page, host, "/get-help/")
    assert "newer words" not in page.locator("main").inner_text()
    host.left = -1
    other = context.new_page()
    other.goto(f"{host.address}{ROOT}{ARTICLE}")
    until(other, f"caches.keys().then(all => !all.some(one => one.endsWith(' {_version(first)}')))")
    host.left = 0
    page.get_by_role("link", name="Reading settings").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    other.goto(f"{host.address}{ROOT}/get-help/")
    expect(other.locator("main")).to_contain_text("newer words")
    other.goto(f"{host.address}{ROOT}{ARTICLE}")
    assert _assets(second) in other.content()
    page.close()
    host.left = -1
    other.goto(f"{host.address}{ROOT}{OTHER}")
    until(other, "caches.keys().then(all => all.filter(one => one.includes(' assets ')).length === 1)")


def test_a_device_without_room_says_so_and_keeps_nothing_by_halves(
    page: Page, host: Host, context: BrowserContext
) -> None:
    before = stores(page)
    network = context.new_cdp_session(page)
    network.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 1000})
    go(page, host, PATH)
    page.get_by_role("button", name="Keep for later").click()
    expect(page.locator(".keep-status")).to_contain_text("There is no room left on this device")
    assert stores(page) == before
    go(page, host, "/kept/")
    expect(page.locator(".kept-list-entry").first).to_contain_text("not available offline")
    network.send("Storage.overrideQuotaForOrigin", {"origin": host.address})
    page.get_by_role("button", name="Make these available offline").click()
    expect(page.locator(".kept-list-entry").first).to_contain_text("Available offline: a copy of")


@pytest.mark.parametrize("kind", ["a private window that refuses", "an address that is not secure"])
def test_where_the_browser_keeps_no_pages_it_says_so_and_all_else_works(
    kind: str, browser: Browser, host: Host
) -> None:
    with browser.new_context(service_workers="block") as context:
        address = host.address if "private" in kind else "http://harbour.example"
        context.route("http://harbour.example/**", lambda route: _served(route, host.folder))
        page = context.new_page()
        page.goto(f"{address}{ROOT}{ARTICLE}")
        page.evaluate(ENHANCED)
        assert page.evaluate("'caches' in window") == ("private" in kind)
        page.get_by_role("button", name="Keep for later").click()
        expect(page.locator(".keep-status")).to_contain_text("This browser does not keep pages")
        page.goto(f"{address}{ROOT}/kept/")
        page.evaluate(ENHANCED)
        expect(page.locator(".kept-list-entry")).to_contain_text("not available offline")
        page.get_by_role("button", name="Erase everything on this device").click()
        expect(page.locator(".erase [role=status]")).to_contain_text("Erased.")
        expect(page.get_by_text("Nothing yet.")).to_be_visible()


def test_one_button_erases_everything(page: Page, host: Host) -> None:
    keep(page, host, ARTICLE)
    go(page, host, "/settings/")
    page.get_by_label("Much larger").check()
    page.locator(".help-inset-select").select_option("FR")
    go(page, host, "/kept/")
    page.get_by_role("button", name="Erase everything on this device").click()
    expect(page.locator(".erase [role=status]")).to_contain_text("Erased.")
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    go(page, host, OTHER)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_REGISTERED) == []
    assert page.evaluate("Promise.all([caches.keys(), Object.keys(localStorage), document.cookie])") == [[], [], ""]
    keep(page, host, ARTICLE)
    assert {*stores(page)} == {"shell", "assets", "kept"}


def test_a_site_that_keeps_nothing_any_more_takes_away_what_it_kept(page: Page, host: Host, build: Build) -> None:
    keep(page, host, ARTICLE)
    host.folder = build("nothing", offline=False)
    go(page, host, OTHER)
    until(page, f"{_REGISTERED}.then(all => !all.length)")
    assert page.evaluate("caches.keys()") == []
    assert not page.locator("link[rel=manifest]").count()


def test_a_kept_page_that_gets_a_quick_exit_leaves_the_device(page: Page, host: Host, build: Build) -> None:
    keep(page, host, ARTICLE)
    keep(page, host, "/the-buoy/")
    article = (tiny_site.SITES / "ours" / "content" / "articles" / "first-night.md").read_text()
    host.folder = build("risky", {"articles/first-night.md": article.replace("---\n", "---\nquick_exit: true\n", 1)})
    go(page, host, OTHER)
    until(page, f"caches.keys().then(all => all.some(one => one.endsWith(' {_version(host.folder)}')))")
    until(page, f"{_REGISTERED}.then(([one]) => !one.installing)")
    assert {one.removeprefix(ROOT) for one in stores(page)["kept"]} == {"/the-buoy/"}


def test_numbers_that_are_too_old_are_never_shown_without_saying_so(
    host: Host, context: BrowserContext, tmp_path: Path
) -> None:
    shutil.copytree(host.folder, tmp_path / "old")
    worker = tmp_path / "old" / "repo" / "service-worker.js"
    days = '"due":"2021-04-01","seen":"2020-04","until":"2022-04-01"'
    worker.write_text(re.sub(r'"due":"[\d-]+","seen":"[\d-]+","until":"[\d-]+"', days, worker.read_text()))
    host.folder = tmp_path / "old"
    page = context.new_page()
    go(page, host, "/")
    page.wait_for_function(_CONTROLLED)
    host.stop()
    for path in ("/get-help/", ARTICLE):
        go(page, host, path)
        notice = page.locator(".copy-notice[data-state=expired]")
        expect(notice).to_contain_text("Some helpline numbers here may be wrong by now")
        expect(notice).to_contain_text("April 2020")
        expect(notice.get_by_role("link")).to_have_attribute("href", "tel:999")
        assert notice.evaluate("one => one === document.body.firstElementChild")
        assert not violations(page)


def test_a_device_can_put_the_site_on_its_home_screen(page: Page, host: Host, context: BrowserContext) -> None:
    asked = context.new_cdp_session(page)
    told = asked.send("Page.getAppManifest")
    assert not told["errors"]
    assert {told["manifest"][name].removeprefix(host.address) for name in ("startUrl", "scope")} == {f"{ROOT}/"}
    found = {one["errorId"] for one in asked.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert found <= {"in-incognito"}  # as all profiles of these tests are


def test_a_slow_network_is_not_waited_for_where_there_is_a_copy(
    page: Page, host: Host, context: BrowserContext
) -> None:
    context.route("**/get-help/", lambda _: None)
    go(page, host, "/get-help/")
    expect(page.locator(".copy-notice")).to_be_visible()


def _served(route: Route, folder: Path) -> None:
    path = route.request.url.removeprefix("http://harbour.example").partition("?")[0]
    file = folder / path.lstrip("/")
    route.fulfill(path=file / "index.html" if path.endswith("/") else file)


def _help() -> str:
    text = (tiny_site.SITES / "ours" / "content" / "pages" / "get-help.md").read_text()
    return f"{text}\nThese are newer words.\n"


def _version(site: Path) -> str:
    (found,) = re.findall(r'"version":"(\w+)"\};', (site / "repo" / "service-worker.js").read_text().partition("\n")[0])
    return str(found)


def _assets(site: Path) -> str:
    (found,) = (site / "repo").glob("assets/*/site.css")
    return found.parent.name


def _with_another_theme(site: Path) -> Path:
    """The site as a new version of the theme has it: its assets under another address."""
    old, new = _assets(site), "0123456789ab"
    if old != new:
        (site / "repo" / "assets" / old).rename(site / "repo" / "assets" / new)
        for file in [*site.rglob("*.html"), *site.rglob("*.js"), *site.rglob("*.json")]:
            text = file.read_text()
            if old in text:
                file.write_text(text.replace(old, new))
    return site
