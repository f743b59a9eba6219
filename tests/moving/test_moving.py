"""`./invoke move` and `./invoke retire`: no link and no reader is lost, and nothing else changes by a byte."""

import contextlib
import datetime
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carepress import file_replacement
from carepress.moving import move, retire
from carepress.moving import tasks as moving_tasks
from carepress.moving.changed_text import page_text
from carepress.moving.relocation import Place, Relocation
from carepress.yaml_text import yaml_text
from privileges import permissions_hold
from tiny_project import TinyProject

SLEEP = """---
title: "Sleep"   # as readers know it
slug: sleep
date: 2025-01-02
related: [walk]
---

See [walk](walk.md), ![a bench](../images/bench.svg), [here](#try) and [me](sleep.md#try).

## Try {#try}

[Help]: ../pages/get-help.md "Help"

Read [Help].
"""
WORK = """---
title: Walk
date: 2025-01-03
related:
  - sleep   # they belong together
not_related: [asleep-at-work]
---

[One](sleep.md), [two](../articles/sleep.md#try "Title"), [three](/articles/sleep.md), [four]({filename}sleep.md#try),
[five](/sleep/), [six](/sleep#try), [seven](../sleep/), [eight](https://site.example/repo/sleep/?a=b#try) and
<a href="/sleep/">nine</a>. Never [ten](https://other.example/sleep/), [eleven](asleep-at-work.md) or
`[twelve](sleep.md)`.

```
[thirteen](sleep.md)
```

[ref]: sleep.md

Read [this][ref]. My sleep.md is not a link, and sleep is a word.
"""
ASLEEP = "---\ntitle: Asleep at walk\ndate: 2025-01-03\n---\n\nText.\n"
HELP = "---\ntitle: Get help\n---\n\nRead [sleep](../articles/sleep.md).\r\n".replace("\r\n", "\n").replace(
    "\n", "\r\n"
)
PATHS = """# müde
paths:
- id: calm
  title: "Calm"
  steps:
  - page: articles/sleep.md#try   # first
    why: 'To sleep: articles/sleep.md is good.'
  - {page: "articles/walk.md", why: "Größe: see [that](/sleep/) – yes."}
"""
SETTING = 'CAREPRESS |= {"navigation": ["articles/sleep.md"], "help_page": "pages/get-help.md"}  # müde'
BENCH = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def site(project: TinyProject, monkeypatch: pytest.MonkeyPatch) -> Iterator[TinyProject]:
    """A project in which much leads to one page."""
    files = {"articles/sleep.md": SLEEP, "articles/walk.md": WORK, "articles/asleep-at-work.md": ASLEEP}
    files |= {"pages/get-help.md": HELP, "data/paths.yaml": PATHS, "images/bench.svg": BENCH}
    project.write({f"content/{path}": text for path, text in files.items()})
    project.add(SETTING)
    project.add('SITEURL = "https://site.example/repo"')
    monkeypatch.chdir(project.folder)
    yield project
    assert not [*project.folder.rglob(".*.md.*"), *project.folder.rglob(".*.yaml.*")]


def text(site: TinyProject, path: str) -> str:
    return (site.folder / "content" / path).read_bytes().decode()


