"""The service worker: the theme's script, and before it what it has to know of this build."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from carepress.offline.copies import as_json
from carepress.theme_templates import environment
from carepress.views import View

FILE = "service-worker.js"
PARTS = ("stores", "keeping", "answers", "life")
"""The theme's files of which the script is made, in their order."""
WITHDRAWN = "withdrawn"
"""What stands in its place where a site keeps nothing: browsers that have the former one take it away by themselves."""

STATES = ("undated", "current", "due", "expired")
"""How the numbers of a copy may stand on the day on which it is shown."""

_NOTICE = (
    '{% from "components/copy-notice.html" import copy_notice %}'
    '{{ copy_notice(site, state, words, "{copied}", "{seen}") }}'
)
_STYLE = '{% from "components/apart.html" import apart %}{{ apart(site, "kept") }}'

Draw = Callable[..., str]


def service_worker(theme: Path, facts: Mapping[str, Any]) -> str:
    """The script, which begins with what it knows."""
    return f"const SITE = {as_json(facts).strip()};\n{''.join(_part(theme, name) for name in PARTS)}"


def withdrawn(theme: Path) -> str:
    """The script that takes a former one away; empty where the theme has none."""
    return _part(theme, WITHDRAWN)


def _part(theme: Path, name: str) -> str:
    file = theme / "worker" / f"{name}.js"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def notices(folders: Iterable[Path], site: View) -> Mapping[str, Any]:
    """What stands above a copy, by how its numbers stand and whether it is of the page itself; and its stylesheet."""
    draw = _drawer(folders)
    kinds: Sequence[tuple[str, bool]] = (("page", True), ("none", False))
    told = {f"{s} {kind}": draw(_NOTICE, site=site, state=s, words=words) for s in STATES for kind, words in kinds}
    # Where nothing is known of numbers, there is nothing to say above the page that stands in for another.
    return {"notices": told | {"undated none": ""}, "style": draw(_STYLE, site=site)}


def _drawer(folders: Iterable[Path]) -> Draw:
    jinja = environment(folders)
    return lambda text, **names: jinja.from_string(text).render(**names).strip()
