"""Programs: what npm brings is unpacked only where it is what was pinned, and only what is wanted of it."""

import base64
import hashlib
import io
import sys
import tarfile
from pathlib import Path

import pytest

from carepress import programs
from carepress.programs import NpmPackage, starts, unpack

FILES = {"package/npm/index.js": b"ours", "package/npm/index.js.map": b"map", "package/../../out.txt": b"out"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NpmPackage:
    """A package, and a stand-in for npm that brings it as `npm pack` does."""
    with tarfile.open(tmp_path / "kept.tgz", "w:gz") as archive:
        for name, content in FILES.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    target = "sys.argv[sys.argv.index('--pack-destination') + 1]"
    brings = f"import shutil, sys; shutil.copy({str(tmp_path / 'kept.tgz')!r}, {target})"
    monkeypatch.setattr(programs, "npms", lambda: [[sys.executable, "-c", brings]])
    digest = hashlib.sha512((tmp_path / "kept.tgz").read_bytes()).digest()
    return NpmPackage("@some/package", "1.2.3", f"sha512-{base64.b64encode(digest).decode()}")


def test_what_is_wanted_is_unpacked_and_nothing_beside_it(package: NpmPackage, tmp_path: Path) -> None:
    assert unpack(package, tmp_path / "deep" / "1.2.3", lambda path: path.suffix != ".map")
    found = {path.relative_to(tmp_path / "deep").as_posix() for path in tmp_path.rglob("deep/**/*") if path.is_file()}
    assert found == {"1.2.3/npm/index.js", "1.2.3/out.txt"}


def test_an_archive_with_another_hash_is_not_unpacked(package: NpmPackage, tmp_path: Path) -> None:
    other = package._replace(integrity="sha512-" + "A" * 86 + "==")
    assert not unpack(other, tmp_path / "deep" / "1.2.3", lambda _: True)
    assert not [*(tmp_path / "deep").iterdir()]


def test_without_an_npm_or_a_network_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "npms", lambda: [[sys.executable, "-c", "raise SystemExit('no network')"], ["none"]])
    assert not unpack(NpmPackage("a", "1", ""), tmp_path / "deep" / "1", lambda _: True)
    assert not [*(tmp_path / "deep").iterdir()]


def test_a_stand_in_that_only_says_where_to_get_a_program_is_none() -> None:
    assert starts(sys.executable, "-c", "")
    assert not starts(sys.executable, "-c", "raise SystemExit(1)")
    assert not starts("/no/such/program")
