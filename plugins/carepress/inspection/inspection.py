"""Inspection: every file that was written, looked at once, and a finding for each fault where it comes from."""

import dataclasses
import functools
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from carepress.addresses import save_as_of, site_root
from carepress.build import Build, template_folders
from carepress.finding import Finding, place_of
from carepress.inspection import words_of_pages as page_told
from carepress.inspection.contrast import Meeting, weak
from carepress.inspection.elements import origin_of
from carepress.inspection.fault import Fault, fault
from carepress.inspection.finished_page import FinishedPage, finished_file, finished_page
from carepress.inspection.leads import Leads
from carepress.inspection.requests import css_addresses, script_faults, style_faults
from carepress.inspection.stylesheet import rules
from carepress.inspection.summaries import FEW
from carepress.inspection.weight import BUDGETS, OTHER_PAGES, Budgets, compressed, weight_faults
from carepress.inspection.whereabouts import Whereabout, Whereabouts, repeated, templates
from carepress.kept_answers import KeptAnswers
from carepress.one_by_one import one_by_one
from carepress.page import Library
from carepress.put_off import complete

_TO_ANCHOR = re.compile(r'href="(/[^"#?]*)#')

_OF_COPIES = {"third-party-request", "cookie-set"}
"""What even a file that is copied as it is must not do."""

_GATHERED = {"page-too-heavy"}
"""Rules whose advice, where it holds for many pages, is about what these pages share."""

MANY = 150
"""With fewer pages, starting processes takes longer than it saves."""

Faults = Sequence[tuple[str, Fault]]


@dataclasses.dataclass(frozen=True)
class Output:
    """What was written: the folder, the site's absolute address or "", and the paths of the files in the folder."""

    folder: Path
    address: str
    paths: Sequence[str]

    def of_kind(self, suffix: str) -> list[str]:
        """The paths of the files with a suffix, in order."""
        found = [path for path in self.paths if path.endswith(suffix)]
        return sorted(path for path in found if os.path.isfile(f"{self.folder}/{path}"))  # noqa: PTH113  `Path` takes long

    def text(self, path: str) -> str:
        """The text of a file."""
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")


def inspected_build(folder: str, build: Build, settings: Mapping[str, Any]) -> list[Finding]:
    """A finding for everything that is wrong with what a build has written; `settings` are Pelican's."""
    own = [Path(settings["OWN"])] if settings.get("OWN") else []
    folders = [*template_folders(settings), *own, Path(settings["THEME"]) / "static"]
    found = templates(build.library.pages, build.listings)
    address = str(settings["SITEURL"]).rstrip("/")
    output = Output(Path(folder), address, sorted(build.written.keys() - build.put_off.keys()))
    for path in led_to(output) & build.put_off.keys() if build.put_off else ():
        complete(build, path)
    behind = repeated(build.library, build.listings)
    places = Whereabouts(build.library, found, folders, build.findings, address, behind)
    kept = KeptAnswers(Path(settings["CACHE_PATH"]))
    look, rendered = partial(finished_file, output.folder), [page.save_as for page in build.wanted]
    known = {path: (path, build.written[path].content) for path in rendered}
    return inspected(output, places, one_by_one(kept, look, known, origin_of(address), many=MANY))


def led_to(output: Output) -> set[str]:
    """The paths of the files to whose anchors the pages of an output may lead."""
    pages = map(output.text, output.of_kind(".html"))
    found = {
        unquote(address).removeprefix(site_root(output.address))
        for page in pages
        for address in _TO_ANCHOR.findall(page)
    }
    return {save_as_of(address) for address in found}


def inspected(output: Output, places: Whereabouts, looked_at: Mapping[str, FinishedPage | None]) -> list[Finding]:
    """A finding for everything that is wrong with the finished site; what a template does is told once."""
    styles = {path: output.text(path) for path in output.of_kind(".css")}
    stylesheet = sum(compressed(text.encode()) for text in _waited_for(output, styles, places.library))
    pages = _pages(output, looked_at)
    leads = Leads(output.folder, output.address, site_root(output.address), pages, frozenset(output.paths))
    weight = partial(_weight_faults, output.folder, places.templates, stylesheet)
    faults = [
        (path, found) for path, page in pages.items() for found in (*page.faults, *weight(page), *leads.faults(page))
    ]
    faults += _without_description(pages, places.library)
    faults += _asset_faults(output, styles, leads)
    return [*_findings(faults, places), *_copied(output, places.library)]


