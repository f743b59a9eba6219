"""Page writer: renders pages from their views, where Pelican's own writer would hand templates all that it knows."""

from typing import Any

from carepress import output


class PageWriter:
    """The part of a writer that is not Pelican's; Pelican's own listings have no name here, and are left out."""

    output_path: str

    def write_file(self, name: str, template: Any, context: dict[str, Any], *_: Any, **given: Any) -> None:
        """Render one page."""
        if name:
            output.write_page(self.output_path, name, template, context, given.get("listing"))

    def write_feed(self, elements: Any, context: dict[str, Any], path: str, *rest: Any, **given: Any) -> None:
        """Write a feed; an empty one, which would bear the time of the build, is left out."""
        if elements:
            feed: Any = super()
            feed.write_feed(output.feed_items(context, path, elements), context, path, *rest, **given)
