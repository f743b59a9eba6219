"""`./invoke new`: a draft that passes the check, made from flags or answers, and never in the place of anything."""

import datetime
import os
import pty
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import tiny_site
from carepress.check import check
from carepress.front_matter_text import front_matter, head
from carepress.known_site import KnownSite, known_site
from carepress.outlines import Wish, new
from carepress.outlines.outline import outline
from carepress.outlines.wish import Plan, plan
from carepress.vocabulary import Vocabulary
from tiny_project import TinyProject

TODAY = datetime.date(2026, 1, 15)
STRATEGIES = """strategies:
- id: resting
  name: Resting well
  techniques:
  - {id: long-nap, name: Long nap, definition: To sleep by day.}
  - {id: short-nap, name: Short nap, definition: To sleep a little.}
- {id: walking, name: Walking}
"""
NIGHTS = "---\ntitle: Nights\ndate: 2025-01-02\nseries: Long nights\nseries_order: 3\n---\n\nText.\n"
HELP = "---\ntitle: Get help\n---\n\nSomebody listens.\n"


@pytest.fixture
def rest(project: TinyProject, monkeypatch: pytest.MonkeyPatch) -> TinyProject:
    """A project with strategies, a series and a page of help."""
    files = {"data/strategies.yaml": STRATEGIES, "articles/nights.md": NIGHTS, "pages/get-help.md": HELP}
    files |= {"data/redirects.yaml": "redirects:\n- {from: /naps/, to: /nights/, on: 2026-01-02}\n"}
    project.write({f"content/{path}": text for path, text in files.items()})
    monkeypatch.chdir(project.folder)
    return project


