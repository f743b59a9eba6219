"""What tests of several folders share: tiny sites, built once and only looked at."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import pytest

import tiny_project
import tiny_site
from tiny_project import TinyProject
from tiny_site import TinySite

pytest_plugins = ["server_tally"]

# The same examples on every run, so that the gate never turns red by chance.
hypothesis.settings.register_profile("gate", derandomize=True, deadline=None, database=None, max_examples=100)
hypothesis.settings.load_profile("gate")

BuildSite = Callable[..., TinySite]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in a browser come first: their files take longest, and at the end of a run no core should work alone."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture
def build_site(tmp_path: Path) -> BuildSite:
    """A function that builds given files, by path, with the real theme: `build_site(files, SETTING=…)`."""
    number = iter(range(1_000_000))

    def build(files: Mapping[str, str | bytes], **settings: Any) -> TinySite:
        folder = tmp_path / f"site-{next(number)}"
        tiny_site.write(files, folder / "content")
        (folder / "content").mkdir(parents=True, exist_ok=True)
        return tiny_site.build_folder(folder / "content", folder / "output", **settings)

    return build


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyProject:
    """A project with one article, whose folder is the working folder."""
    made = tiny_project.made(tmp_path / "project")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture(scope="session")
def ours(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The tiny English site, as readers get it."""
    config = tiny_site.SITES / "ours" / "pelicanconf.py"
    return tiny_site.build_config(config, tmp_path_factory.mktemp("ours"))


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The tiny site in another language with other words, as readers get it."""
    config = tiny_site.SITES / "other" / "pelicanconf.py"
    return tiny_site.build_config(config, tmp_path_factory.mktemp("other"))
