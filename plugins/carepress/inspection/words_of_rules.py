"""Words of rules: rule, message, remedy and severity of what is found both in texts and in finished pages."""

from carepress.finding import Severity

LONGEST = 80
"""Most characters of a text that a message names."""

Said = tuple[str, str, str, Severity]


def third_party(what: str, address: str) -> Said:
    """For what makes a browser ask another site."""
    message = f"“{shortened(address)}” is on another site: {what} would tell that site who reads this page."
    return said("third-party-request", message, "Put the file on this site, or link to it in words.")


def image_without_words(address: str) -> Said:
    """For a picture without alternative text."""
    message = f"The picture “{shortened(address)}” has no words, so who cannot see it does not know what it shows."
    remedy = 'Say what it shows: ![What it shows](address). If it only decorates, leave it out or write <img alt="">.'
    return said("image-without-words", message, remedy)


def image_file_name(words: str) -> Said:
    """For a picture whose alternative text is the name of its file."""
    message = f"“{words.strip()}” is the name of a file, not what the picture shows."
    return said("image-file-name", message, "Say in words what one sees.", "advice")


def link_without_words(address: str, what: str = "link") -> Said:
    """For a link or button without an accessible name."""
    where = f" to “{shortened(address)}”" if address else ""
    message = f"The {what}{where} has no words, so a screen reader cannot say what it is for."
    return said("link-without-words", message, "Write between [ and ] where the link leads.")


def link_vague(name: str) -> Said:
    """For a link whose words do not say where it leads."""
    message = f"The words “{name}” do not say where the link leads, and screen readers list links by their words alone."
    return said("link-vague", message, "Link the words that name the page, such as its title.", "advice")


def heading_skipped(words: str, level: int, above: int) -> Said:
    """For a heading more than one level below the one before it."""
    message = f"The heading “{words}” is of level {level}, but the one before it is of level {above}."
    remedy = f"Make it one of level {above + 1}: {'#' * (above + 1)}. The page's title is level 1."
    return said("heading-skipped", message, remedy, "advice")


def heading_without_words() -> Said:
    """For a heading without words."""
    message = "This heading has no words, so whoever moves from heading to heading hears nothing."
    return said("heading-without-words", message, "Give it words, or take its mark out.")


def heading_moved(words: str) -> Said:
    """For a main heading in a text."""
    message = f"“{shortened(words)}” is a main heading, but that is the title; so all headings were moved a level down."
    return said("heading-one", message, "Make it one of level 2: ##.", "advice")


def id_repeated(name: str) -> Said:
    """For an anchor that stands twice on a page."""
    message = f"The anchor “{name}” stands twice on this page, so links to it reach the first only."
    return said("id-repeated", message, "Give one of them another name.")


def table_without_headers() -> Said:
    """For a table without a heading cell."""
    message = "This table has no headings, so a screen reader cannot say what a cell is about."
    return said("table-without-headers", message, "Name its columns in its first row.", "advice")


def title_repeated(title: str, other: str) -> Said:
    """For a page with the title of another."""
    message = f"“{title}” is the title of {other} too, so nobody can tell them apart in a list or a search."
    return said("title-repeated", message, "Say in the title what only this page is about.", "advice")


def description_missing(others: int) -> Said:
    """For pages without a summary, of which so many others are not told one by one."""
    more = f", nor have {others} other pages" if others else ""
    message = f"The page has no summary of its own{more}: lists and search engines have nothing to say of it."
    return said(
        "description-missing",
        message,
        "Add the line “summary: …” with what it is about, in one or two sentences.",
        "advice",
    )


def description_repeated(other: str) -> Said:
    """For a page with the summary of another."""
    message = f"The summary is that of {other} too, so nobody can tell the two apart in a list or a search."
    return said("description-missing", message, "Say what only this page is about.", "advice")


def shortened(text: str) -> str:
    """A text as a message names it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def said(rule: str, message: str, remedy: str, severity: Severity = "error") -> Said:
    """What is said of a rule: an error where nothing else is given."""
    return rule, message, remedy, severity
