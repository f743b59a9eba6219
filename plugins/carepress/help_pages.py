"""Help pages: the pages that tell whom to call."""

from carepress.page import Library


def help_patterns(library: Library, help_page: str) -> tuple[str, ...]:
    """Patterns for the paths of the help pages and of what stands beside them, as `path_pattern` has them.

    They are the page that the settings name, and all with the directory of helplines.
    """
    pages = (page for page in library.listed if page.front.template == "help" or page.source == help_page)
    return tuple(page.url.lstrip("/") + "*" * page.url.endswith("/") for page in pages)
