"""Words of pages: rule, message, remedy and severity of what is found in finished pages only."""

from carepress.inspection.words_of_rules import Said, said, shortened


def page_unreadable(why: str) -> Said:
    """For a finished page that cannot be read as HTML."""
    message = f"This page cannot be read whole, so nobody knows what is wrong with it: {why.rstrip('.')}."
    return said("page-unreadable", message, "Mend its template, or make its text shorter and flatter.")


def language_missing(language: str) -> Said:
    """For a page that does not name its language."""
    what = f"“{language}” is the code of no language" if language else "The page does not say its language"
    message = f"{what}, so a screen reader may read it aloud in the wrong one."
    return said("language-missing", message, "Give the code of its language, such as “en” or “pt-BR”.")


def title_missing() -> Said:
    """For a finished page without a title."""
    return said("title-missing", "The page has no <title>, so its tab and search results have no name.", "Give it one.")


def description_left_out() -> Said:
    """For a page whose template does not show its summary."""
    message = "The page has a summary, but no description for search engines."
    return said("description-missing", message, "Put it into the <head>, as the theme's base.html does.", "advice")


def viewport_missing() -> Said:
    """For a page that does not fit a phone, or that cannot be made larger."""
    message = "The page does not fit itself to a phone, or forbids to make its letters larger."
    remedy = 'Write <meta name="viewport" content="width=device-width, initial-scale=1"> in its <head>.'
    return said("viewport-missing", message, remedy)


def heading_one(found: list[str]) -> Said:
    """For a page without one main heading."""
    named = " and ".join(f"“{words}”" for words in found)
    what = f"The page has {len(found)} main headings, {named}" if found else "The page has no main heading (h1)"
    return said("heading-one", f"{what}, so nobody hears at once what it is about.", "Give it exactly one <h1>.")


def main_missing(count: int) -> Said:
    """For a page without one main part."""
    what = f"{count} main parts" if count else "no main part"
    message = f"The page has {what}, so nobody can skip to its text."
    return said("landmark-missing", message, "Put its text into one <main>.")


def landmark_missing(tag: str) -> Said:
    """For a page without one of the parts that screen readers jump to."""
    message = f"The page has no <{tag}>, one of the parts to which a screen reader jumps."
    return said("landmark-missing", message, f"Put what belongs there into a <{tag}>.", "advice")


def landmark_unnamed(name: str) -> Said:
    """For one of several navigations that cannot be told apart."""
    what = f"Two navigations are called “{name}”" if name else "One of several navigations has no name"
    remedy = "Name each for what it leads to: <nav aria-label=…>."
    return said("landmark-missing", f"{what}, so a screen reader cannot tell them apart.", remedy, "advice")


def inline_script(what: str, where: str) -> Said:
    """For a script that stands in a page."""
    script = shortened(" ".join(what.split()))
    message = f"A script stands in {where}: “{script}”. Strict servers refuse it, and it can do harm."
    return said("inline-script", message, "Put scripts into files of the theme, in static/js.")


def inline_style(where: str) -> Said:
    """For a style that stands in a page."""
    message = (
        f"A style stands in the page ({where}), where strict servers refuse it and readers' settings do not reach it."
    )
    return said("inline-style", message, "Put styles into files of the theme, in static/css.")


def cookie_set(what: str) -> Said:
    """For a cookie."""
    message = f"“{shortened(what)}” keeps or reads a cookie, but this site leaves no trace of who reads it."
    return said("cookie-set", message, "Do without; what readers choose may be kept with localStorage on their device.")


def page_too_heavy(size: int, most: int, *, is_error: bool) -> Said:
    """For a page with more bytes than its budget."""
    message = f"The page has {size:,} bytes, compressed; more than {most:,} come late on an old phone."
    return said("page-too-heavy", message, "Split it into several pages.", "error" if is_error else "advice")


def first_view_too_heavy(size: int, most: int) -> Said:
    """For a page whose first section comes late."""
    message = f"The page needs {size:,} bytes to show its first section; more than {most:,} need a second answer."
    return said("page-too-heavy", message, "Make its first section shorter, or set a heading earlier.", "advice")


def image_too_heavy(address: str, size: int, most: int, *, is_error: bool) -> Said:
    """For a picture with more bytes than a bad network carries in a few seconds."""
    message = f"The picture “{shortened(address)}” has {size:,} bytes; more than {most:,} make readers wait."
    remedy = "Make it smaller, for example 1,200 pixels wide, as WebP or JPEG."
    return said("image-too-heavy", message, remedy, "error" if is_error else "advice")


def link_broken(address: str) -> Said:
    """For a link of a finished page that leads nowhere."""
    return said("link-broken", f"“{shortened(address)}” leads to no page.", "Mend the address, or take the link out.")


def outside_root(address: str, root: str) -> Said:
    """For an address that leaves the path under which the site lives."""
    message = f"“{shortened(address)}” leads out of the site, which lives under {root}/."
    return said("link-broken", message, "Begin the address in the template with {{ site.root }}.")


def anchor_missing(address: str, anchor: str) -> Said:
    """For a link of a finished page to an anchor that is not there."""
    message = f"“{shortened(address)}” leads to no part of the page: there is no anchor “{anchor}”."
    return said("anchor-missing", message, "Use an anchor of that page.")


def asset_missing(address: str) -> Said:
    """For a file that a finished page or stylesheet is made of, and that is not there."""
    message = f"“{shortened(address)}” is not there, so a part of the page is missing."
    return said("asset-missing", message, "Put the file there, or take its address out.")


def contrast_low(text: str, ground: str, scheme: str, ratio: float, least: float) -> Said:
    """For two colours that cannot be told apart well enough."""
    message = (
        f"--{text} on --{ground} has a contrast of {ratio:.1f} to 1 in the {scheme} scheme, less than {least:g} to 1."
    )
    return said("contrast-low", message, "Make one of the two colours darker or lighter.")
