"""Help files: what readers' devices and other people's programs are given of the directory."""

import datetime
from collections.abc import Mapping

from carepress.helplines.countries_file import site_help
from carepress.helplines.directory import Directory
from carepress.helplines.open_helplines import helpline_files
from carepress.views import Site


def help_files(site: Site, found: Directory, today: datetime.date) -> tuple[Mapping[str, str], Mapping[str, object]]:
    """All files by path, and what templates see as `site.NAME`."""
    files, answers = site_help(found, site.settings.country, site.lang, site.labels)
    return {**files, **helpline_files(site, found, today)}, answers
