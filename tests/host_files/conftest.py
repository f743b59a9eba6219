"""A tiny site, published with former addresses, for tests of what hosts are told."""

import dataclasses
import runpy
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import tiny_site
from tiny_site import TinySite

MOVED = """redirects:
- {from: /high-tide/, to: "/first-night/#wind", on: 2026-01-10}
- {from: /née-crue/, to: /low-tide/, on: 2026-01-10}
- {from: /old-lights/, gone: The lights that it listed are out., on: 2026-01-12}
- {from: /lamps.html, gone: The lamps are out., on: 2026-01-12}
"""


@pytest.fixture(scope="session", params=["", "/repo"], ids=["at the root", "under a path"])
def published(request: pytest.FixtureRequest) -> Iterator[TinySite]:
    """The site as a server has it: a link leads to a release, in a folder that every server of this machine may read.

    Where the site lives under a path, the link has its name, and the folder in which it lies is the host's root.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        content = shutil.copytree(tiny_site.SITES / "ours" / "content", Path(folder, "content"))
        (content / "data" / "redirects.yaml").write_text(MOVED)
        config = tiny_site.SITES / "ours" / "pelicanconf.py"
        own = runpy.run_path(str(config))["CAREPRESS"] | {"htaccess": True}
        given = {"PATH": str(content), "SITEURL": f"https://harbour.example{request.param}", "CAREPRESS": own}
        made = tiny_site.build_config(config, Path(folder, "releases", "1"), **given)
        link = Path(folder, "host", request.param.strip("/") or "current")
        link.parent.mkdir()
        link.symlink_to(made.output)
        yield dataclasses.replace(made, output=link)
