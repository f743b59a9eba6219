"""The worker: a program that builds for the preview, so that a crash stays in here and changed code can begin anew.

Each line that it reads is a JSON object with `settings`, `content`, `output` and, from which to take what stays the
same, `former`; each line that it writes, the answer.
"""

import dataclasses
import gc
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any


def main() -> None:
    """Build for each line, even where this project's own code is what is broken."""
    # What plugins print must not stand among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for line in sys.stdin:
        told = json.dumps(answer(**{name: Path(path) for name, path in json.loads(line).items()}))
        try:
            print(told, file=answers, flush=True)
        except BrokenPipeError:  # the preview is gone, and Python would complain when it flushes at its end
            os._exit(0)
        gc.collect()  # what the build knew, the glancer holds


def answer(settings: Path, content: Path, output: Path, former: Path) -> dict[str, Any]:
    """What a build came to, whatever that is."""
    try:
        return built(settings, content, output, former)
    except Exception as error:  # noqa: BLE001  It is told on the page, whatever it is
        return unbuilt(error)


def built(settings: Path, content: Path, output: Path, former: Path) -> dict[str, Any]:
    """What the build came to."""
    from carepress.bridge import ask_features, run  # noqa: PLC0415  A fault in what this imports is told like any other
    from carepress.glance import LastBuild  # noqa: PLC0415  The same
    from carepress.outcome import Task  # noqa: PLC0415  The same
    from carepress.preview import glancer  # noqa: PLC0415  The same
    from carepress.preview.attempt import TABLES  # noqa: PLC0415  The same

    known: list[Any] = []
    outcome = run(Task(settings, output, content, is_preview=True, tables=TABLES, former=former), known.append)
    last = None if outcome.stopped else LastBuild(known[-1], ask_features)
    glances = glancer.begin(last, output.with_suffix(".glances")) if last else ""
    findings = [dataclasses.asdict(finding) for finding in outcome.findings]
    folders = [str(folder) for folder in outcome.folders]
    told = {name: getattr(outcome, name) for name in ("stopped", "trace", "tables")}
    pages = 0 if last is None else last.pages
    return told | {"findings": findings, "folders": folders, "pages": pages, "glances": glances}


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
    trace, stopped = "".join(traceback.format_exception(error)), "The site was not built."
    told = {"findings": [finding], "stopped": stopped, "trace": trace, "folders": [], "tables": {}, "pages": 0}
    return told | {"glances": ""}


if __name__ == "__main__":
    main()
