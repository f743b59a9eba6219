"""Tiny releases: outputs of a few files with their `release.json`, and deploys of them without a check or a plan."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from carepress.cache_class import cache_class
from carepress.content_type import content_type
from carepress.deploying import plan
from carepress.deploying.target import Delivery, Deployment, Target
from carepress.release import PATH, File, Release


class Output(NamedTuple):
    """A published site in a folder."""

    folder: Path
    release: Release
    files: Mapping[str, bytes]

    @property
    def assets(self) -> set[str]:
        """The paths of its files that are named by their content."""
        return {path for path, file in self.release.files.items() if file.cache == "immutable"}


SITE = "https://example.org"


def output(folder: Path, files: Mapping[str, bytes], commit: str = "1f2e3d4", site: str = SITE) -> Output:
    """Write files and their `release.json` as publishing does."""
    release = release_of(files, commit, site)
    for path, content in [*files.items(), (PATH, release.text.encode())]:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return Output(folder, release, files)


def release_of(files: Mapping[str, bytes], commit: str = "1f2e3d4", site: str = SITE) -> Release:
    """The release that consists of these files."""
    listed = {path: file_of(path, content) for path, content in files.items()}
    return Release(listed, site, commit, {"carepress": "0.1.0"})


def edition(folder: Path, number: int, pages: int = 3) -> Output:
    """An edition of a site: each page names its stylesheet, whose name follows from its content, and one page has the
    number of the edition in its address, so that it goes with the next. Some files are the same in all of them."""
    style = f"body {{ --edition: {number} }}\n".encode()
    asset = f"assets/style.{hashlib.sha256(style).hexdigest()[:8]}.css"
    names = ["index.html", f"only-{number}/index.html", *(f"page-{page}/index.html" for page in range(pages))]
    text = f'<link rel="stylesheet" href="/{asset}"><p>Edition {number}</p>'
    changed = {name: f"<title>{name}</title>{text}".encode() for name in names}
    odd = {"odd/It's a “day” $HOME.txt": b"odd", "odd/été -n.txt": f"{number}".encode()}
    same = {"same.html": b"<p>The same</p>", "assets/font.0a1b2c3d.woff2": bytes(range(256)) * 40}
    return output(folder / f"edition-{number}", {asset: style, **changed, **odd, **same})


def deploy(target: Target, out: Output, at: str = "2026-11-30T02:40:00Z") -> Deployment:
    """Put a release before readers; the files of earlier ones that are named by their content stay."""
    with target.lock():
        return switch(target, bring(target, out), at)


def roll_back(target: Target, id: str, at: str = "2026-12-01T03:00:00Z") -> Deployment:
    """Take an earlier release back, which the target still has."""
    with target.lock():
        release = target.release(id)
        assert release is not None
        delivery = _delivery(target, release, None)
        target.bring(delivery, print)
        return switch(target, delivery, at, is_rollback=True)


def bring(target: Target, out: Output) -> Delivery:
    """The first half of a deploy, of which readers see nothing."""
    delivery = _delivery(target, out.release, out.folder)
    target.bring(delivery, print)
    return delivery


def switch(target: Target, delivery: Delivery, at: str, *, is_rollback: bool = False) -> Deployment:
    """The second half."""
    counts = plan.counts(plan.changes(delivery.former, delivery.release))
    deployment = Deployment(delivery.release.id, at, delivery.release.commit, **counts, is_rollback=is_rollback)
    target.switch(delivery, deployment, print)
    return deployment


def _delivery(target: Target, release: Release, folder: Path | None) -> Delivery:
    ids = dict.fromkeys(one.id for one in reversed(target.deployments()))
    earlier = [(id, found) for id in ids if (found := target.release(id))]
    former = earlier[0][1] if earlier else None
    return Delivery(release, folder, former, plan.kept(release, earlier))


def file_of(path: str, content: bytes) -> File:
    """A file as a release lists it."""
    digest = hashlib.sha256(content).hexdigest()
    return File(sha256=digest, size=len(content), type=content_type(path), cache=cache_class(path))
