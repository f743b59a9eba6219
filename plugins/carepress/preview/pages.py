"""Pages that the preview makes itself: while there is no site yet, and where a build failed."""

from html import escape
from pathlib import Path

from carepress import text_editor
from carepress.failure import failure
from carepress.finding import Finding
from carepress.preview.attempt import Attempt

LAST_GOOD = "/-/last-good"
LINES_AROUND = 3

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif; }}
body {{ max-inline-size: 45rem; margin: 3rem auto; padding-inline: 1rem; }}
pre {{ overflow-x: auto; padding: 1rem; border: 1px solid; border-radius: .5rem; font-size: .9rem; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def building_page() -> str:
    """The page to show until the first build has ended."""
    return _PAGE.format(title="The site is being built", body="<p>It will appear here by itself.</p>")


def failed_page(error: Exception) -> str:
    """The page that tells why another cannot be drawn, and in which file and line."""
    finding = failure(error)
    told = f"<p>{escape(finding.message)}</p>{_place(finding)}"
    return _PAGE.format(title="This page cannot be drawn", body=told)


def problem_page(attempt: Attempt, *, has_good: bool) -> str:
    """The page that tells why a build failed, in which file and line; `has_good` is whether an earlier site stands."""
    told = [
        f"<p>{escape(finding.message)} {escape(finding.remedy)}</p>{_place(finding)}"
        for finding in attempt.findings
        if finding.rule == "build-failed"
    ]
    trace = f"<details><summary>The way there through the code</summary><pre>{escape(attempt.trace)}</pre></details>"
    told += [trace] * bool(attempt.trace)
    told += ["<p>This page goes away by itself when you save the mended file.</p>"]
    told += [f'<p><a href="{LAST_GOOD}/">Show the last good site until then</a></p>'] * has_good
    return _PAGE.format(title=escape(attempt.stopped), body="\n".join(told))


def _place(finding: Finding) -> str:
    """Where to mend it: a link that opens the file, and the lines there as they stand now."""
    file = Path(finding.source)
    where = f"In {escape(finding.source)}, line {finding.line}"
    if not file.is_file():
        return f"<p><strong>{where}</strong></p>"
    link = escape(text_editor.link(file, finding.line, finding.column))
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    first = max(finding.line - LINES_AROUND, 1)
    shown = enumerate(lines[first - 1 : finding.line + LINES_AROUND], first)
    told = "\n".join(
        f"<mark>{n:>4}  {escape(line)}</mark>" if n == finding.line else f"{n:>4}  {escape(line)}" for n, line in shown
    )
    return f'<p><strong><a href="{link}">{where}</a></strong></p><pre>{told}</pre>'
