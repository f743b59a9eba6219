"""Laws of a finished site: each fault is named at the text or template that it comes from, and told once."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

import tiny_site
from tiny_site import TinySite

BuildSite = Callable[..., TinySite]

OUR_RULES = {
    *("asset-missing", "contrast-low", "cookie-set", "description-missing", "heading-one", "heading-skipped"),
    *("id-repeated", "image-file-name", "image-too-heavy", "image-without-words", "inline-script", "inline-style"),
    *("landmark-missing", "language-missing", "link-vague", "link-without-words", "page-too-heavy", "page-unreadable"),
    *("table-without-headers", "third-party-request", "title-repeated", "viewport-missing"),
}
PAGE = "---\ntitle: Sleep\ndate: 2026-01-01\nsummary: About sleep.\n---\n"
FOOTER = '{% macro footer(site) %}\n<footer id="site--menu"><nav aria-label="F"></nav>\nPLANT</footer>\n{% endmacro %}'

PLANTED = {
    "<h1>Again</h1>": ("heading-one", "3:4"),
    "<h6>Deep</h6>": ("heading-skipped", "3:4"),
    '<img src="{{ site.root }}/gone.png" alt="A">': ("asset-missing", "3:26"),
    '<img src="https://other.example/a.png" alt="A">': ("third-party-request", "3:11"),
    '<a href="{{ site.root }}/a/"></a>': ("link-without-words", "3:25"),
    '<a href="{{ site.root }}/gone/">Gone</a>': ("link-broken", "3:25"),
    '<a href="{{ site.root }}/a/#gone">Gone</a>': ("anchor-missing", "3:25"),
    '<p id="site--menu">A</p>': ("id-repeated", "2:9"),
    '<p onclick="go()">A</p>': ("inline-script", "3:4"),
    "<script>let a = 1</script>": ("inline-script", "3:9"),
    '<p style="color:red">A</p>': ("inline-style", "3:4"),
    "<table><tr><td>1</td></tr></table>": ("table-without-headers", "3:1"),
    "<main>Two</main>": ("landmark-missing", "3:1"),
}


def with_footer(build_site: BuildSite, folder: Path, plant: str, **settings: str) -> tuple[TinySite, str]:
    """A site whose footer holds a plant, and the path of the footer's template."""
    tiny_site.write({"components/footer.html": FOOTER.replace("PLANT", plant)}, folder / "templates")
    rest = PAGE.replace("Sleep", "Rest").replace("sleep", "rest")
    files = {"a.md": PAGE + "Words.\n", "pages/b.md": rest + "Words.\n"}
    site = build_site(files, THEME_TEMPLATES_OVERRIDES=[str(folder / "templates")], **settings)
    return site, str(folder / "templates" / "components" / "footer.html")


@pytest.mark.parametrize("root", ["", "https://harbour.example/quiet"])
@pytest.mark.parametrize(("plant", "told"), PLANTED.items(), ids=PLANTED)
def test_a_fault_of_a_template_is_named_there_and_once(
    plant: str, told: tuple[str, str], root: str, build_site: BuildSite, tmp_path: Path
) -> None:
    site, footer = with_footer(build_site, tmp_path, plant, SITEURL=root)
    (finding,) = [f for f in site.findings if f.rule in OUR_RULES | {"link-broken", "anchor-missing"}]
    rule, place = told
    assert (finding.rule, finding.place) == (rule, f"{footer}:{place}")
    assert " more: " in finding.message


def test_a_sound_footer_has_no_findings(build_site: BuildSite, tmp_path: Path) -> None:
    plant = '<a href="{{ site.root }}/a/#site--content">Sleep</a><img src="data:image/gif;base64,R0lGODlhAQ=" alt="">'
    site, _ = with_footer(build_site, tmp_path, plant, SITEURL="https://harbour.example/quiet")
    assert not [f for f in site.findings if f.rule in OUR_RULES | {"link-broken", "anchor-missing"}]


def test_an_address_that_leaves_the_sites_own_path_is_told(build_site: BuildSite, tmp_path: Path) -> None:
    site, footer = with_footer(build_site, tmp_path, '<a href="/a/">S</a>', SITEURL="https://harbour.example/quiet")
    assert site.finding("link-broken").place == f"{footer}:3:10"
    assert "/quiet/" in site.finding("link-broken").message


THEME_FILES = {
    "contrast-low": (
        "css/tokens.css",
        ":root { --ink: #888; --paper: #999; }\np { color: var(--ink); background: var(--paper) }",
        "1:9",
    ),
    "cookie-set": ("js/main.js", "\ndocument.cookie = 'a=b';", "2:1"),
    "asset-missing": ("css/tokens.css", "p { background: url(gone.png); }", "1:21"),
    "third-party-request": ("css/tokens.css", "p { background: url(https://other.example/a.png); }", "1:21"),
}