def test_all_that_leads_to_a_page_leads_to_its_new_place(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert move("content/articles/sleep.md", "articles/nights/good-nights.md") == 0, capsys.readouterr().err
    assert not (site.folder / "content/articles/sleep.md").exists()
    assert text(site, "articles/walk.md") == WORK.replace(
        "[One](sleep.md), [two](../articles/sleep.md#try",
        "[One](nights/good-nights.md), [two](../articles/nights/good-nights.md#try",
    ).replace(
        "[three](/articles/sleep.md), [four]({filename}sleep.md",
        "[three](/articles/nights/good-nights.md), [four]({filename}nights/good-nights.md",
    ).replace(
        "[five](/sleep/), [six](/sleep#try), [seven](../sleep/)",
        "[five](/good-nights/), [six](/good-nights#try), [seven](/good-nights/)",
    ).replace("repo/sleep/?a=b", "repo/good-nights/?a=b").replace(
        '<a href="/sleep/">', '<a href="/good-nights/">'
    ).replace("[ref]: sleep.md", "[ref]: nights/good-nights.md").replace("  - sleep   #", "  - good-nights   #")
    assert text(site, "articles/nights/good-nights.md") == SLEEP.replace("slug: sleep", "slug: good-nights").replace(
        "(walk.md)", "(../walk.md)"
    ).replace("../images", "../../images").replace("../pages", "../../pages").replace("(sleep.md#", "(good-nights.md#")
    assert text(site, "pages/get-help.md") == HELP.replace("sleep.md", "nights/good-nights.md")
    assert text(site, "data/paths.yaml") == PATHS.replace(
        "page: articles/sleep.md", "page: articles/nights/good-nights.md"
    ).replace("(/sleep/)", "(/good-nights/)")
    assert '"navigation": ["articles/nights/good-nights.md"]' in (site.folder / "pelicanconf.py").read_text()
    assert text(site, "articles/asleep-at-work.md") == ASLEEP


def test_readers_of_the_former_address_are_led_on(site: TinyProject) -> None:
    with day_of_moving() as days:
        assert move("sleep", "good-nights") == 0
    last = "redirects:\n- from: /sleep/\n  to: /good-nights/\n  on: "
    assert [text(site, "data/redirects.yaml").endswith(f"{last}{day}\n") for day in days].count(True)
    assert "- /sleep/\n" in text(site, "data/addresses.yaml")
    assert site.pelican("pelicanconf.py").returncode == 0
    assert b"0; url=/repo/good-nights/" in site.output()["sleep/index.html"]


def test_what_is_told_names_the_places_that_changed(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    line = (site.folder / "pelicanconf.py").read_text().splitlines().index(SETTING) + 1
    assert move("/sleep/", "/good-nights/") == 0
    assert capsys.readouterr().out.splitlines() == [
        (
            "articles/sleep.md is now articles/good-nights.md."
            " Its address was /sleep/ and is /good-nights/; readers are led on."
        ),
        "What led there was mended:",
        "  content/articles/good-nights.md, line 8",
        "  content/articles/walk.md, lines 5, 9, 10, 11, 18",
        "  content/data/paths.yaml, lines 6, 8",
        "  content/pages/get-help.md, line 5",
        f"  pelicanconf.py, line {line}",
    ]


def test_a_dry_run_shows_all_of_it_and_changes_nothing(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    before = site.output(".")
    assert move("sleep", "good-nights", dry_run=True) == 0
    said = capsys.readouterr().out
    assert "--- content/articles/sleep.md\n+++ content/articles/good-nights.md\n" in said
    assert "+slug: good-nights\n" in said
    assert "+  - good-nights   # they belong together\n" in said
    assert "Nothing was changed: this is what would be." in said
    assert {path: content for path, content in site.output(".").items() if path in before} == before


def test_a_page_that_moves_back_and_forth_leaves_no_loop(site: TinyProject) -> None:
    assert move("sleep", "rest") == move("rest", "nap") == 0
    entries = [(entry["from"], entry["to"]) for entry in redirects(site)]
    assert entries == [("/sleep/", "/nap/"), ("/rest/", "/nap/")]
    assert move("nap", "sleep") == 0
    assert [(entry["from"], entry["to"]) for entry in redirects(site)] == [("/rest/", "/sleep/"), ("/nap/", "/sleep/")]
    assert text(site, "articles/sleep.md") == SLEEP
    assert text(site, "articles/walk.md") == WORK.replace("../sleep/)", "/sleep/)")


def redirects(site: TinyProject) -> list[dict[str, str]]:
    read = yaml_text(text(site, "data/redirects.yaml")).value
    assert isinstance(read, dict)
    return [dict(entry) for entry in read["redirects"]]


@contextlib.contextmanager
def day_of_moving() -> Iterator[list[str]]:
    """The day on which something is moved, or both days where midnight falls into it."""
    days = [today()]
    yield days
    days.append(today())


def today() -> str:
    return datetime.datetime.now().astimezone().date().isoformat()


def test_a_file_that_bears_another_name_than_its_address_keeps_the_address(site: TinyProject) -> None:
    site.write({"content/articles/sleep.md": SLEEP.replace("slug: sleep", "slug: nights")})
    site.write({"content/articles/walk.md": ASLEEP, "content/data/paths.yaml": "paths: []\n"})
    assert move("nights", "articles/rest.md") == 0
    assert "slug: nights\n" in text(site, "articles/rest.md")
    assert not (site.folder / "content/data/redirects.yaml").exists()
    assert move("articles/rest.md", "long-nights") == 0
    assert "slug: long-nights\n" in text(site, "articles/rest.md")


def test_a_draft_needs_no_redirect(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    site.write(
        {"content/articles/later.md": ASLEEP.replace("---\n\n", "status: draft\n---\n\n").replace("Asleep", "Later")}
    )
    assert move("later", "soon") == 0
    assert "Its address was /drafts/later/ and is /drafts/soon/.\n" in capsys.readouterr().out
    assert (site.folder / "content/articles/soon.md").exists()
    assert not (site.folder / "content/data/redirects.yaml").exists()


def test_a_title_changes_alone_or_with_the_address(site: TinyProject) -> None:
    assert move("sleep", "sleep", title="Sleep: why?") == 0
    assert text(site, "articles/sleep.md") == SLEEP.replace('title: "Sleep"   #', 'title: "Sleep: why?"   #')
    assert move("sleep", "good-nights", title="Good nights") == 0
    assert "title: Good nights   # as readers know it\nslug: good-nights\n" in text(site, "articles/good-nights.md")


def test_the_default_page_of_help_is_told_to_be_named(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    settings = site.folder / "pelicanconf.py"
    settings.write_text(settings.read_text().replace(', "help_page": "pages/get-help.md"', ""))
    assert move("pages/get-help.md", "pages/help.md") == 0
    said = capsys.readouterr().out.splitlines()
    assert 'Still to do: add "help_page": "pages/help.md" to CAREPRESS in pelicanconf.py.' in said


@pytest.mark.parametrize(
    ("page", "to", "sentence"),
    [
        ("slep", "nap", "There is no page “slep”. Did you mean “sleep”?"),
        ("sleep", "articles/walk.md", "There is a file articles/walk.md already, and it stays as it is."),
        ("sleep", "walk", "There is a file articles/walk.md already"),
        ("sleep", "pages/walk.md", "articles/walk.md (“Walk”) has the address /walk/: choose another."),
        ("sleep", "../elsewhere.md", "“../elsewhere.md” is no place for a page"),
        ("sleep", "data/sleep.md", "“data/sleep.md” is no place for a page"),
        ("sleep", "strategies/sleep.md", "The page of a strategy has its id, “sleep”, as address"),
        ("sleep", "good nights!", "“good nights!” is neither a file nor an address"),
        ("sleep", "sleep", "articles/sleep.md is there already: nothing changes."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_changes(
    page: str, to: str, sentence: str, site: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    before = site.output("content")
    assert move(page, to) == 1
    assert sentence in capsys.readouterr().err
    assert site.output("content") == before


def test_where_the_site_would_break_everything_is_put_back(
    site: TinyProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site.output("content")

    def spoilt(changes: dict[Path, bytes | None]) -> None:
        """Another program writes the page as it was, while everything else changes."""
        walk = Path("content/articles/walk.md")
        file_replacement.replace_all({**changes, walk: WORK.encode()})

    monkeypatch.setattr(moving_tasks, "replace_all", spoilt)
    assert move("sleep", "good-nights") == 1
    said = capsys.readouterr().err
    assert (
        "Everything is as it was, because the site would have new errors:\n  related-unknown: There is no page" in said
    )
    assert site.output("content") == before


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no folders that may not be written")
def test_a_folder_that_cannot_be_written_is_told(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    folder = site.folder / "content/articles"
    folder.chmod(0o500)
    try:
        with permissions_hold():
            assert move("sleep", "good-nights") == 1
    finally:
        folder.chmod(0o700)
    assert "Nothing was changed." in capsys.readouterr().err


def test_a_file_whose_lines_end_in_two_ways_is_told(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    (site.folder / "content/articles/walk.md").write_bytes(WORK.replace("\n", "\r\n", 3).encode())
    assert move("sleep", "good-nights") == 1
    assert "content/articles/walk.md ends its lines in two ways" in capsys.readouterr().err
    assert text(site, "articles/sleep.md") == SLEEP


def test_a_page_is_retired_with_the_reason_that_readers_get(
    site: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert retire("asleep-at-work", why="It said: nothing new.") == 1
    assert capsys.readouterr().err.splitlines() == [
        "These still lead to articles/asleep-at-work.md:",
        "  content/articles/walk.md, lines 6, 11",
        "Take that out first, or name another page with --to.",
    ]
    site.write(
        {"content/articles/walk.md": ASLEEP.replace("Asleep at", "Other"), "content/data/paths.yaml": "paths: []\n"}
    )
    with day_of_moving() as days:
        assert retire("asleep-at-work", why="It said: nothing new.") == 0
    assert not (site.folder / "content/articles/asleep-at-work.md").exists()
    [note] = redirects(site)
    assert note.pop("on") in days
    assert note == {"from": "/asleep-at-work/", "gone": "It said: nothing new."}


def test_a_page_is_retired_in_favour_of_another(site: TinyProject) -> None:
    with day_of_moving() as days:
        assert retire("asleep-at-work", to="sleep") == 0
    assert "[eleven](sleep.md)" in text(site, "articles/walk.md")
    [redirect] = redirects(site)
    assert redirect.pop("on") in days
    assert redirect == {"from": "/asleep-at-work/", "to": "/sleep/"}


def test_a_retired_page_that_git_does_not_have_is_kept_as_a_copy(
    site: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    (site.folder / "retired").mkdir()
    (site.folder / "retired/asleep-at-work.md").write_text("Mine.", encoding="utf-8")
    assert retire("asleep-at-work", to="sleep") == 0
    assert "(git does not have it, so a copy stands in retired/asleep-at-work1.md)" in capsys.readouterr().out
    assert (site.folder / "retired/asleep-at-work1.md").read_bytes().decode() == ASLEEP
    assert (site.folder / "retired/asleep-at-work.md").read_text(encoding="utf-8") == "Mine."


def test_a_retired_page_that_git_has_as_it_stands_needs_no_copy(site: TinyProject) -> None:
    for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", "A page"]):
        own = {
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@b",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@b",
        }
        subprocess.run(["git", *words], cwd=site.folder, check=True, env=os.environ | own)
    assert retire("asleep-at-work", to="sleep") == 0
    assert not (site.folder / "retired").exists()


@pytest.mark.parametrize("options", [{}, {"why": "Old.", "to": "sleep"}, {"why": "  "}])
def test_a_retired_page_needs_a_reason_or_an_heir(options: dict[str, str], site: TinyProject) -> None:
    assert retire("walk", **options) == 2
    assert text(site, "articles/walk.md") == WORK


HERE, THERE = (
    Place("articles/sleep.md", "/sleep/", "sleep"),
    Place("articles/deep/nights/rest well.md", "/rest/", "rest"),
)
FILES = frozenset({"articles/sleep.md", "articles/walk.md", "pages/help.md", "images/a.png"})
ADDRESS = some.sampled_from(
    [
        *(
            "sleep.md",
            "../articles/sleep.md",
            "/articles/sleep.md",
            "{filename}sleep.md",
            "/sleep/",
            "/sleep",
            "walk.md",
        ),
        *("../pages/help.md", "../images/a.png", "https://other.example/sleep/", "#try", "nowhere.md", "/walk/"),
    ]
)
LINK = some.builds("[words]({}{})".format, ADDRESS, some.sampled_from(["", "#try", "?a=b", ' "Title"']))


@given(some.lists(LINK | some.text("a*_`[]()<>! \n", max_size=9)), some.sampled_from([HERE.source, "articles/walk.md"]))
def test_what_moved_and_moved_back_reads_as_before(parts: list[str], source: str) -> None:
    text = "---\ntitle: A\n---\n" + " ".join(parts)
    there, back = Relocation(HERE, THERE, FILES), Relocation(THERE, HERE, FILES - {HERE.source} | {THERE.source})
    moved = page_text(text, source, "/a/", there)[0]
    assert page_text(moved, there.source_of(source), "/a/", back)[0] == text


@given(some.text("a*_`[]()<>!#~: \n'\"", max_size=60))
def test_a_text_without_such_links_stays_as_it_is(text: str) -> None:
    assert page_text(text, "articles/walk.md", "/walk/", Relocation(HERE, THERE, FILES)) == (text, [])
