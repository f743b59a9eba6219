"""Handouts: what a page says stands on paper too, the same bytes come out each time, and the site does without."""

import http.server
import io
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pypdf
import pytest

import tiny_site
from carepress.handouts import paper
from carepress.handouts.order import qr_code
from carepress.kept_files import KeptFiles
from carepress.own_files import OwnFiles
from tiny_site import TinySite

ROOT = Path(__file__).parents[2]
ADDRESS = "https://harbour.example"
SHEET = "<html lang=en><title>T</title><h1>One</h1><p>Ł 你 {}</p>"
BUILD = "import sys; {} from pelican.__main__ import main; main(sys.argv[1:])"


def letters(pdf: Path) -> str:
    """What can be read in a file, without spaces: lines break where there is no more room."""
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\N{LEFT-TO-RIGHT ISOLATE}", "").replace("\N{POP DIRECTIONAL ISOLATE}", ""))


def sources(folder: Path, **files: bytes) -> OwnFiles:
    return OwnFiles(ADDRESS, files, (), folder, ROOT / "theme")


def built_apart(folder: Path, before: str = "", articles: int = 1) -> subprocess.Popen[str]:
    """A build of a few articles in a process of its own, with nothing kept."""
    head = "---\ntitle: Night {}\ndate: 2026-01-02\n---\nSleep well."
    tiny_site.write({f"content/articles/{n}.md": head.format(n) for n in range(articles)}, folder)
    settings = f"from carepress.pelican_settings import *\nCACHE_PATH = {str(folder / 'kept')!r}\n"
    settings += f"SITENAME, SITEURL, TIMEZONE, CAREPRESS = 'Tiny', {ADDRESS!r}, 'UTC', {{'take_along': 'always'}}\n"
    tiny_site.write({"conf.py": settings}, folder)
    options = [str(folder / "content"), "-s", str(folder / "conf.py"), "-o", str(folder / "output")]
    command = [sys.executable, "-c", BUILD.format(before), *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def test_paper_says_what_the_page_says(ours: TinySite) -> None:
    page, text = (
        ours.page("/practice/dropping-anchor/"),
        letters(ours.output / "practice/dropping-anchor/dropping-anchor.pdf"),
    )
    parts = page.select(
        ".practice-steps-step, h1, .practice-heading-words, .references-list > li > a, .page-dates time"
    )
    assert len(parts) > 6
    assert not [part.text for part in parts if squeezed(part.text) not in text]
    for number, step in enumerate(page.select(".practice-steps-step"), 1):
        assert f"{number}{squeezed(step.text)}" in text


@pytest.mark.parametrize("path", ["low-tide/low-tide", "strategies/anchoring/anchoring", "first-night/first-night"])
def test_paper_has_the_text_of_the_page_with_sources_dates_and_numbers(path: str, ours: TinySite) -> None:
    page, text = ours.page(f"/{path.rpartition('/')[0]}/"), letters(ours.output / f"{path}.pdf")
    shown = page.select(".prose > p, .prose > h2, .prose li, .help-number-digits, .references-list > li > a")
    shown = [
        part for part in shown if not part.find_parent(class_="mention-list") and not part.select(".covers-note > a")
    ]
    assert len(shown) > 2
    assert not [part.text for part in shown if squeezed(part.text) not in text]
    assert f"{ADDRESS}/{path.rpartition('/')[0]}/" in text
    for day in page.select(".page-dates time"):
        assert squeezed(day.text) in text


def test_each_sheet_says_whom_to_call_and_where_it_comes_from(ours: TinySite) -> None:
    numbers = [squeezed(one.text) for one in ours.page("/low-tide/").select(".help-inset .help-number-digits")]
    assert len(numbers) > 1
    for sheet in pypdf.PdfReader(ours.output / "strategies/anchoring/anchoring.pdf").pages:
        text = squeezed(sheet.extract_text())
        assert not [number for number in numbers if number not in text]
        assert f"{ADDRESS}/strategies/anchoring/" in text


def test_a_page_tells_what_kind_its_handout_is_and_how_long_and_heavy(ours: TinySite) -> None:
    link = ours.page("/low-tide/").select_one('[aria-labelledby="site--take-along"] a[href$=".pdf"]')
    assert link
    file = ours.output / str(link["href"]).lstrip("/")
    sheets, size = len(pypdf.PdfReader(file).pages), round(file.stat().st_size / 1000)
    assert f"{size}\N{NO-BREAK SPACE}kB" in link.text
    assert ("one sheet" if sheets == 1 else f"{sheets} sheets") in link.text


def test_only_published_sites_with_an_address_have_them_unless_they_want_to(tmp_path: Path) -> None:
    tiny_site.write({"articles/sleep.md": "---\ntitle: Sleep\ndate: 2026-01-02\n---\nGood night."}, tmp_path / "c")
    published, always = {"mode": "publish"}, {"take_along": "always"}
    with_address = {"SITEURL": ADDRESS}
    wanted = {}
    for name, own, pelican in (
        ("preview", {}, with_address),
        ("published", published, with_address),
        ("nowhere", published, {}),
        ("never", published | {"take_along": "never"}, with_address),
        ("always", always, with_address),
    ):
        site = tiny_site.build_folder(tmp_path / "c", tmp_path / name, CAREPRESS=own, **pelican)
        wanted[name] = (site.output / "sleep" / "sleep.pdf").is_file()
        assert bool(site.page("/sleep/").select('[aria-labelledby="site--take-along"]')) == wanted[name]
    assert wanted == {"preview": False, "published": True, "nowhere": False, "never": False, "always": True}


def test_a_page_that_readers_leave_quickly_leaves_no_file_on_their_device(tmp_path: Path) -> None:
    head = "---\ntitle: Sleep\ndate: 2026-01-02\nquick_exit: true\n---\nGood night."
    tiny_site.write({"articles/sleep.md": head}, tmp_path / "c")
    site = tiny_site.build_folder(tmp_path / "c", tmp_path / "o", SITEURL=ADDRESS, CAREPRESS={"take_along": "always"})
    assert not [*site.output.rglob("*.pdf")]


def test_the_same_page_is_the_same_bytes_whenever_and_wherever_it_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = set()
    for moment in ("1", "1700000000", None):
        if moment:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        else:
            monkeypatch.delenv("SOURCE_DATE_EPOCH")
        folder = tmp_path / str(moment)
        folder.mkdir()
        monkeypatch.chdir(folder)
        with paper.press(sources(folder)) as draw:
            drawn.add(draw(SHEET.format(""), "", f"{ADDRESS}/one/"))
        assert os.environ.get("SOURCE_DATE_EPOCH") == moment
    assert len(drawn) == 1


def test_nobody_is_asked_for_a_picture_and_what_stands_on_the_site_is_drawn(ours: TinySite) -> None:
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}/buoy.png"
        picture = '<img src="{}" alt="A buoy">'
        secret = (ours.content / "images" / "buoy.png").as_uri()
        found = sources(ours.content, **{"images/buoy.png": (ours.content / "images" / "buoy.png").read_bytes()})
        with paper.press(found) as draw:
            own, *others = (
                draw(SHEET.format(picture.format(address)), "", f"{ADDRESS}/one/")[1]
                for address in ("/images/buoy.png", there, secret, "/images/none.png")
            )
        server.shutdown()
    assert not asked
    assert b"/Subtype /Image" in own or len(own) > max(map(len, others))
    assert len({len(other) // 1000 for other in others}) == 1


@pytest.mark.parametrize("path", ["../pelicanconf.py", "css/../../templates/base.html", "etc/hostname"])
def test_only_files_of_site_and_theme_can_be_read(path: str, tmp_path: Path) -> None:
    found = sources(tmp_path)
    for base in (f"{ADDRESS}/", f"{(ROOT / 'theme').as_uri()}/", "file:///"):
        with pytest.raises((LookupError, FileNotFoundError)):
            found.read(base + path)


def test_a_code_has_a_quiet_zone_and_words_and_corrects_a_seventh(tmp_path: Path) -> None:
    code = str(qr_code(f"{ADDRESS}/low-tide/", "It leads to {address}", KeptFiles(tmp_path)))
    assert f"<title>It leads to {ADDRESS}/low-tide/</title>" in code
    side = int(re.findall(r'viewBox="0 0 (\d+) \1"', code)[0])
    # Four empty modules on each side, and a whole version of the code between them.
    assert (side - 8 - 17) % 4 == 0
    assert re.findall(r' d="M(\d+) ([\d.]+)h7', code) == [("4", "4.5")]


@pytest.mark.parametrize(
    ("before", "lacking"),
    [
        ("sys.modules['weasyprint'] = None;", "Install the package weasyprint"),
        ("import ctypes.util, cffi; cffi.FFI.dlopen = lambda *_: (_ for _ in ()).throw(OSError());", "libpango"),
    ],
    ids=["package", "pango"],
)
def test_without_the_engine_the_site_is_built_and_says_what_is_missing(
    before: str, lacking: str, tmp_path: Path
) -> None:
    process = built_apart(tmp_path, before)
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0, told
    assert told.count("handout-missing") == 1
    assert lacking in told
    assert not [*(tmp_path / "output").rglob("*.pdf")]
    assert "site--take-along" not in (tmp_path / "output" / "0" / "index.html").read_text()


def test_a_killed_build_leaves_no_half_handout(tmp_path: Path) -> None:
    process, kept = built_apart(tmp_path, articles=12), tmp_path / "kept" / "handouts"
    for _ in range(6000):
        if kept.is_dir() and any(kept.glob("*.sheets")):
            break
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    whole = [file.with_suffix(".pdf").read_bytes() for file in kept.glob("*.sheets")]
    assert 0 < len(whole) < 12
    assert all(len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1 for content in whole)
    assert not [*(tmp_path / "output").rglob("*.pdf")]


def test_a_kept_handout_that_is_not_whole_is_drawn_again(tmp_path: Path) -> None:
    article = {"content/articles/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\nText."}
    tiny_site.write(article, tmp_path)
    own, kept = {"SITEURL": ADDRESS, "CAREPRESS": {"take_along": "always"}}, tmp_path / "kept"

    def handout(output: str) -> bytes:
        site = tiny_site.build_folder(tmp_path / "content", tmp_path / output, CACHE_PATH=str(kept), **own)
        return (site.output / "one" / "one.pdf").read_bytes()

    first = handout("a")
    for damaged in (*kept.rglob("*.pdf"), *kept.rglob("*.sheets")):
        damaged.write_bytes(b"half")
        assert handout(f"after-{damaged.suffix}") == first


def test_pages_to_practise_carry_the_code_for_their_own_print_and_no_other_page_does(ours: TinySite) -> None:
    coded = {url for url, page in ours.pages.items() if page.select(".page-dates-address svg")}
    assert coded == {url for url in ours.pages if url.startswith("/practice/")}
    words = ours.page("/practice/dropping-anchor/").select_one(".page-dates-address svg > title")
    assert words
    assert words.text == f"QR code that leads to {ADDRESS}/practice/dropping-anchor/"


def test_nothing_is_left_of_the_copies_that_the_engine_makes_of_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_site.write({"c/articles/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\nText.", "place/x": ""}, tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "place"))
    own, kept = {"take_along": "always"}, str(tmp_path / "kept")
    site = tiny_site.build_folder(tmp_path / "c", tmp_path / "o", SITEURL=ADDRESS, CAREPRESS=own, CACHE_PATH=kept)
    assert [*site.output.rglob("*.pdf")]
    assert [file.name for file in (tmp_path / "place").iterdir()] == ["x"]