@pytest.mark.parametrize(
    ("wish", "file"),
    [
        (
            Wish(title="Sleep & “worry”: #1", strategies="resting, walking", series="long nights"),
            "articles/sleep-worry-1.md",
        ),
        (Wish("article", "Plain"), "articles/plain.md"),
        (Wish("strategy", "How to rest", "resting"), "strategies/resting.md"),
        (Wish("page", "Who we are", folder="pages/us/"), "pages/us/who-we-are.md"),
    ],
)
def test_a_new_page_is_a_draft_that_passes_the_check(
    wish: Wish, file: str, rest: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(wish) == 0
    said = capsys.readouterr().out
    assert f"content/{file}" in said
    assert (rest.folder / "content" / file).is_file()
    assert check([f"content/{file}"], format="json") == 0
    assert capsys.readouterr().out.count('"rule"') == 0


def test_the_front_matter_says_what_was_asked_for(rest: TinyProject) -> None:
    assert new(Wish("", "Sleep and: worry", "walking", "long nights", "2026-03-04", "night-worry")) == 0
    text = (rest.folder / "content/articles/night-worry.md").read_text()
    front, findings = front_matter(head(text), "articles/night-worry.md", "")
    assert not findings
    assert (front.title, front.slug, front.status) == ("Sleep and: worry", "night-worry", "draft")
    assert (front.series, front.series_order, front.strategies) == ("Long nights", 4, ("walking",))
    assert str(front.date) == "2026-03-04 00:00:00"
    assert front.sources_checked_on is None
    assert "# sources_checked_on: YYYY-MM-DD" in text


@pytest.mark.usefixtures("rest")
def test_a_series_that_is_new_is_told_so_that_a_slip_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    assert new(Wish(title="Lullabies", series="Logn nights")) == 0
    assert "It begins a new series, “Logn nights”. Did you mean “Long nights”?" in capsys.readouterr().out
    assert new(Wish(title="Dreams", series="long nights")) == 0
    assert "series" not in capsys.readouterr().out


def test_the_outline_links_to_help_and_to_the_pages_of_its_strategies(rest: TinyProject) -> None:
    assert new(Wish("strategy", "Resting", "resting")) == 0
    assert new(Wish("", "Far away", "resting", folder="articles/2026")) == 0
    text = (rest.folder / "content/articles/2026/far-away.md").read_text()
    assert "[get help](../../pages/get-help.md)" in text
    assert "- [Resting](../../strategies/resting.md)" in text
    assert "$" not in text


def test_a_page_of_a_strategy_has_a_section_for_each_technique(rest: TinyProject) -> None:
    assert new(Wish("strategy", "How to rest", "resting")) == 0
    text = (rest.folder / "content/strategies/resting.md").read_text()
    assert "## Long nap {#long-nap}" in text
    assert "## Short nap {#short-nap}" in text
    assert text.count("### How to try it") == 2


def test_all_mistakes_are_told_at_once_and_nothing_is_made(
    rest: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rest.output("content")
    wish = Wish("artcle", "Nights", "restin,walking,x", "–", "tomorrow", folder="../elsewhere")
    assert new(wish) == 2
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "There is no kind of page “artcle”. Did you mean “article”? Known kinds: article, strategy, page.",
        (
            "The page would have the address part “nights”, which belongs to articles/nights.md (“Nights”): give it"
            " another title, or another address with --slug."
        ),
        "There is no strategy “restin”. Did you mean “resting”? Known strategies: resting, walking.",
        "There is no strategy “x”. Known strategies: resting, walking.",
        "“–” cannot name a series: its name has at least one letter or digit, for its address.",
        "“tomorrow” is no day: a date is written YYYY-MM-DD, like 2026-11-22.",
        "“../elsewhere” is no folder for a new article: name one within the content folder, such as articles.",
    ]
    assert rest.output("content") == before


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (Wish(title="Map"), "belongs to a page that the site makes by itself"),
        (Wish(title="Naps"), "belongs to a page that has moved or was retired (data/redirects.yaml)"),
        (Wish(title="…"), "has no letter or digit for its address"),
        (Wish(title="A\nB"), "holds a line break"),
        (Wish(title="A", slug="a/b"), "“a/b” is no part of an address"),
        (Wish("page", "A", series="Long nights"), "Only articles belong to a series"),
        (Wish("strategy", "A new one"), "“a-new-one” is no strategy of data/strategies.yaml"),
        (Wish("article", "A", folder="pages"), "“pages” is no folder for a new article"),
        (Wish("article", "A", folder="data"), "“data” is no folder for a new article"),
        (Wish("page", "A", folder="/tmp"), "“/tmp” is no folder for a new page"),  # noqa: S108  nothing is written
    ],
)
def test_what_cannot_be_is_told_with_what_to_do(
    wish: Wish, sentence: str, rest: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rest.output("content")
    assert new(wish) == 2
    assert sentence in capsys.readouterr().err
    assert rest.output("content") == before


def test_a_file_that_is_there_stays_as_it_is(rest: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    rest.write({"content/articles/rest.md": "---\ntitle: Rest\nslug: resting-well\n---\n"})
    assert new(Wish(title="Rest")) == 2
    assert "articles/rest.md already, and it stays as it is" in capsys.readouterr().err
    assert "resting-well" in (rest.folder / "content/articles/rest.md").read_text()


def test_without_a_title_and_a_terminal_one_sentence_says_what_is_needed(rest: TinyProject) -> None:
    done = rest.run("-c", "from carepress.outlines import Wish, new; raise SystemExit(new(Wish()))")
    assert done.returncode == 2
    assert done.stderr == 'A new page needs a title: add --title "Sleep and worry".\n'


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("answers", "status", "file"),
    [
        ("artcle\n\nNights\nQuiet hours\nresti\n1,walking\n1\n", 0, "articles/quiet-hours.md"),
        ("2\nHow to rest\n\nresting\n", 0, "strategies/resting.md"),
        ("page\nUs\n\x04", 1, ""),
    ],
)
def test_on_a_terminal_it_asks_until_the_answers_fit(answers: str, status: int, file: str, rest: TinyProject) -> None:
    said, ended = on_a_terminal(rest, answers)
    assert ended == status, said
    made = {
        path
        for path in rest.output("content")
        if "# sources_checked_on" in (rest.folder / "content" / path).read_text()
    }
    assert made == ({file} if file else set())
    assert "Traceback" not in said
    assert ("Nothing was made." in said) is not bool(file)


def on_a_terminal(project: TinyProject, answers: str) -> tuple[str, int]:
    """What the task says on a terminal on which a person types, and how it ends."""
    ours, theirs = pty.openpty()
    code = "from carepress.outlines import Wish, new; raise SystemExit(new(Wish()))"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=project.folder, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, answers.encode())
        said = b"".join(_read(ours))
    os.close(ours)
    return said.decode(), process.returncode


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux ends a terminal's output so
            return
        if not part:
            return
        yield part


