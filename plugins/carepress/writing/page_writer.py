"""Page writer: notes which pages Pelican wants to be written, where its own writer would render each by itself."""

from functools import partial
from typing import Any

from carepress import build, output_files, put_off
from carepress.rendering import Wanted, is_published, render


class PageWriter:
    """The part of a writer that is not Pelican's; Pelican's own listings have no name here, and are left out."""

    output_path: str

    def write_file(self, name: str, template: Any, context: dict[str, Any], *_: Any, **given: Any) -> None:
        """Want one page, or leave an empty file until it is needed."""
        wanted, current = Wanted(name, template, given.get("listing")), build.build_of(context)
        if not name or not is_published(current, wanted):
            return
        if put_off.is_put_off(context, name, wanted.listing):
            current.put_off[name] = partial(render, context, self.output_path, wanted)
            output_files.write_file(context, self.output_path, name, b"")
        else:
            current.wanted.append(wanted)

    def write_feed(self, *_: Any, **__: Any) -> None:
        """Write nothing: Pelican's feeds would give texts without what features have put in or withheld."""
