"""Laws of ./invoke, kept by the real script in a copy of the project: no network, packages made here, real failures."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from small_disk import small_disk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has its own lines in README.md")

ROOT = Path(__file__).resolve().parents[1]
PYTHON = Path(sys.executable).resolve()
SETTING_UP = "Setting up (first time only; about half a minute) …"
AGAIN = "Setting up (again, as requirements or Python changed; about half a minute) …"
INVOKE = "import os, sys\ndef main(): print('in', os.getcwd(), 'runs', *sys.argv[1:])\n"


def wheel(folder: Path, name: str, module: str, padding: int = 0) -> str:
    """Make an installable package and return the hashed line that asks for it."""
    about = f"{name}-1.dist-info"
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}/__init__.py", module)
        archive.writestr(f"{name}/padding", bytes(padding))
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/entry_points.txt", f"[console_scripts]\n{name} = {name}:main\n")
        archive.writestr(f"{about}/RECORD", "".join(f"{file},,\n" for file in archive.namelist()))
    digest = hashlib.sha256((folder / f"{name}-1-py3-none-any.whl").read_bytes()).hexdigest()
    return f"{name}==1 --hash=sha256:{digest}\n"


class Project:
    """A copy of the project on a machine of its own: a folder, a PATH with few programs, a set of packages."""

    def __init__(self, folder: Path, machine: Path, installer: str) -> None:
        self.folder, self.wheels, self.programs = folder, machine / "wheels", machine / "programs"
        self.requirements, self.venv = folder / "requirements.txt", folder / ".venv"
        editor = folder / "plugins" / "carepress" / "browser_editor"
        for made in (folder / "tests", editor, self.wheels, self.programs):
            made.mkdir(parents=True)
        shutil.copy2(ROOT / "invoke", folder)
        (editor.parent / "__init__.py").touch()
        (editor.parent / "command.py").write_text("import invoke\n\ninvoke.main()\n")
        self.requirements.write_text(wheel(self.wheels, "invoke", INVOKE))
        (folder / "tests" / "requirements.txt").write_text(wheel(self.wheels, "only_for_tests", ""))
        (editor / "requirements.txt").write_text(wheel(self.wheels, "carried_npm", ""))
        (editor.parent / "deploying").mkdir()
        (editor.parent / "deploying" / "requirements.txt").write_text(wheel(self.wheels, "carried_s3", ""))
        self.has("dirname", shutil.which("dirname") or "")
        self.has("python3", str(Path(sys.base_prefix, "bin", "python3")))
        if installer == "uv":
            self.has("uv", str(Path(sys.executable).with_name("uv")))
        self.environment = {
            "PATH": str(self.programs),
            "HOME": str(machine),
            "TMPDIR": str(machine),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_INDEX": "1",
            "UV_NO_CONFIG": "1",
            "UV_FIND_LINKS": str(self.wheels),
            "UV_OFFLINE": "1",
            "UV_LINK_MODE": "copy",
        }

    def has(self, name: str, program: str) -> None:
        (self.programs / name).symlink_to(program)

    def pretends(self, name: str, script: str) -> None:
        """Put a program of that name on PATH that does what `script` says."""
        program = self.programs / name
        program.unlink(missing_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def depends_on(self, index: str) -> dict[str, str]:
        """The environment of a machine whose installers know nothing but the package index at that address."""
        environment = {name: value for name, value in self.environment.items() if name[:3] not in {"PIP", "UV_"}}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": index, "PIP_RETRIES": "0"}
        return environment | pip | {"UV_NO_CONFIG": "1", "UV_DEFAULT_INDEX": index, "UV_HTTP_RETRIES": "0"}

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.folder / "invoke", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            env=environment or self.environment,
            start_new_session=True,
        )

    def run(self, *words: str, **environment: str) -> tuple[int, str]:
        """Run ./invoke from another folder, as nothing may depend on that. Returns its exit status and what it said."""
        process = self.start(*words, **environment)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said.strip()

    def ran(self, *words: str) -> str:
        return " ".join(("in", str(self.folder), "runs", *words))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "a project", tmp_path, "uv")


@pytest.fixture(params=["uv", "pip"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    """The project on a machine with uv, and on one that has only what comes with Python."""
    return Project(tmp_path / "a project", tmp_path, request.param)


@pytest.fixture
def silent_index() -> Iterator[str]:
    """The address of a package index that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/simple/"


