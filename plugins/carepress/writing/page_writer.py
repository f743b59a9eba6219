"""Page writer: renders pages from their views, where Pelican's own writer would hand templates all that it knows."""

from functools import partial
from typing import Any

from carepress import build, output, put_off
from carepress.put_off import FILES


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

    def write_feed(self, elements: Any, context: dict[str, Any], path: str, *rest: Any, **given: Any) -> None:
        """Write a feed; an empty one, which would bear the time of the build, is left out."""
        if FILES in context:
            # No page is asked for that stands there, but pages link to it.
            output.write_file(context, self.output_path, path, b"")
        elif elements:
            feed: Any = super()
            feed.write_feed(output.feed_items(context, path, elements), context, path, *rest, **given)
