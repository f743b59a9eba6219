"""Page writer: renders pages from their views, where Pelican's own writer would hand templates all that it knows."""

from functools import partial
from typing import Any

from carepress import build, output, put_off


class PageWriter:
    """The part of a writer that is not Pelican's; Pelican's own listings have no name here, and are left out."""

    output_path: str

    def write_file(self, name: str, template: Any, context: dict[str, Any], *_: Any, **given: Any) -> None:
        """Render one page, or leave an empty file until it is needed."""
        render = partial(output.write_page, self.output_path, name, template, context, given.get("listing"))
        if name and put_off.is_put_off(context, name, given.get("listing")):
            build.build_of(context).put_off[name] = render
            output.write_file(context, self.output_path, name, b"")
        elif name:
            render()

    def write_feed(self, *_: Any, **__: Any) -> None:
        """Write nothing: Pelican's feeds would give texts without what features have put in or withheld."""
