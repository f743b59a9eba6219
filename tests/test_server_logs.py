"""The guide to server logs: what it tells to write down holds nothing of a reader, and its commands answer."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import tiny_site
import web_servers
from server_provisions import needed
from tiny_project import wait_until

pytestmark = pytest.mark.servers

GUIDE = (Path(__file__).parents[1] / "docs" / "server-logs.md").read_text()
SITE = {
    "index.html": "Home",
    "sleep/index.html": "Sleep",
    "sleep/sleep.pdf": "PDF",
    "assets/a.css": "",
    "search/x/w.json": "",
}
READER = {
    "User-Agent": "Telling/1.0",
    "Referer": "https://told.example/",
    "Cookie": "told=1",
    "X-Forwarded-For": "203.0.113.9",
}
ASKED = [
    *["/sleep/?who=told"] * 6,
    *["/slep/?who=told"] * 5,
    "/rare/",
    *["/sleep/sleep.pdf"] * 5,
    "/assets/a.css",
    "/search/x/w.json",
]
WRITTEN = 17
"""So many of these are written down."""


def block(after: str, number: int = 0) -> str:
    """A block of code after some words of the guide."""
    return re.findall(r"^```\w*\n(.*?)^```", GUIDE.partition(after)[2], re.MULTILINE | re.DOTALL)[number]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What nginx has written down of these requests, as the guide has it."""
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    tiny_site.write({f"root/{path}": text for path, text in SITE.items()}, folder)
    port, log = web_servers.free_port(), folder / "readers.log"
    line = block("**nginx**", 1).replace("/var/log/nginx/readers.log", str(log))
    temporary = "".join(f"{n}_temp_path {folder}/{n}; " for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    text = (
        f"daemon off; master_process off; pid {folder}/pid; error_log stderr crit; events {{}}\n"
        f"http {{ {temporary}\n{block('**nginx**')}\n"
        f"server {{ listen {web_servers.HOST}:{port}; root {folder}/root; error_page 404 /index.html;\n{line} }} }}\n"
    )
    (folder / "nginx.conf").write_text(text)
    command = [needed("NGINX"), "-e", "stderr", "-c", f"{folder}/nginx.conf"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            address = f"http://{web_servers.HOST}:{port}"
            wait_until(lambda: process.poll() is not None or answers(address))
            for path in ASKED:
                web_servers.get(address + path, **READER)
            wait_until(lambda: len(of_readers(log)) >= WRITTEN)
            yield log
        finally:
            process.terminate()


def of_readers(log: Path) -> list[str]:
    """The lines of a log, without those of asking whether the server runs."""
    return [line for line in log.read_text().splitlines() if " / " not in line]


def answers(address: str) -> bool:
    try:
        return web_servers.get(f"{address}/").status == 200
    except OSError:
        return False


def test_nginx_writes_down_nothing_of_a_reader(log: Path) -> None:
    lines = of_readers(log)
    assert len(lines) == WRITTEN
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d (200|404) GET /[\w./-]* \d+", line) for line in lines), lines
    assert not re.search(r"told|Telling|203\.0|127\.0|who|assets|search", log.read_text())


def test_the_commands_of_the_guide_answer(log: Path) -> None:
    expected = {
        "**What do people look for": "5 /slep/\n",
        "**Which pages are read": "6 /sleep/\n",
        "**What is taken along?**": "5 /sleep/sleep.pdf\n",
        "**Does anything fail?**": "",
    }
    for words, said in expected.items():
        assert command(block(words), log) == said
    hours = [line.split() for line in command(block("**When?**"), log).splitlines()]
    assert sum(int(count) for _, count in hours) == 6 + log.read_text().count(" / ")
    assert all(0 <= int(hour) < 24 for hour, _ in hours)


def command(text: str, log: Path) -> str:
    return subprocess.run(["sh", "-c", text], cwd=log.parent, capture_output=True, text=True, check=True).stdout


def test_caddy_writes_down_nothing_of_a_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    tiny_site.write({f"root/{path}": text for path, text in SITE.items()}, tmp_path)
    log = tmp_path / "readers.log"
    told = block("**Caddy**").replace("/var/log/caddy/readers.log", str(log))
    included = tmp_path / "log.caddy"
    included.write_text(f"{told}\nfile_server\n")
    with web_servers.caddy(tmp_path / "root", included) as address:
        for path in ASKED:
            web_servers.get(address + path, **READER)
        wait_until(lambda: log.is_file() and "/rare/" in log.read_text())
    assert '"uri":"/sleep/"' in log.read_text()
    assert not re.search(r"told|Telling|203\.0|127\.0\.0\.1\"|who|remote", log.read_text())
    assert re.search(r'"ts":"\d{4}-\d\d-\d\dT\d\d"', log.read_text())
