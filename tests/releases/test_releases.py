"""A published site lists its own files, and the list is true."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from carepress.release import PATH, SIGNATURE, SIGNING_KEY, release_of
from carepress.releases.signature import NAMESPACE
from tiny_project import TinyProject

PUBLISH = ("-c", "import sys; from carepress.building import publish; sys.exit(publish())")
BUILD = ("-c", "import sys; from carepress.building import build; sys.exit(build())")
UNLISTED = {PATH, SIGNATURE, ".carepress"}


def publish(project: TinyProject, **environment: str) -> dict[str, bytes]:
    done = project.run(*PUBLISH, **environment)
    assert done.returncode == 0, done.stderr
    return project.output()


def begin(project: TinyProject) -> None:
    """Put the project under git."""
    project.write({".gitignore": "/output/\n/.kept/\n/.*.carepress-*\n__pycache__/\n"})
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"]):
        git(project, *words)


def git(project: TinyProject, *words: str) -> str:
    """What git says in the project."""
    who = ["-c", "user.name=t", "-c", "user.email=t@t"]
    done = subprocess.run(["git", *who, *words], cwd=project.folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_every_file_that_was_published_is_listed_with_its_digest_and_size(project: TinyProject) -> None:
    project.write({"content/files/leaflet.txt": "copied as it is"})
    output = publish(project)
    listed = release_of(output[PATH].decode()).files
    found = {path: (hashlib.sha256(content).hexdigest(), len(content)) for path, content in output.items()}
    assert {path: (file.sha256, file.size) for path, file in listed.items()} == {
        path: facts for path, facts in found.items() if path not in UNLISTED
    }
    assert "files/leaflet.txt" in listed
    assert listed["sleep/index.html"].cache == "page"


def test_a_second_build_lists_what_it_left_as_it_was(project: TinyProject) -> None:
    first = release_of(publish(project)[PATH].decode())
    project.write({"content/files/leaflet.txt": "for a while"})
    second = release_of(publish(project)[PATH].decode())
    (project.folder / "content/files/leaflet.txt").unlink()
    third = release_of(publish(project)[PATH].decode())
    assert "files/leaflet.txt" in second.files
    assert first.id == third.id != second.id


def test_a_site_that_is_only_looked_at_is_no_release(project: TinyProject) -> None:
    assert project.run(*BUILD).returncode == 0
    assert PATH not in project.output()


def test_the_same_commit_gives_the_same_bytes_at_another_path(project: TinyProject, tmp_path: Path) -> None:
    project.add('SITEURL, CACHE_PATH = "https://example.org", ".kept"')
    begin(project)
    elsewhere = TinyProject(tmp_path / "elsewhere" / "deeper than the first")
    subprocess.run(["git", "clone", "-q", str(project.folder), str(elsewhere.folder)], check=True)
    outputs = [publish(one, SOURCE_DATE_EPOCH="1") for one in (project, elsewhere)]
    assert outputs[0] == outputs[1]
    assert "sleep/sleep.pdf" in outputs[0]
    assert release_of(outputs[0][PATH].decode()).commit == git(project, "rev-parse", "HEAD")


def test_a_release_says_that_it_has_what_no_commit_has(project: TinyProject) -> None:
    begin(project)
    project.write({"content/articles/rest.md": "---\ntitle: Rest\ndate: 2025-01-03\n---\n\nGood rest.\n"})
    assert release_of(publish(project)[PATH].decode()).commit.endswith("+")


def test_a_commit_alone_makes_the_list_anew_and_leaves_the_release_the_same(project: TinyProject) -> None:
    begin(project)
    first = release_of(publish(project)[PATH].decode())
    git(project, "commit", "-qm", "Nothing", "--allow-empty")
    second = release_of(publish(project)[PATH].decode())
    assert second.id == first.id
    assert second.commit != first.commit


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A private key without a passphrase."""
    file = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)], check=True)
    return file


def test_a_signature_shows_that_a_release_is_the_publishers(project: TinyProject, key: Path, tmp_path: Path) -> None:
    output = publish(project, **{SIGNING_KEY: str(key)})
    signers = tmp_path / "signers"
    signers.write_text(f"us {key.with_suffix('.pub').read_text()}")
    verify = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "us", "-n", NAMESPACE]
    verify += ["-s", str(project.folder / "output" / SIGNATURE)]
    assert subprocess.run(verify, input=output[PATH], capture_output=True, check=False).returncode == 0
    assert subprocess.run(verify, input=output[PATH] + b" ", capture_output=True, check=False).returncode != 0
    assert SIGNATURE not in publish(project)


def test_a_key_that_does_not_serve_leaves_the_last_site_and_is_told_in_a_sentence(
    project: TinyProject, tmp_path: Path
) -> None:
    before = publish(project)
    done = project.run(*PUBLISH, **{SIGNING_KEY: str(tmp_path / "nowhere")})
    assert done.returncode == 1
    assert "The release cannot be signed with" in done.stderr
    assert "No such file" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.output() == before
