"""One build for the preview: a program of its own, so that changed code takes effect and a crash stays in here.

Run as `python once.py SETTINGS CONTENT OUTPUT ANSWER`; the answer is a file of JSON with the fields of `Attempt`.
"""

import dataclasses
import json
import sys
import traceback
from pathlib import Path
from typing import Any


def main(settings: str, content: str, output: str, answer: str) -> None:
    """Build and write the answer, even where this project's own code is what is broken."""
    try:
        told = built(Path(settings), Path(content), Path(output))
    except Exception as error:  # noqa: BLE001  It is told on the page, whatever it is
        told = unbuilt(error)
    Path(answer).write_text(json.dumps(told), encoding="utf-8")


def built(settings: Path, content: Path, output: Path) -> dict[str, Any]:
    """What the build came to."""
    from carepress.bridge import run  # noqa: PLC0415  A fault in what this imports is to be told like any other
    from carepress.outcome import Task  # noqa: PLC0415  The same

    outcome = run(Task(settings, output, content, is_preview=True))
    findings = [dataclasses.asdict(finding) for finding in outcome.findings]
    folders = [str(folder) for folder in outcome.folders]
    pages = sum(1 for _ in output.rglob("*.html"))
    return dataclasses.asdict(outcome) | {"findings": findings, "folders": folders, "pages": pages}


def unbuilt(error: Exception) -> dict[str, Any]:
    """The same of a build that could not even begin."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    file = Path(getattr(error, "filename", None) or last.filename)
    finding = {
        "source": file.relative_to(Path.cwd()).as_posix() if file.is_relative_to(Path.cwd()) else str(file),
        "line": getattr(error, "lineno", None) or last.lineno,
        "column": 1,
        "rule": "build-failed",
        "message": f"{traceback.format_exception_only(error)[-1].strip()}.",
        "remedy": "Mend this line; until then no new site can be built.",
        "severity": "error",
    }
    trace = "".join(traceback.format_exception(error))
    return {"findings": [finding], "stopped": "The site was not built.", "trace": trace, "folders": [], "pages": 0}


if __name__ == "__main__":
    main(*sys.argv[1:])