def test_the_address_is_that_of_the_preview_that_runs(rest: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        (rest.folder / ".preview" / str(port)).mkdir(parents=True)
        (rest.folder / ".preview" / "1").mkdir()  # of a preview that was killed
        assert new(Wish(title="One")) == 0
    assert f"See it at http://127.0.0.1:{port}/drafts/one/.\n" in capsys.readouterr().out
    assert new(Wish(title="Two")) == 0
    assert "See it at http://127.0.0.1:8000/drafts/two/, once ./invoke preview runs.\n" in capsys.readouterr().out


def test_the_publishers_own_outline_is_used(rest: TinyProject) -> None:
    own = "---\ntitle: $title\ndate: $date\nseries: $series\nstatus: draft\n---\n\nCosts $$5, $title.\n"
    rest.write({"content/data/outlines/article.md": own})
    assert new(Wish(title="One: two")) == 0
    text = (rest.folder / "content/articles/one-two.md").read_text()
    assert text.startswith('---\ntitle: "One: two"\ndate: ')
    assert "series" not in text
    assert text.endswith('Costs $5, "One: two".\n')


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        (
            "---\ntitle: $titel\n---\n",
            "cannot be used: “$titel” is not known here. Did you mean “title”? Known: $title,",
        ),
        ("---\ntitle: $title\nstatsu: draft\n---\n", "“statsu” is not a key that is known here."),
        ("Cost: 5 $ \n", "cannot be used: a “$” in the line “Cost: 5 $” is followed by no name."),
    ],
)
def test_an_outline_that_cannot_be_used_is_told_and_nothing_is_made(
    own: str, sentence: str, rest: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    rest.write({"content/data/outlines/article.md": own})
    assert new(Wish(title="One")) == 1
    said = capsys.readouterr().err
    assert "The outline data/outlines/article.md" in said
    assert sentence in said
    assert not (rest.folder / "content/articles/one.md").exists()


def test_a_site_in_another_language_has_its_own_outline() -> None:
    site = known_site(tiny_site.SITES / "other" / "pelicanconf.py")
    found = plan(Wish(title="Der Apfelbaum"), site, TODAY)
    assert isinstance(found, Plan)
    text = outline(found, site)
    assert "## Kurz gesagt {#kurz}" in text
    assert "[Hilfe](../pages/hilfe.md)" in text


def test_a_folder_that_cannot_be_written_is_told(rest: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    rest.write({"content/elsewhere": "a file, not a folder"})
    assert new(Wish(title="One", folder="elsewhere/there")) == 1
    assert "Nothing was made." in capsys.readouterr().err


@given(title=some.text(some.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1).filter(str.strip))
def test_a_title_reads_back_as_it_was_given(title: str) -> None:
    site = KnownSite(Path("nowhere"), "en", "", (), Vocabulary())
    found = plan(Wish(title=title), site, TODAY)
    if isinstance(found, Plan):
        front, findings = front_matter(head(outline(found, site)), "articles/a.md", "")
        assert not findings
        assert front.title == title.strip()