@pytest.mark.parametrize("rule", THEME_FILES)
def test_a_fault_of_a_stylesheet_or_script_is_named_where_it_stands(
    rule: str, build_site: BuildSite, tmp_path: Path
) -> None:
    path, text, place = THEME_FILES[rule]
    theme = tiny_site.SETTINGS["THEME"]
    for folder in ("templates", "labels"):
        (tmp_path / "theme").mkdir(exist_ok=True)
        (tmp_path / "theme" / folder).symlink_to(Path(theme) / folder)
    files = {"css/main.css": '@import url("tokens.css");', "images/icon.svg": "<svg/>"}
    files |= {"js/main.js": "", "js/before-paint.js": ""}
    files = {f"static/{name}": content for name, content in files.items()}
    tiny_site.write(files | {f"static/{path}": text}, tmp_path / "theme")
    if path != "css/tokens.css":
        tiny_site.write({"static/css/tokens.css": "p { margin: 0 }"}, tmp_path / "theme")
    site = build_site({"a.md": PAGE + "Words.\n"}, THEME=str(tmp_path / "theme"))
    assert site.finding(rule).place == f"{tmp_path}/theme/static/{path}:{place}"


def test_a_step_above_the_root_leads_where_browsers_lead(build_site: BuildSite, tmp_path: Path) -> None:
    plant = '<a href="../../articles/">All</a> <a href="../../gone/">Gone</a>'
    site, footer = with_footer(build_site, tmp_path, plant)
    assert site.finding("link-broken").place == f"{footer}:3:44"


def test_a_link_to_a_part_that_a_list_does_not_have_is_named_in_the_text(build_site: BuildSite) -> None:
    site = build_site({"a.md": PAGE + "See [all](/articles/#gone), or [all](/articles/#site--content).\n"})
    assert site.finding("anchor-missing").place == "a.md:6:11"


def test_what_was_told_of_a_text_is_not_told_of_its_page(build_site: BuildSite) -> None:
    text = "### Deep\n\n[](a.md) ![](images/a.png) ![A](images/gone.png) [](b.md) [b](b.md#gone) [c](#gone)\n"
    site = build_site({"a.md": PAGE + text, "b.md": PAGE.replace("leep", "heep") + "Words.\n", "images/a.png": "x"})
    told = site.rules("a.md")
    places = [finding.place for finding in site.findings if finding.source == "a.md"]
    assert len(places) == len(set(places)), list(map(str, site.findings))
    assert {"heading-skipped", "image-without-words", "image-missing", "link-without-words", "anchor-missing"} <= {
        *told
    }


def test_a_main_heading_in_a_text_is_told_and_not_what_follows_from_it(build_site: BuildSite) -> None:
    site = build_site({"a.md": PAGE + "Words.\n\n## First {#first}\n\n`# no`\n\n# Second\n\nWords.\n"})
    assert site.finding("heading-one").place == "a.md:12:1"
    assert site.rules("a.md") == ["heading-one"]


def test_a_picture_of_another_site_is_withheld(build_site: BuildSite) -> None:
    site = build_site({"a.md": PAGE + "A ![bench](https://other.example/a.png) here.\n"})
    assert site.finding("third-party-request").place == "a.md:6:3"
    assert not site.page("/a/").select("main img")
    assert "A bench here." in site.page("/a/").get_text()


@pytest.mark.parametrize(("size", "severity"), [(400_000, "advice"), (1_200_000, "error")])
def test_a_picture_is_weighed_where_it_is_named(size: int, severity: str, build_site: BuildSite) -> None:
    text = "![A](images/light.png)\n![B](images/heavy.png)\n"
    site = build_site({"a.md": PAGE + text, "images/heavy.png": b"x" * size, "images/light.png": b"x"})
    finding = site.finding("image-too-heavy")
    assert (finding.place, finding.severity) == ("a.md:7:6", severity)


@pytest.mark.parametrize(("words", "told"), [(200, []), (1_800, ["advice"]), (8_000, ["error"])])
def test_a_long_page_is_named(words: int, told: list[str], build_site: BuildSite) -> None:
    chance = random.Random(1)  # noqa: S311  Nothing is secret here
    text = " ".join("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=30)) for _ in range(words))
    site = build_site({"a.md": f"{PAGE}{text}\n"})
    heavy = [finding for finding in site.findings if finding.rule == "page-too-heavy"]
    assert [finding.severity for finding in heavy] == told
    assert {finding.place for finding in heavy} <= {"a.md:6:1"}


def test_a_copied_page_asks_no_other_site(build_site: BuildSite) -> None:
    text = '<p style="color:red">A</p>\n<img src="/b.png">\n<script src="https://other.example/t.js"></script>\n'
    site = build_site({"a.md": PAGE + "Words.\n", "files/sheet.html": text})
    assert site.finding("third-party-request").place == "files/sheet.html:3:14"
    assert site.rules("files/sheet.html") == ["third-party-request"]


def test_many_pages_without_a_summary_are_told_together(build_site: BuildSite) -> None:
    site = build_site({f"{n}.md": f"---\ntitle: Page {n}\ndate: 2026-01-01\n---\nWords.\n" for n in range(9)})
    assert "8 other pages" in site.finding("description-missing").message


def test_drafts_are_looked_at_in_preview(build_site: BuildSite) -> None:
    site = build_site({"a.md": PAGE.replace("---\n", "---\nstatus: draft\n", 1) + "See [all](/articles/#gone).\n"})
    assert site.finding("anchor-missing").place == "a.md:7:11"


def test_the_tiny_sites_have_no_findings_of_these_rules(ours: TinySite, other: TinySite) -> None:
    assert not [str(finding) for site in (ours, other) for finding in site.findings if finding.rule in OUR_RULES]
