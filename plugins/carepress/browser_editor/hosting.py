"""Hosting: the browser editor as a folder of files, for a private address; it saves in a repository on GitHub."""

import html
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from carepress.browser_editor.program import MAIN, language, main_script

HERE = Path(__file__).parent
GITHUB = ("https://api.github.com", "https://*.githubusercontent.com")


def host(output: Path, program: Path, config: dict[str, Any]) -> str:
    """Write the editor into a new or empty folder; gives why it could not be, or ""."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        return f"{output} is not empty, so it is left as it is. Name a new or an empty folder."
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as made:
            _write(Path(made) / "editor", program, config)
            if output.is_dir():
                output.rmdir()
            (Path(made) / "editor").rename(output)
    except OSError as error:
        return f"{output} cannot be written: {error.strerror}. Nothing was changed."
    return ""


def _write(folder: Path, program: Path, config: dict[str, Any]) -> None:
    shutil.copytree(program, folder / "program")
    (folder / "program" / MAIN).write_bytes(main_script(program))
    (folder / "locales").mkdir()
    for file in (program.parent / "locales").glob("*.json"):
        name = f"{file.stem}.js"
        (folder / "locales" / name).write_bytes(language(program, name) or b"")
    shutil.copy(program.parent / "LICENSE.txt", folder / "program")
    shutil.copy(HERE / "hosted.js", folder / "start.js")
    (folder / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=1), encoding="utf-8")
    page = (HERE / "page.html").read_text(encoding="utf-8")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(_policy(config))}">'
    (folder / "index.html").write_text(page.replace("<title>", f"{policy}\n<title>"), encoding="utf-8")


def _policy(config: dict[str, Any]) -> str:
    """What the page may ask: itself, GitHub, and the service through which editors sign in."""
    sign_in = urlsplit(config["backend"].get("base_url", ""))
    others = " ".join([*GITHUB, *([f"{sign_in.scheme}://{sign_in.netloc}"] if sign_in.netloc else [])])
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; worker-src 'self'"
        f" blob:; img-src 'self' blob: data: {others}; media-src 'self' blob:; font-src 'self' data:; connect-src"
        f" 'self' blob: data: {others}; base-uri 'none'; form-action 'none'"
    )
