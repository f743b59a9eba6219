"""The task of starting, as `tasks.py` offers it."""

from invoke.context import Context
from invoke.tasks import task


@task(
    positional=["folder"],
    help={
        "folder": "a new or empty folder for the site; or, with --upgrade, one that was started so",
        "name": "the name of the site; what is not said is asked for on a terminal",
        "publisher": "who publishes it",
        "country": "the country whose helplines it shows, by its code, such as DE",
        "language": "the language in which it begins: en or de, or more closely, such as en-GB",
        "time-zone": "where its days begin, such as Europe/Berlin",
        "address": "where it will be found, such as https://example.org",
        "email": "where readers may report mistakes",
        "upgrade": "bring a site up to this version of CarePress; everything of its publisher's stays",
    },
)
def start(
    _: Context,
    folder: str,
    name: str = "",
    publisher: str = "",
    country: str = "",
    language: str = "",
    time_zone: str = "",
    address: str = "",
    email: str = "",
    upgrade: bool = False,
) -> None:
    """Start a site for another publisher in a new folder, or bring one up to this version of CarePress."""
    from carepress.command import end
    from carepress.starting.start import start
    from carepress.starting.wish import Wish

    end(start(folder, Wish(name, publisher, country, language, time_zone, address, email), upgrade=upgrade))