def _waited_for(output: Output, styles: Mapping[str, str], library: Library) -> list[str]:
    """The stylesheets that a page with a budget asks for and waits for; others are those of single pages."""
    written = (page.save_as for page in library.listed if page.kind in BUDGETS)
    texts = (output.text(path) for path in written if (output.folder / path).is_file())
    shown = next(filter(None, texts), "")
    return [css for path, css in styles.items() if path in shown and not all(rule.is_for_print for rule in rules(css))]


def _copied(output: Output, library: Library) -> Iterator[Finding]:
    """What HTML files that are copied as they are ask of other sites."""
    copies = dataclasses.replace(output, paths=[*library.files])
    for path in [*copies.of_kind(".html"), *copies.of_kind(".htm")]:
        page = finished_page(path, (output.folder / path).read_bytes(), origin_of(output.address))
        for found in page.faults:
            rule, message, remedy, severity = found.said
            if rule in _OF_COPIES:
                place = place_of(output.text(path), next(iter(found.marks), ""))
                yield Finding(path, *place, rule, message, remedy, severity)


def _pages(output: Output, looked_at: Mapping[str, FinishedPage | None]) -> Mapping[str, FinishedPage]:
    """The pages by their paths; those that nobody has looked at are the few that were put off."""
    origin, paths = origin_of(output.address), output.of_kind(".html")
    found = (looked_at.get(path) or finished_page(path, (output.folder / path).read_bytes(), origin) for path in paths)
    return dict(zip(paths, found, strict=True))


def _weight_faults(folder: Path, kinds: Mapping[str, str], stylesheet: int, page: FinishedPage) -> Iterator[Fault]:
    kind = kinds.get(page.path, "")
    budgets = Budgets(BUDGETS.get(kind, OTHER_PAGES), stylesheet if kind in BUDGETS else 0)
    return weight_faults(page.weight, budgets, (folder / page.path).read_bytes)


def _asset_faults(output: Output, styles: Mapping[str, str], leads: Leads) -> Iterator[tuple[str, Fault]]:
    origin = origin_of(output.address)
    for path, css in styles.items():
        yield from ((path, found) for found in style_faults(css, origin))
        yield from ((path, found) for found in leads.style_faults(path, css_addresses(css)))
        for pair in _weak(css):
            said = page_told.contrast_low(pair.text, pair.ground, pair.scheme, pair.ratio, pair.least)
            yield path, fault(said, f"--{pair.text}: {pair.colour}", f"--{pair.text}:")
    for path in output.of_kind(".js"):
        yield from ((path, found) for found in script_faults(output.text(path), origin))


@functools.lru_cache(maxsize=8)
def _weak(css: str) -> Sequence[Meeting]:
    return weak(rules(css))


def _without_description(pages: Mapping[str, FinishedPage], library: Library) -> Iterator[tuple[str, Fault]]:
    for path, page in pages.items():
        source = library.by_save_as.get(path)
        if source and source.front.summary.strip() and not page.description:
            yield path, fault(page_told.description_left_out(), "<head>", "<head")


def _findings(faults: Faults, places: Whereabouts) -> list[Finding]:
    findings, shared = [], defaultdict[tuple[str, Whereabout], list[tuple[str, Fault]]](list)
    many = Counter(found.rule for _, found in faults if found.said[-1] == "advice")
    for path, found in faults:
        page = places.page_behind(path)
        if page and places.is_told(page, found):
            continue
        is_one_of_many = found.said[-1] == "advice" and found.rule in _GATHERED and many[found.rule] > FEW
        place = places.of_text(page, found) if page and not is_one_of_many else None
        if place:
            rule, message, remedy, severity = found.said
            findings.append(Finding(*place, rule, message, remedy, severity))
        else:
            shared[found.rule, places.of_template(path, found)].append((path, found))
    return [*dict.fromkeys(findings)] + [_once(place, found) for (_, place), found in shared.items()]


def _once(place: Whereabout, found: Sequence[tuple[str, Fault]]) -> Finding:
    """One finding for what a template does on many pages."""
    path, first = found[0]
    others = len({path for path, _ in found}) - 1
    more = f" and {others} more" if others else ""
    rule, message, remedy, severity = first.said
    return Finding(*place, rule, f"In {path}{more}: {message}", remedy, severity)
