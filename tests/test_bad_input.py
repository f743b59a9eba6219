"""Every bad input that is known of: named in its place, shown in preview with its problem, and never published."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import tiny_site
from carepress.finding import Finding
from carepress.output import Blocked
from tiny_site import TinySite

HEAD = "---\ntitle: {}\ndate: 2026-01-10\n---\n"
PLUGINS = Path(tiny_site.SITES).parents[1] / "plugins"


class Dangling:
    """Stands for a link to a file that is not there."""


DANGLING = Dangling()


@dataclasses.dataclass(frozen=True)
class Bad:
    """What is planted, and where and by which rule it is found; the first file is the one with the fault."""

    name: str
    rule: str
    line: int
    column: int
    files: Mapping[str, str | bytes | Dangling]

    @property
    def source(self) -> str:
        return next(iter(self.files))


def bad(name: str, rule: str, line: int, column: int, text: str | bytes | Dangling, **others: str) -> Bad:
    """A fault in the article of that name; the keywords are other files, by name, that it takes."""
    path = name if "/" in name or name.endswith(".md") else f"articles/{name}.md"
    return Bad(name, rule, line, column, {path: text} | {f"articles/{n}.md": t for n, t in others.items()})


def linking(name: str, rule: str, link: str) -> Bad:
    """A link that leads nowhere, in an article of its own."""
    return bad(name, rule, 7, 10, f"{HEAD.format(name)}Above.\n\nA [word]({link}) and more.\n")


BAD = [
    bad("no-title", "title-missing", 2, 1, "---\ndate: 2026-01-10\n---\nWords.\n"),
    bad("no-date", "date-missing", 1, 1, "---\ntitle: No date\n---\nWords.\n"),
    bad("bad-date", "front-matter-value", 3, 1, "---\ntitle: Bad date\ndate: 2026-13-45\n---\nWords.\n"),
    bad("seconds", "front-matter-value", 3, 1, "---\ntitle: Seconds\ndate: 20260110\n---\nWords.\n"),
    bad("old-bad-date", "front-matter-value", 2, 1, "Title: Old bad date\nDate: soon\n\nWords.\n"),
    bad("status", "front-matter-value", 4, 1, "---\ntitle: Status\ndate: 2026-01-10\nstatus: publishd\n---\nWords.\n"),
    bad("key", "front-matter-unknown", 4, 1, "---\ntitle: Key\ndate: 2026-01-10\nsumary: x\n---\nWords.\n"),
    bad("old-key", "front-matter-unknown", 3, 1, "Title: Old key\nDate: 2026-01-10\nSumary: x\n\nWords.\n"),
    bad("out", "front-matter-value", 3, 1, "Title: Out\nDate: 2026-01-10\nSlug: ../../x\n\nWords.\n"),
    bad("far-out", "front-matter-value", 2, 1, "---\nslug: ../../x\ntitle: Far out\ndate: 2026-01-10\n---\nWords.\n"),
    bad("lang", "front-matter-value", 2, 1, "---\nlang: ../../x\ntitle: Lang\ndate: 2026-01-10\n---\nWords.\n"),
    bad("long-slug", "front-matter-value", 2, 1, f"---\nslug: {'x' * 300}\ntitle: L\ndate: 2026-01-10\n---\nWords.\n"),
    bad("file-slug", "front-matter-value", 2, 1, "---\nslug: graph.json\ntitle: File\ndate: 2026-01-10\n---\nWords.\n"),
    bad(
        "series-name",
        "front-matter-value",
        2,
        1,
        "---\nseries: '?!'\ntitle: No series\ndate: 2026-01-10\n---\nWords.\n",
    ),
    bad("template", "template-unknown", 2, 11, "---\ntemplate: articles\ntitle: T\ndate: 2026-01-10\n---\nWords.\n"),
    linking("link-filename", "link-broken", "{filename}missing.md"),
    linking("link-filename-root", "link-broken", "{filename}/articles/missing.md"),
    linking("link-filename-anchor", "link-broken", "{filename}missing.md#part"),
    linking("link-filename-up", "link-broken", "{filename}../missing/missing.md"),
    linking("link-bars", "link-broken", "|filename|missing.md"),
    linking("link-static", "link-broken", "{static}/files/missing.pdf"),
    linking("link-attach", "link-broken", "{attach}missing.pdf"),
    linking("link-plain", "link-broken", "missing.md"),
    linking("link-tag", "link-broken", "{tag}calm"),
    linking("link-category", "link-broken", "{category}calm"),
    linking("link-author", "link-broken", "{author}ada"),
    linking("link-site", "link-broken", "/missing/"),
    linking("link-anchor", "anchor-missing", "#missing"),
    linking("link-other-anchor", "anchor-missing", "link-tag.md#missing"),
    linking("link-draft", "link-to-draft", "../root-draft.md"),
    bad("image", "image-missing", 5, 6, f"{HEAD.format('Image')}![x](missing.png)\n"),
    bad("image-static", "image-missing", 5, 6, f"{HEAD.format('Image')}![x]({{static}}/images/missing.png)\n"),
    bad(
        "twin2",
        "address-repeated",
        2,
        1,
        "---\nslug: twin\ntitle: B\ndate: 2026-01-10\n---\nWords.\n",
        twin=HEAD.format("A") + "Words.\n",
    ),
    bad(
        "upper",
        "address-repeated",
        2,
        1,
        "---\nslug: Same\ntitle: B\ndate: 2026-01-10\n---\nWords.\n",
        same=HEAD.format("A") + "Words.\n",
    ),
    bad("articles/articles.md", "address-repeated", 1, 1, HEAD.format("Articles") + "Words.\n"),
    Bad(
        "two home pages",
        "address-repeated",
        1,
        1,
        {
            "pages/second-home.md": "---\ntitle: Home B\ntemplate: home\n---\nWords.\n",
            "pages/home.md": "---\ntitle: Home A\ntemplate: home\n---\nWords.\n",
        },
    ),
    bad("empty", "page-empty", 1, 1, b""),
    bad("only-head", "page-empty", 5, 1, HEAD.format("Only a head")),
    bad("latin", "file-not-utf8", 5, 4, HEAD.format("Latin").encode() + b"Caf\xe9\n"),
    bad("nul", "control-character", 5, 2, HEAD.format("Nul") + "a\0b\n"),
    bad("large", "file-too-large", 1, 1, HEAD.format("Large") + "words " * 900_000),
    bad("brackets", "markdown-too-dense", 5, 1_501, HEAD.format("Brackets") + "[" * 10_000),
    bad("quotes", "markdown-too-deep", 5, 1, HEAD.format("Quotes") + "> " * 5_000 + "deep\n"),
    bad("tags", "markdown-too-deep", 5, 1, HEAD.format("Tags") + "<div>" * 5_000 + "deep" + "</div>" * 5_000),
    bad(
        "deep-yaml",
        "front-matter-unreadable",
        4,
        19,
        "---\ntitle: D\ndate: 2026-01-10\nextra: " + "[" * 9_000 + "\n---\nWords.\n",
    ),
    bad("alias", "front-matter-unreadable", 2, 8, "---\ntitle: &a A\ndate: 2026-01-10\nsummary: *a\n---\nWords.\n"),
    bad("twice", "front-matter-unreadable", 4, 1, "---\ntitle: A\ndate: 2026-01-10\ntitle: B\n---\nWords.\n"),
    bad("list", "front-matter-unreadable", 2, 1, "---\n- a\n- b\n---\nWords.\n"),
    bad("no-end", "front-matter-unreadable", 1, 1, "---\ntitle: A\n\nWords.\n"),
    bad("script", "unsafe-html", 5, 6, HEAD.format("S") + "Read <script>alert(1)</script> on.\n"),
    bad("handler", "unsafe-html", 5, 4, HEAD.format("H") + '<p onclick="x()">Words.</p>\n'),
    bad("javascript", "unsafe-html", 5, 5, HEAD.format("J") + "[x](javascript:alert(1))\n"),
    bad("dangling", "file-unreadable", 1, 1, DANGLING),
    bad("strategy", "strategy-unknown", 4, 14, "---\ntitle: S\ndate: 2026-01-10\nstrategies: [unknown]\n---\nWords.\n"),
    bad("pin", "related-unknown", 4, 11, "---\ntitle: P\ndate: 2026-01-10\nrelated: [nobody]\n---\nWords.\n"),
    Bad(
        "vocabulary",
        "vocabulary-entry",
        4,
        3,
        {"data/strategies.yaml": "strategies:\n- id: sail\n  name: Sail\n  colour: red\n- id: row\n  name: Row\n"},
    ),
]

SOUND: Mapping[str, str | bytes] = {
    "root-draft.md": "Title: A draft in the root\nDate: 2026-01-10\nStatus: draft\n\nWords.\n",
    "articles/Two words and ümläuts.md": HEAD.format("Names") + "[Itself](Two%20words%20and%20ümläuts.md)\n",
    "articles/नींद.md": HEAD.format("नींद") + "शब्द।\n",
    "articles/long.md": HEAD.format("Very long " * 500) + "Words.\n",
    "articles/markup.md": HEAD.format("<script>alert(1)</script>") + "Words.\n",
    "articles/windows.md": (HEAD.format("Windows") + "Words.\n\n## Part\n\n[up](#part)\n").replace("\n", "\r\n"),
    "articles/mark.md": "\ufeff" + HEAD.format("Byte order mark") + "Words.\n",
    "articles/one-slash.md": "---\nslug: series\ntitle: Series\ndate: 2026-01-10\n---\nWords.\n",
    "articles/long-series.md": f"---\nseries: {'very long ' * 50}\ntitle: Long series\ndate: 2026-01-10\n---\nWords.\n",
    "articles/x.md/inside.md": HEAD.format("In a folder named like a page") + "Words.\n",
    "articles/entities.md": HEAD.format("Entities") + "&#0; &#31; &#xFFFF; &nbsp; &lt;b&gt;\n",
    "articles/dash.md": HEAD.format("'---'") + "---\n\n---\n",
}


def plant(files: Mapping[str, str | bytes | Dangling], folder: Path) -> None:
    tiny_site.write({path: text for path, text in files.items() if not isinstance(text, Dangling)}, folder)
    for path in (path for path, text in files.items() if isinstance(text, Dangling)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to("nowhere")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """A preview of all of it at once."""
    folder = tmp_path_factory.mktemp("bad")
    for row in BAD:
        plant(row.files, folder / "content")
    plant(SOUND, folder / "content")
    return tiny_site.build_folder(folder / "content", folder / "output")


@pytest.mark.parametrize("row", BAD, ids=lambda row: row.name)
def test_one_run_names_every_fault_in_its_place(row: Bad, everything: TinySite) -> None:
    found = [finding for finding in everything.findings if finding.source == row.source and finding.rule == row.rule]
    assert [(finding.line, finding.column) for finding in found] == [(row.line, row.column)]
    assert [finding.severity for finding in found] == ["error"]


def test_both_of_two_pages_with_one_address_are_told(everything: TinySite) -> None:
    told = [f for f in everything.findings if f.source == "articles/twin.md" and f.rule == "address-repeated"]
    assert [finding.line for finding in told] == [1]
    assert "articles/twin2.md" in told[0].message


def test_what_is_only_odd_is_no_error(everything: TinySite) -> None:
    assert not [str(f) for f in everything.findings if f.source in SOUND and f.severity == "error"]


def test_no_other_error_is_found(everything: TinySite) -> None:
    # Two pages with one address are told of one another, the second one in its place.
    planted = {(source, row.rule) for row in BAD for source in row.files}
    # What cannot be read has no title or date either.
    also = {"articles/alias.md", "articles/deep-yaml.md", "articles/list.md", "articles/no-end.md", "articles/empty.md"}
    errors = {(f.source, f.rule) for f in everything.findings if f.severity == "error" and f.source not in also}
    assert errors - planted == set()


def test_every_message_says_what_and_how_to_mend_it(everything: TinySite) -> None:
    for finding in everything.findings:
        assert finding.message.endswith((".", "?")), finding
        assert finding.remedy.endswith("."), finding
        assert len(finding.message) < 700, finding


TOLD_OF_FINISHED_PAGES = {"page-out-of-reach"}
"""What is read from the pages as they were written cannot stand on them."""


def test_every_page_in_preview_names_its_own_problems(everything: TinySite) -> None:
    panels = [panel for page in everything.pages.values() for panel in page.select(".findings-panel")]
    shown = " ".join(" ".join(panel.get_text(" ").split()) for panel in panels)
    pages = {path.relative_to(everything.content).as_posix() for path in markdown(everything)}
    told = [f for f in everything.findings if f.source in pages and f.rule not in TOLD_OF_FINISHED_PAGES]
    assert len(told) > len(BAD)
    assert not [str(f) for f in told if f.place not in shown or " ".join(f.message.split()) not in shown]


def markdown(site: TinySite) -> list[Path]:
    """The files that are to become pages, the one among them that is a link to nothing."""
    return [path for path in site.content.rglob("*.md") if not path.is_dir()]


OF_EVERY_SITE = {"/", "/404.html", "/articles/", "/search/", "/settings/", "/kept/", "/offline/"}
"""Pages that every site has, made from no file."""


def test_nothing_vanishes(everything: TinySite) -> None:
    listings = [
        url
        for url in everything.pages
        if url in {*OF_EVERY_SITE, "/map/"} - {"/"} or (url.startswith("/series/") and url != "/series/")
    ]
    assert len(listings) == len(OF_EVERY_SITE) - 1 + 2, "with the map, and one series"
    assert len(everything.pages) == len(markdown(everything)) + len(listings)


def test_no_page_takes_the_place_of_a_list(everything: TinySite) -> None:
    listed = everything.page("/articles/").select(".article-list a")
    assert len(listed) > 40
    assert everything.page("/articles-2/").h1
    assert everything.page("/series/").h1


def test_a_folder_named_like_a_page_is_told(everything: TinySite) -> None:
    assert everything.rules("articles/x.md") == ["file-left-out"]


def test_text_that_cannot_be_shown_safely_is_shown_as_text_or_not_at_all(everything: TinySite) -> None:
    for page in everything.pages.values():
        assert not [script for script in page.select("script:not([type$=json])") if "alert" in script.get_text()]
        assert not [data for data in page.select("script[type$=json]") if "<" in data.get_text()]
        assert not page.find_all(onclick=True)
        assert not page.select('a[href^="javascript:"]')
    assert "deep" in everything.page("/quotes/").get_text()
    assert "deep" in everything.page("/tags/").get_text()


BuildSite = Callable[..., TinySite]


def refused(content: Path, **settings: object) -> list[Finding]:
    """The findings of a run of publishing, which has to refuse and to write no page."""
    found: list[Finding] = []
    with pytest.raises(Blocked, match="Nothing was published"):
        tiny_site.build_folder(
            content, content.parent / "output", CAREPRESS={"mode": "publish"}, CAREPRESS_FINDINGS=found, **settings
        )
    assert not [*(content.parent / "output").rglob("*.html")]
    return found


@pytest.mark.parametrize("row", BAD, ids=lambda row: row.name)
def test_each_fault_alone_keeps_the_site_from_being_published(row: Bad, tmp_path: Path) -> None:
    needed = {"root-draft.md": SOUND["root-draft.md"], "articles/link-tag.md": HEAD.format("Other") + "Words.\n"}
    plant(
        needed | {"data/strategies.yaml": "strategies:\n- id: sail\n  name: Sail\n"} | row.files, tmp_path / "content"
    )
    found = refused(tmp_path / "content")
    assert (row.rule, row.line, row.column) in [
        (f.rule, f.line, f.column) for f in found if f.source.endswith(row.source)
    ]


def test_a_site_that_is_only_odd_is_published(tmp_path: Path) -> None:
    plant(SOUND, tmp_path / "content")
    site = tiny_site.build_folder(tmp_path / "content", tmp_path / "output", CAREPRESS={"mode": "publish"})
    assert not [finding for finding in site.findings if finding.severity == "error"]
    assert not [url for url in site.pages if "draft" in url]
    assert not [page for page in site.pages.values() if page.select(".findings-panel")]


@pytest.mark.parametrize("files", [{}, {"notes.txt": "Words.", "images/a.png": b"x"}], ids=["empty", "no Markdown"])
def test_a_folder_without_any_page_is_told(
    files: Mapping[str, str | bytes], tmp_path: Path, build_site: BuildSite
) -> None:
    site = build_site(files)
    assert site.finding("nothing-to-publish").severity == "error"
    assert set(site.pages) == OF_EVERY_SITE
    (tmp_path / "content").mkdir()
    tiny_site.write(files, tmp_path / "content")
    assert "nothing-to-publish" in [finding.rule for finding in refused(tmp_path / "content")]


@pytest.mark.parametrize("plugin", ["carepress.nowhere", "nowhere"])
def test_a_missing_plugin_is_told(plugin: str, tmp_path: Path, build_site: BuildSite) -> None:
    files = {"a.md": HEAD.format("A") + "Words.\n"}
    plugins = [*tiny_site.SETTINGS["PLUGINS"], plugin]
    finding = build_site(files, PLUGINS=plugins).finding("plugin-missing")
    assert f"“{plugin}”" in finding.message
    plant(files, tmp_path / "content")
    assert "plugin-missing" in [finding.rule for finding in refused(tmp_path / "content", PLUGINS=plugins)]


def pelican(folder: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    """Pelican itself, on the content in a folder, with a settings file that has these lines."""
    settings = [f"import sys\nsys.path.insert(0, {str(PLUGINS)!r})", "from carepress.pelican_settings import *", *lines]
    (folder / "conf.py").write_text("\n".join(settings))
    command = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "output"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


PUBLISH = 'CAREPRESS = {"mode": "publish"}'


def test_the_command_itself_refuses_with_one_status_and_all_the_faults(tmp_path: Path) -> None:
    for row in BAD[:6]:
        plant(row.files, tmp_path / "content")
    published = pelican(tmp_path, PUBLISH)
    assert published.returncode == 1
    for row in BAD[:6]:
        assert f"content/{row.source}:{row.line}:{row.column}: error {row.rule}: " in published.stderr
    assert "Traceback" not in published.stderr
    assert not [*(tmp_path / "output").rglob("*.html")]
    preview = pelican(tmp_path)
    assert preview.returncode == 0
    assert len([*(tmp_path / "output").rglob("index.html")]) >= 6


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{PUBLISH}\nPLUGINS.insert(1, 'carepress.nowhere')", "plugin-missing"),
        ("CAREPRESS = {'mod': 'publish'}", "Did you mean “mode”?"),
        ("CAREPRESS = {'mode': 'publish', 'labels': {'home': '{x}'}}", "a placeholder {x} that nothing fills"),
    ],
    ids=["missing plugin", "misspelt setting", "label"],
)
def test_the_command_itself_refuses_what_is_wrong_with_the_settings(line: str, words: str, tmp_path: Path) -> None:
    plant({"a.md": HEAD.format("A") + "Words.\n"}, tmp_path / "content")
    result = pelican(tmp_path, line)
    assert (result.returncode, words in result.stderr) == (1, True), result.stderr
    assert "Traceback" not in result.stderr


def test_the_command_itself_publishes_a_sound_site(tmp_path: Path) -> None:
    plant({"a.md": HEAD.format("A") + "Words.\n"}, tmp_path / "content")
    result = pelican(tmp_path, PUBLISH)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "output" / "a" / "index.html").is_file()