@pytest.fixture
def dead_index() -> str:
    """An address on this machine at which nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/simple/"


def wait_for(condition: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        time.sleep(0.02)


def test_the_first_run_sets_up_and_later_ones_only_run_the_task(either: Project) -> None:
    assert either.run("build", "--output", "x y") == (0, f"{SETTING_UP}\n{either.ran('build', '--output', 'x y')}")
    assert either.run("build") == (0, either.ran("build"))


def test_the_package_is_importable_in_the_environment(project: Project) -> None:
    project.run()
    assert subprocess.call([project.venv / "bin" / "python", "-c", "import carepress"], cwd="/") == 0


def test_the_browser_editor_gets_an_npm_where_the_machine_has_none(project: Project) -> None:
    project.run("preview")
    assert not [*project.venv.glob("lib/*/site-packages/carried_npm")]
    project.run("edit", "--help")
    assert not [*project.venv.glob("lib/*/site-packages/carried_npm")]
    project.run("edit")
    assert [*project.venv.glob("lib/*/site-packages/carried_npm")]
    assert project.run("edit") == (0, project.ran("edit"))
    assert project.run("preview") == (0, project.ran("preview"))


@pytest.mark.parametrize("is_in_settings", [False, True])
def test_what_speaks_with_s3_is_installed_for_sites_that_are_served_from_there(
    project: Project, *, is_in_settings: bool
) -> None:
    project.run("deploy", "--to=/srv/site")
    assert not [*project.venv.glob("lib/*/site-packages/carried_s3")]
    if is_in_settings:
        (project.folder / "publishconf.py").write_text('CAREPRESS = {"deploy": {"to": "s3://site"}}\n')
    words = ("deploy", *(() if is_in_settings else ("--to=s3://site",)))
    project.run(*words)
    assert [*project.venv.glob("lib/*/site-packages/carried_s3")]
    assert project.run(*words) == (0, project.ran(*words))
    project.requirements.write_text(f"{project.requirements.read_text()}\n")
    project.run("preview")
    assert [*project.venv.glob("lib/*/site-packages/carried_s3")]


def test_the_packages_of_the_tests_are_enough_for_s3(project: Project) -> None:
    project.run("test")
    words = ("deploy", "--to=s3://site")
    assert project.run(*words) == (0, project.ran(*words))


def test_the_browser_editor_uses_the_npm_of_the_machine(project: Project) -> None:
    project.pretends("npm", "exit 0")
    project.run("edit")
    assert not [*project.venv.glob("lib/*/site-packages/carried_npm")]


def test_changed_requirements_are_set_up_again(project: Project) -> None:
    project.run()
    project.requirements.write_text(project.requirements.read_text() + wheel(project.wheels, "newcomer", ""))
    assert project.run("build") == (0, f"{AGAIN}\n{project.ran('build')}")
    assert project.run("build") == (0, project.ran("build"))
    assert [*project.venv.glob("lib/python*/site-packages/newcomer")]


def test_a_new_date_on_unchanged_requirements_sets_nothing_up(project: Project) -> None:
    project.run()
    os.utime(project.requirements, (0, 0))
    assert project.run("build") == (0, project.ran("build"))


@pytest.mark.parametrize("task", ["test", "lock"])
def test_what_only_tests_need_comes_with_the_tasks_that_need_it(project: Project, task: str) -> None:
    def has_tests_packages() -> bool:
        return any(project.venv.glob("lib/python*/site-packages/only_for_tests"))

    project.run("build")
    assert not has_tests_packages()
    project.run("--help", task)
    assert not has_tests_packages()
    status, said = project.run(task)
    assert (status, has_tests_packages()) == (0, True), said
    assert project.run("build") == (0, project.ran("build"))


def test_who_ran_the_tests_keeps_their_packages_through_a_change(project: Project) -> None:
    project.run("test")
    project.requirements.write_text(project.requirements.read_text() + wheel(project.wheels, "newcomer", ""))
    project.run("build")
    assert project.run("test") == (0, project.ran("test"))


def test_a_moved_project_is_set_up_again(project: Project) -> None:
    project.run()
    project.folder = project.folder.rename(project.folder.with_name("elsewhere"))
    assert project.run("build") == (0, f"{AGAIN}\n{project.ran('build')}")


def test_an_environment_whose_python_vanished_is_made_anew(project: Project) -> None:
    project.run()
    (project.venv / "bin" / "python").unlink()
    (project.venv / "bin" / "python").symlink_to("/vanished/python3")
    assert project.run("build") == (0, f"{AGAIN}\n{project.ran('build')}")


def test_an_environment_that_lost_its_packages_to_a_newer_python_is_made_anew(project: Project) -> None:
    project.run()
    (packages,) = project.venv.glob("lib/python*")
    packages.rename(packages.with_name("python3.0"))
    assert project.run("build") == (0, f"{AGAIN}\n{project.ran('build')}")


def test_a_python_that_is_too_old_is_named_with_the_remedy(project: Project) -> None:
    project.pretends("python3", 'test "$1" = --version && echo Python 3.9.2')
    status, said = project.run("build")
    assert status == 1
    assert said == (
        "This project needs Python 3.11 or newer, and found Python 3.9.2:"
        " install a newer one beside it and run this again."
    )


def test_a_machine_without_python_is_told_so(project: Project) -> None:
    (project.programs / "python3").unlink()
    status, said = project.run("build")
    assert (status, "and found no Python: install" in said) == (1, True), said


def test_a_newer_python_beside_an_old_one_is_found(project: Project) -> None:
    project.pretends("python3", 'test "$1" = --version && echo Python 3.9.2')
    project.pretends("python3.14", "exit 127")  # as version switchers do for a Python that is not switched on
    project.has("python3.12", str(Path(sys.base_prefix, "bin", "python3")))
    assert project.run("build") == (0, f"{SETTING_UP}\n{project.ran('build')}")


@pytest.mark.skipif(PYTHON.stat().st_size < 1_000_000, reason="These tests run on a Python that loads its interpreter")
def test_a_python_that_loads_its_interpreter_leaves_the_work_to_a_whole_one_of_its_version(tmp_path: Path) -> None:
    project = Project(tmp_path / "a project", tmp_path, "uv")
    project.pretends("loader", "exit 127")
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    project.has(name, str(PYTHON))
    is_loader = f"if sys.executable.endswith('python3'): sys._base_executable = {str(project.programs / 'loader')!r}"
    (tmp_path / "sitecustomize.py").write_text(f"import sys\n{is_loader}\n")
    assert project.run("build", **project.environment, PYTHONPATH=str(tmp_path))[0] == 0
    assert (project.venv / "bin" / "python").resolve() == PYTHON


def test_a_python_without_its_venv_module_is_told_how_to_get_it(tmp_path: Path) -> None:
    project = Project(tmp_path / "a project", tmp_path, "pip")
    stripped = tmp_path / "stripped"
    (stripped / "ensurepip").mkdir(parents=True)
    (stripped / "ensurepip" / "__init__.py").write_text("raise ImportError(\"No module named 'ensurepip'\")")
    status, said = project.run("build", **project.environment, PYTHONPATH=str(stripped))
    assert status == 1
    assert said == (
        f"{SETTING_UP}\nPython at {sys.base_prefix} came without its venv module: install that (Debian and Ubuntu:"
        " apt install python3-venv), or install uv. Nothing is lost: run the same command again then."
    )


def test_a_uv_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    project = Project(tmp_path / "a project", tmp_path, "pip")
    project.pretends("uv", "exit 127")
    assert project.run("build") == (0, f"{SETTING_UP}\n{project.ran('build')}")


def test_an_index_out_of_reach_is_told_with_what_was_missing(either: Project, dead_index: str) -> None:
    status, said = either.run("build", **either.depends_on(dead_index))
    assert status == 1
    assert said.startswith(f"{SETTING_UP}\nThe package index did not deliver invoke")
    assert said.endswith(
        ": the network is away, or the index does not have it."
        " Nothing is lost: run the same command again when the network is back."
    )
    assert either.run("build") == (0, f"{SETTING_UP}\n{either.ran('build')}")


def test_a_failed_set_up_leaves_the_environment_that_served_until_then(project: Project, dead_index: str) -> None:
    project.run()
    before = project.requirements.read_text()
    project.requirements.write_text(before + wheel(project.wheels, "newcomer", ""))
    assert project.run("build", **project.depends_on(dead_index))[0] == 1
    project.requirements.write_text(before)
    assert project.run("build", **project.depends_on(dead_index)) == (0, project.ran("build"))


def test_a_package_with_other_contents_is_not_installed(either: Project) -> None:
    wheel(either.wheels, "invoke", "raise SystemExit('tampered')")
    status, said = either.run("build")
    assert status == 1
    assert said.startswith(f"{SETTING_UP}\nWhat the package index holds as invoke==1 is not what this project")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that is a disk of 12 MB."""
    with small_disk(tmp_path / "disk", "12m") as folder:
        yield folder


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path: Path, disk: Path) -> None:
    project = Project(disk / "project", tmp_path, "uv")
    small_enough = project.requirements.read_text()
    project.requirements.write_text(small_enough + wheel(project.wheels, "too_big", "", padding=20_000_000))
    status, said = project.run("build")
    assert (status, project.venv.exists()) == (1, False)
    assert said == (
        f"{SETTING_UP}\nThe disk is full: set-up needs about 450 MB in {project.folder}, with the tests 1,400 MB."
        " Nothing is lost: run the same command again when there is room."
    )
    project.requirements.write_text(small_enough)
    assert project.run("build") == (0, f"{SETTING_UP}\n{project.ran('build')}")


