"""Glances: a page whose text has changed is at once what the next build of the whole site would make of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tiny_site
from carepress.bridge import ask_features, run
from carepress.glance import LastBuild
from carepress.outcome import Outcome, Task
from test_remembering import output

MORE = "\n\n![](nowhere.png)\n"
"""A change without words, which changes nothing of what other pages and lists say."""

PAGES = sorted(
    path.relative_to(tiny_site.SITES / "ours" / "content").as_posix()
    for folder in ("articles", "strategies", "pages")
    for path in (tiny_site.SITES / "ours" / "content" / folder).rglob("*.md")
)


class Site:
    """A site in a folder of its own, with what its last build knows and has written."""

    def __init__(self, folder: Path) -> None:
        self.content, self._folder = folder / "content", folder
        shutil.copytree(tiny_site.SITES / "ours" / "content", self.content)
        self.built, self.last, self.output = self.build("first")

    def build(self, name: str) -> tuple[Outcome, LastBuild, dict[str, bytes]]:
        """What a build of the whole site into a folder comes to, knows, and writes."""
        known: list[Any] = []
        settings = tiny_site.SITES / "ours" / "pelicanconf.py"
        outcome = run(Task(settings, self._folder / name, self.content, is_preview=True), known.append)
        last = LastBuild(known[-1], ask_features)
        last.let_go()
        return outcome, last, output(self._folder / name)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    tiny_site.forget_signals()
    return Site(tmp_path_factory.mktemp("glance"))


@pytest.fixture
def changed(site: Site) -> Iterator[Path]:
    """The folder of the content, in which a test may do as it likes."""
    former = {path: path.read_bytes() for path in site.content.rglob("*") if path.is_file()}
    yield site.content
    for path, content in former.items():
        path.write_bytes(content)


@pytest.mark.parametrize("source", PAGES)
def test_a_page_that_has_not_changed_is_just_as_it_was_built(source: str, site: Site) -> None:
    glance = site.last.glance([site.content / source])
    assert glance
    assert {path: site.output[path] for path in glance.files} == glance.files
    assert {*glance.findings} <= {*site.built.findings}


def test_changed_texts_come_as_the_next_build_makes_them_with_what_is_wrong_there(site: Site, changed: Path) -> None:
    for source in PAGES:
        with (changed / source).open("a") as file:
            file.write(MORE)
    glances = {source: site.last.glance([changed / source]) for source in PAGES}
    outcome, _, made = site.build("second")
    for source, glance in glances.items():
        assert glance, source
        assert "image-missing" in {finding.rule for finding in glance.findings}, source
        assert {*glance.findings} <= {*outcome.findings}
        for path, content in glance.files.items():
            assert content.decode() == made[path].decode(), path


@pytest.mark.parametrize("what", ["a title", "a new file", "a deleted file", "a data file", "a template", "some"])
def test_what_is_more_than_the_text_of_pages_is_left_to_the_next_build(what: str, site: Site, changed: Path) -> None:
    page = changed / PAGES[0]
    if what == "a title":
        page.write_text(page.read_text().replace("title: ", "title: Not ", 1))
    elif what == "a deleted file":
        page.unlink()
    files = {"a new file": changed / "new.md", "a data file": changed / "data" / "strategies.yaml"}
    files |= {"a template": tiny_site.SITES / "base.html"}
    tiny_site.write({"new.md": "---\ntitle: New\ndate: 2025-01-02\n---\n\nText.\n"}, changed)
    beside = [changed / PAGES[1], changed / "new.md"] if what == "some" else []
    assert site.last.glance(beside or [files.get(what, page)]) is None
    (changed / "new.md").unlink()


def test_several_texts_and_what_repeats_them_come_together(site: Site) -> None:
    strategies = [source for source in PAGES if source.startswith("strategies/")]
    glance = site.last.glance([site.content / source for source in strategies])
    assert glance
    repeated = {path for path in site.output if path.startswith("practice/") and path.endswith(".html")}
    assert repeated
    assert repeated < glance.files.keys()
