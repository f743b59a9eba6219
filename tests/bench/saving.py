"""Saving: how long it takes from a saved text to the fresh page in a browser, in a preview of ours and of Hugo's."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import provisions
from bench.peers import hugo_program

ROOT = Path(__file__).parents[2]
TIMES = 7
PREVIEW = "import sys; from carepress.preview import serve; raise SystemExit(serve(port=int(sys.argv[1])))"
LONGEST = 60
READY = 600_000
"""Milliseconds to wait for the first build."""


def our_saving(project: Path, slug: str) -> list[float]:
    """Seconds from each of some saves of an article to its page with the new words."""
    port = _free_port()
    command = [sys.executable, "-c", PREVIEW, str(port)]
    return _seconds(command, project, project / "content/articles" / f"{slug}.md", f"http://127.0.0.1:{port}/{slug}/")


def hugo_saving(project: Path, slug: str) -> list[float]:
    """The same in Hugo's preview."""
    port = _free_port()
    command = [str(hugo_program()), "server", "--port", str(port), "--baseURL", f"http://127.0.0.1:{port}/"]
    return _seconds(command, project, project / "content/posts" / f"{slug}.md", f"http://127.0.0.1:{port}/{slug}/")


def _seconds(command: Sequence[str], project: Path, file: Path, address: str) -> list[float]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}
    with (
        subprocess.Popen(
            command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as preview,
        _page(address) as page,
    ):
        plain = file.read_text()
        found = [_one(page, file, f"{plain}\n\nWords of save {number}.\n") for number in range(TIMES + 1)]
        file.write_text(plain)
        preview.terminate()
        # What comes first warms what a preview has asleep.
        return found[1:]


def _one(page: Any, file: Path, text: str) -> float:
    words = text.strip().rpartition("\n")[2]
    time.sleep(1)
    start = time.perf_counter()
    file.write_text(text)
    while time.perf_counter() < start + LONGEST:
        # A page that is just being left cannot be asked.
        with contextlib.suppress(Exception):
            page.wait_for_function("words => document.body?.innerText.includes(words)", arg=words, polling="raf")
            return time.perf_counter() - start
    raise SystemExit(f"{words} did not come.")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def _page(address: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=provisions.chromium())
        # Asking whether words are there needs what the policy of our pages forbids.
        page = browser.new_page(bypass_csp=True)
        deadline = time.monotonic() + READY / 1000
        while not _is_there(page, address):
            if time.monotonic() > deadline:
                raise SystemExit(f"{address} did not come.")
            time.sleep(0.5)
        yield page
        browser.close()


def _is_there(page: Any, address: str) -> bool:
    with contextlib.suppress(Exception):
        answer = page.goto(address)
        return bool(answer and answer.ok and re.search(r"<h2", page.content()))
    return False