def test_a_killed_set_up_is_done_again(project: Project, silent_index: str) -> None:
    killed = project.start("build", **project.depends_on(silent_index))
    wait_for((project.venv / "bin" / "python").exists)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert project.run("build") == (0, f"{AGAIN}\n{project.ran('build')}")
    assert project.run("build") == (0, project.ran("build"))


def test_an_interrupted_set_up_says_how_to_go_on(project: Project, silent_index: str) -> None:
    interrupted = project.start("build", **project.depends_on(silent_index))
    wait_for((project.venv / "bin" / "python").exists)
    os.killpg(interrupted.pid, signal.SIGINT)
    said, _ = interrupted.communicate(timeout=120)
    assert (interrupted.returncode, project.venv.exists()) == (130, False)
    assert said.strip().endswith("Set-up was interrupted. Nothing is lost: run the same command again.")


def test_of_two_set_ups_at_once_the_second_waits(project: Project, silent_index: str) -> None:
    first = project.start("build", **project.depends_on(silent_index))
    wait_for((project.venv / "bin" / "python").exists)
    second = project.start("check")
    assert second.stdout
    assert second.stdout.readline() == "Another set-up of the project is running: waiting for it …\n"
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    said, _ = second.communicate(timeout=120)
    assert said.strip() == f"{AGAIN}\n{project.ran('check')}"
