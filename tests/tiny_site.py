"""Tiny sites for tests: a few files built with the real theme, in this process, and asked what became of them."""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from pelican import Pelican
from pelican.plugins import signals
from pelican.settings import read_settings

from carepress import pelican_log, pelican_settings
from carepress.finding import Finding
from carepress.outcome import fresh_modules

TODAY = "2026-01-15"
SITES = Path(__file__).parent / "sites"

SETTINGS: Mapping[str, Any] = {
    **{name: value for name, value in vars(pelican_settings).items() if name.isupper()},
    "SITENAME": "Tiny",
    "SITEURL": "",
    "DEFAULT_LANG": "en",
    "TIMEZONE": "UTC",
}


@dataclasses.dataclass(frozen=True)
class TinySite:
    """A site that was built: its content folder, its output folder, and its findings by path in the content folder."""

    content: Path
    output: Path
    findings: Sequence[Finding]

    @cached_property
    def pages(self) -> Mapping[str, BeautifulSoup]:
        """Every HTML file by its address."""
        files = sorted(self.output.rglob("*.html"))
        return {self._address(file): BeautifulSoup(file.read_text(), "lxml") for file in files}

    def _address(self, file: Path) -> str:
        return "/" + file.relative_to(self.output).as_posix().removesuffix("index.html")

    def page(self, address: str) -> BeautifulSoup:
        """The page at a site-relative address such as `/sleep/`."""
        assert address in self.pages, f"{address} is not among {list(self.pages)}"
        return self.pages[address]

    def text(self, path: str) -> str:
        """The text of a file of the output."""
        return (self.output / path).read_text()

    def rules(self, source: str) -> list[str]:
        """The rules that a source file breaks."""
        return [finding.rule for finding in self.findings if finding.source == source]

    def finding(self, rule: str) -> Finding:
        """The only finding of a rule."""
        found = [finding for finding in self.findings if finding.rule == rule]
        assert len(found) == 1, f"{len(found)} findings of {rule} among {list(map(str, self.findings))}"
        return found[0]


def write(files: Mapping[str, str | bytes], folder: Path) -> None:
    """Write files by path into a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)


def build_folder(content: Path, output: Path, **settings: Any) -> TinySite:
    """A content folder built with the house's settings and those given; `CAREPRESS` is laid over a fixed day."""
    own = {"today": TODAY} | settings.pop("CAREPRESS", {})
    given = {"PATH": str(content), "OUTPUT_PATH": str(output), "CAREPRESS": own} | settings
    return _built(read_settings(override=dict(SETTINGS) | given))


def build_config(config: Path, output: Path, **settings: Any) -> TinySite:
    """A site built from its settings file, some of the settings changed."""
    with fresh_modules(config.parent):
        given = read_settings(str(config), override={"OUTPUT_PATH": str(output)} | settings)
    return _built(given)


def forget_signals() -> None:
    """Forget who listens to Pelican's signals, which it keeps from one build to the next."""
    for signal in vars(signals).values():
        if hasattr(signal, "receivers"):
            # Receivers alone are not all: who once came first would come first again.
            signal._clear_state()  # noqa: SLF001  blinker's own way for tests


def _built(settings: dict[str, Any]) -> TinySite:
    forget_signals()
    pelican_log.PELICAN_LOG.take()  # what an earlier run left behind
    found: list[Finding] = settings.setdefault("CAREPRESS_FINDINGS", [])
    try:
        Pelican(settings).run()
    except SystemExit as end:
        end.add_note("\n".join(map(str, found)))
        raise
    content = Path(settings["PATH"])
    return TinySite(content, Path(settings["OUTPUT_PATH"]), [_relative(finding, content) for finding in found])


def _relative(finding: Finding, content: Path) -> Finding:
    source = Path.cwd() / finding.source
    inside = source.is_relative_to(content.absolute())
    return dataclasses.replace(finding, source=source.relative_to(content.absolute()).as_posix()) if inside else finding
