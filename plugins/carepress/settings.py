"""CarePress's own settings: the dictionary `CAREPRESS` in `pelicanconf.py`, checked whole."""

import datetime
import re
from typing import Annotated, Any, Literal

import pydantic

from carepress.finding import Severity
from carepress.front_matter import Day
from carepress.schema import SafeAddress, Strict, WebAddress, mistakes


class Publisher(Strict):
    """Facts about the publisher, as the publisher states them; None is shown as "not stated by the publisher"."""

    name: str
    telephone: str | None = None
    telephone_note: str | None = None
    website: WebAddress | None = None
    address: str | None = None
    email: str | None = None
    funding: str | None = None
    advertising: str | None = None


class Licence(Strict):
    """The licence of the content: its name and the address of its text."""

    name: str
    url: str


def _contact(value: str) -> str:
    if not re.fullmatch(r"(?:mailto:[^\s@]+@[^\s@]+\.\w+|https://[^\s/]+\.\S+|tel:\+?[0-9().-]+)", value):
        raise ValueError("it starts with “mailto:”, “https://” or “tel:”, like mailto:security@example.org")
    return value


def _contacts(value: Any) -> Any:
    if not value:
        raise ValueError("it names at least one way to tell, like mailto:security@example.org")
    return (value,) if isinstance(value, str) else value


Contacts = Annotated[tuple[Annotated[str, pydantic.AfterValidator(_contact)], ...], pydantic.BeforeValidator(_contacts)]


class Security(Strict):
    """Whom to tell of a weakness of the site: what `security.txt` says. Source: RFC 9116."""

    contact: Contacts
    """Ways to tell, the preferred one first: mailto:, https:// or tel:."""
    expires: Day
    """The day from which on nobody should rely on it; less than a year ahead."""
    policy: SafeAddress | None = None
    """The page that says how reports are dealt with."""
    acknowledgments: SafeAddress | None = None
    """The page that thanks those who reported something."""
    encryption: SafeAddress | None = None
    """Where the key is with which reports can be encrypted."""


class ExtraKey(Strict):
    """A key of a publisher's own that front matter may have below `extra`."""

    description: str = ""
    """What editors are to write."""
    type: Literal["text", "number", "yes-or-no", "date", "list"] = "text"
    """What its value is."""
    values: tuple[str, ...] = ()
    """The values that it may have; any where there are none."""


class Repository(Strict):
    """Where editors save who use the browser editor from a place of its own, instead of on their computer."""

    name: str = pydantic.Field(pattern=r"^[\w.-]+/[\w.-]+$")
    """Owner and name on GitHub, such as `owner/site`."""
    branch: str = "main"
    """The branch that editors write on."""
    sign_in: SafeAddress | None = None
    """The service through which they sign in; where there is none, they sign in with an access token."""


class Deploy(Strict):
    """Where the site is brought so that readers see it, and what is kept there of earlier releases."""

    to: str = ""
    """The target: a folder such as `/srv/site`, or an address that begins with `ssh:`, `s3:`, `git:` or `upload:`."""
    kept_releases: pydantic.PositiveInt = 5
    """So many of the last releases stay at the target, to be taken back, with their assets for open pages."""
    kept_days: pydantic.NonNegativeInt = 30
    """Releases that readers saw within so many days stay, too."""
    most_removed: pydantic.NonNegativeInt = 10
    """Pages that one deploy may remove before it stops and asks."""
    patience: pydantic.NonNegativeInt = 60
    """Seconds until readers must get what was deployed, as networks in between may keep the former page for a while."""
    index_now: Annotated[str, pydantic.Field(pattern=r"^[A-Za-z0-9-]{8,128}$")] | None = None
    """The key with which search engines are told of changed pages, as IndexNow has it; it is public."""


class Settings(Strict):
    """Everything that a publisher may set for CarePress, beside Pelican's own settings."""

    mode: Literal["preview", "publish"] = "preview"
    """`preview` shows every page with its problems named; `publish` refuses to finish while an error stands."""
    tagline: str = ""
    """One line beneath the site's name."""
    description: str = ""
    """What the site is, for search engines and the home page."""
    publisher: Publisher | None = None
    """Facts about the publisher."""
    licence: Licence | None = None
    """The licence of the content."""
    country: str = ""
    """Country (ISO 3166 code) whose helplines stand on every page."""
    security: Security | None = None
    """Whom to tell of a weakness of the site."""
    repository: Repository | None = None
    """Where the browser editor saves that `./invoke edit --output` makes."""
    navigation: tuple[str, ...] = ()
    """Source files of the pages named in the navigation, such as `pages/about.md`, in order."""
    help_page: str = "pages/get-help.md"
    """Source file of the page that tells how to get help now."""
    report_page: str = "pages/report-a-mistake.md"
    """Source file of the page that tells how to report a mistake or a wrong number."""
    quick_exit_url: SafeAddress | None = None
    """Harmless page, on another site, to which “Exit this page” leads."""
    care_cards_per_page: pydantic.PositiveInt = 3
    """Most care cards that a page may have before an advice says that they stop being seen."""
    labels: dict[str, str] = pydantic.Field(default_factory=dict)
    """The publisher's own wording for labels of the theme."""
    severities: dict[str, Severity] = pydantic.Field(default_factory=dict)
    """Severity of a rule by its name; safety rules are always errors."""
    months_between_checks: int = pydantic.Field(default=12, ge=1, le=36)
    """The sources of a page are checked again after so many months at most."""
    today: datetime.date | None = None
    """The day by which dates are judged; the real day where it is not set."""
    max_file_size: pydantic.PositiveInt = 1_000_000
    """Largest Markdown file that is read, in bytes."""
    words_per_cross_link: pydantic.PositiveInt = 80
    """At most one automatic cross-link in so many words of an article."""
    extra_keys: dict[str, ExtraKey] = pydantic.Field(default_factory=dict)
    """Keys that front matter may have below `extra`; any where none is declared."""
    offline: bool = True
    """Whether readers' devices may keep pages for where there is no internet; without it, what they kept goes."""
    deploy: Deploy = Deploy()
    """Where and how the site is deployed."""
    take_along: Literal["publish", "always", "never"] = "publish"
    """When handouts and books are made: when the site is published, at each build, or never."""
    htaccess: bool = False
    """Whether `.htaccess` is written beside the pages, for hosts with Apache that allow it."""
    list_length: pydantic.PositiveInt = 100
    """Entries on one page of a long list, such as that of all articles."""


def settings(value: object) -> Settings:
    """The settings in a dictionary; ValueError names every mistake at once, with a guess for a misspelt key."""
    given: Any = {} if value is None else value
    wrong = [f"{message} {remedy}" for _, message, remedy in mistakes(Settings, given)]
    if wrong:
        raise ValueError("CAREPRESS in the settings file cannot be used:\n  " + "\n  ".join(wrong))
    return Settings.model_validate(given)
