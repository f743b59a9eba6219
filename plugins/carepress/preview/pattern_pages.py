"""Pattern pages: all components in one list, each with its states, and each state as a page of its own.

A state stands in a page of its own because components name their parts by ids, and some are landmarks of which a page
has one. That page is one of the site with nothing in it but the component: it has the site's own head.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from carepress.preview.patterns import Pattern, Patterns, levels_above

ADDRESS = "/-/patterns/"

_WHERE = re.compile(r"(?:(?P<name>[a-z0-9-]+)/(?:(?P<number>\d+)/)?)?")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_BODY = re.compile(r"(?<=<body>).*(?=</body>)", re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ASSET = re.compile(r"/assets/[0-9a-f]+/([\w./-]+)")
_HEAD_ENDS = "</head>"
_LANG = re.compile(r'<html lang="([^"]+)"')


def pattern_page(path: str, site: Path, folders: tuple[Path, ...]) -> str | None:
    """The page at an address below `ADDRESS`; None where there is none.

    `site` is a built site and `folders` are those of `Patterns`; both are read as they stand now.
    """
    where, frame = _WHERE.fullmatch(path.removeprefix(ADDRESS)), _frame(site)
    if where is None or frame is None:
        return None
    lang = _LANG.search(frame)
    patterns = Patterns(folders, lang[1] if lang else "en")
    if where["name"] is None:
        return _about(frame, patterns, "Patterns", "index", found=map(patterns.pattern, patterns.names))
    if where["name"] not in patterns.names:
        return None
    pattern = patterns.pattern(where["name"])
    if where["number"] is None:
        drawn = [patterns.drawn(pattern.name, example) for example in pattern.examples]
        return _about(frame, patterns, pattern.name, "component", pattern=pattern, drawn=drawn)
    number = int(where["number"])
    return _state(site, frame, patterns, pattern, number) if 0 < number <= len(pattern.examples) else None


def _frame(site: Path) -> str | None:
    """A page of the site, for its head."""
    found = next((file for file in (site / "404.html", site / "index.html") if file.is_file()), None)
    return found.read_text(encoding="utf-8") if found else None


def _about(frame: str, patterns: Patterns, title: str, template: str, **names: Any) -> str:
    """A page about patterns; as it shows other pages within itself, what pages may do does not hold for it."""
    return _filled(_POLICY.sub("", frame), title, patterns.page(template, address=ADDRESS, title=title, **names))


def _state(site: Path, frame: str, patterns: Patterns, pattern: Pattern, number: int) -> str:
    """One state by itself, with links and files of the site that is shown."""
    example = pattern.examples[number - 1]
    assets = {found[1]: found[0] for found in _ASSET.finditer(frame)}
    frame = frame.replace(_HEAD_ENDS, "".join(_sheets_apart(site, assets)) + _HEAD_ENDS, 1)
    drawn = patterns.drawn(pattern.name, example, root="")
    title = f"{pattern.name}: {example['of']}"
    body = patterns.page("state", title=title, drawn=drawn, place=pattern.place, levels=levels_above(drawn))
    return _filled(frame, title, _ASSET.sub(lambda found: assets.get(found[1], found[0]), body))


def _sheets_apart(site: Path, assets: Mapping[str, str]) -> Iterator[str]:
    """Links to the stylesheets that only some pages of the site ask for."""
    for address in [assets["site.css"]] if "site.css" in assets else []:
        for file in sorted((site / address.lstrip("/")).parent.glob("*.css")):
            if file.name not in {"site.css", "print.css"}:
                yield f'<link rel="stylesheet" href="{address.replace("site.css", file.name)}">'


def _filled(frame: str, title: str, body: str) -> str:
    titled = _TITLE.sub(lambda _: Markup("<title>{}</title>").format(title), frame, count=1)
    return _BODY.sub(lambda _: f"\n{body}\n", titled, count=1)
