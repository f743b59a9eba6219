"""Pages put off: where only some files were asked for, other pages are rendered only once something is read in them."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carepress.build import Build, build_of
from carepress.page import Library
from carepress.views import View

FILES = "CAREPRESS_FILES"
"""Name of the Pelican setting with the whole paths of what was asked for; all pages are where there are none."""


def is_asked_for(context: Mapping[str, Any], source: str) -> bool:
    """Whether a file of the content folder is among those that were asked for."""
    files, path = context.get(FILES), Path(context["PATH"]).absolute() / source
    return not files or any(path.is_relative_to(file) for file in files)


def is_put_off(context: dict[str, Any], save_as: str, listing: View | None) -> bool:
    """Whether the page at a path of the output can wait: neither its text was asked for, nor one that it repeats."""
    if FILES not in context:
        return False
    build = build_of(context)
    pages = build.library
    page = pages.by_url.get(listing.get("repeats", "")) if listing else pages.by_save_as.get(save_as)
    return not (page and is_asked_for(context, page.source))


def asked_for(context: dict[str, Any]) -> Library:
    """The library with no other pages than those that were asked for."""
    build = build_of(context)
    library = build.library
    if FILES not in context:
        return library
    return dataclasses.replace(library, pages=tuple(p for p in library.pages if is_asked_for(context, p.source)))


def complete(build: Build, path: str) -> None:
    """Render the page at a path of the output now, if it was put off."""
    render = build.put_off.pop(path, None)
    if render:
        del build.written[path]
        render()
