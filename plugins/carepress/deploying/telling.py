"""Telling: what a deploy changes, and what stands at a target, in tables that a person can read."""

import sys
from collections import Counter
from collections.abc import Collection, Sequence

from carepress.deploying.plan import Change
from carepress.deploying.target import Deployment
from carepress.table import text

MOST = 40
"""Pages that are named one by one; of more, only the number is told."""


def say(line: str) -> None:
    """Tell the person at the terminal a step; what a task answers goes to the standard output instead."""
    sys.stderr.write(f"{line}\n")


def changes_told(changes: Sequence[Change], most: int = MOST) -> str:
    """What becomes of pages, in a table, and the sum of it in a sentence."""
    if not changes:
        return "No page changes."
    table = text(tuple({"what": change.what, "page": change.url} for change in changes[:most]))
    more = f"\n… and {len(changes) - most:,} more" if len(changes) > most else ""
    return f"{table}{more}\n{_sum(changes)}."


def _sum(changes: Sequence[Change]) -> str:
    found = Counter(change.what for change in changes)
    parts = [f"{found[what]:,} {what}" for what in ("new", "changed", "removed") if found[what]]
    return f"Pages: {', '.join(parts)}"


def deployments_told(deployments: Sequence[Deployment], kept: Collection[str]) -> str:
    """What readers saw when, the newest first; `kept` are the releases that can be taken back."""
    if not deployments:
        return "Nothing was deployed there yet."
    return text(tuple(_row(one, deployments[-1], kept) for one in reversed(deployments)))


def _row(one: Deployment, current: Deployment, kept: Collection[str]) -> dict[str, str | int]:
    notes = {
        "readers see this": one is current,
        "rolled back to": one.is_rollback,
        "no longer kept": one.id not in kept,
    }
    return {
        "release": one.id,
        "deployed (UTC)": one.at.replace("T", " ").removesuffix("Z"),
        "commit": one.commit[:7] + one.commit[40:],
        "new": one.new,
        "changed": one.changed,
        "removed": one.removed,
        "note": ", ".join(note for note, is_so in notes.items() if is_so),
    }
