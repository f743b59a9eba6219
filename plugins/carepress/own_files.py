"""Own files: what handouts and books are made of: files of this site and of its theme, and nothing else."""

import dataclasses
import mimetypes
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

from carepress.build import Build
from carepress.kept_files import Held, content_of
from carepress.own_look import colours
from carepress.palette import Palette


@dataclasses.dataclass(frozen=True)
class OwnFiles:
    """The site's absolute address, the files that features write, those that are copied, the theme, and its colours."""

    address: str
    written: Mapping[str, Held]
    copied: Collection[str]
    content: Path
    theme: Path
    colours: Palette = dataclasses.field(default_factory=dict)

    def absolute(self, address: str) -> str:
        """What an address on a page of the site comes to."""
        return urljoin(f"{self.address}/", address)

    def read(self, address: str) -> tuple[bytes, str]:
        """The file that stands at an absolute address, and its media type; LookupError for any other."""
        inside, theme = f"{self.address}/", f"{unquote(self.theme.absolute().as_uri())}/"
        path = unquote(address.partition("?")[0].partition("#")[0])
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        of_theme = path.removeprefix(theme) if path.startswith(theme) else ".."
        if ".." not in of_theme:
            return (self.theme / of_theme).read_bytes(), kind
        path = path.removeprefix(inside) if path.startswith(inside) else ""
        if path in self.written:
            return content_of(self.written[path]), kind
        if path in self.copied:
            return (self.content / path).read_bytes(), kind
        raise LookupError(f"{address} is no file of this site.")

    def style(self, path: str) -> str:
        """A stylesheet by its path in the theme; empty where the theme has none."""
        file = self.theme / path
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    @cached_property
    def fonts(self) -> tuple[bytes, ...]:
        """The theme's fonts."""
        return tuple(font.read_bytes() for font in sorted(self.theme.glob("static/fonts/*.woff2")))


def own_files(build: Build, settings: Mapping[str, Any]) -> OwnFiles:
    """The files of a site, by its build and Pelican's settings."""
    address, content = str(settings["SITEURL"]).rstrip("/"), Path(settings["PATH"])
    return OwnFiles(address, build.files, build.library.files, content, Path(settings["THEME"]), colours(settings))
