"""Output: pages rendered from their views, the features' files, and the end of a run."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carepress.build import Build, build_of, contents, site_of, source_shown
from carepress.finding import blocks
from carepress.html import rooted
from carepress.views import Site, View, page_view, site_view

SINK = "CAREPRESS_FINDINGS"
"""Name of the Pelican setting with a list that is to receive the findings; without it they are printed."""


def finish(generators: Sequence[Any]) -> None:
    """Tell every finding and give Pelican the finished HTML for its feeds; SystemExit where publishing is blocked."""
    context = generators[0].context
    build, site = build_of(context), site_of(context)
    _tell(context, build)
    if build.settings.mode == "publish" and blocks(build.findings):
        raise SystemExit("Nothing was published: mend the errors above first.")
    for content in contents(context):
        page = site.library.by_source[content.get_relative_source_path()]
        content._content = rooted(page.html, site.address, page.url)  # noqa: SLF001  `content` is memoised


def write_page(folder: str, save_as: str, template: Any, context: dict[str, Any], listing: View | None) -> None:
    """Render a page of the library, or a listing, into the output folder; drafts are not published."""
    build, site = build_of(context), site_of(context)
    if build.site_view is None:
        build.site_view = site_view(site, **build.site_annotations)
    page = listing or _page_view(context, build, site, save_as)
    if build.settings.mode == "preview" or page["status"] != "draft":
        write_file(folder, save_as, template.render(page=page, site=build.site_view).encode())


def write_files(context: dict[str, Any], folder: str) -> None:
    """Write the files that features made."""
    for path, content in build_of(context).files.items():
        write_file(folder, path, content)


def write_file(folder: str, path: str, content: bytes) -> None:
    """Write one file whole; SystemExit with one sentence where the machine refuses."""
    target = Path(folder) / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        raise SystemExit(f"{target} cannot be written: {error.strerror}. The site is not complete.") from None


def _tell(context: dict[str, Any], build: Build) -> None:
    sink = context.get(SINK)
    if sink is not None:
        sink.extend(build.findings)
    elif build.findings:
        sys.stderr.write("\n".join(map(str, build.findings)) + "\n")


def _page_view(context: dict[str, Any], build: Build, site: Site, save_as: str) -> View:
    page = site.library.by_save_as[save_as]
    notes = {name: answers[page.url] for name, answers in build.annotations.items() if page.url in answers}
    shown = source_shown(context, page.source)
    findings = [f for f in build.findings if f.source == shown] if site.settings.mode == "preview" else []
    return page_view(site, page, findings, **notes)
