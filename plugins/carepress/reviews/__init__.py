"""Reviews: when the sources of each page are to be checked again, and what is due, overdue or cannot be."""

from collections.abc import Sequence
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.reviews.check_dates import next_checks, overdue_notices
from carepress.reviews.review_findings import findings


def read(generators: Sequence[Any]) -> None:
    """Give pages the day of their next check, and a notice where it has passed; report what the rules find."""
    build, months = bridge.build_behind(generators), bridge.build_behind(generators).settings.months_between_checks
    bridge.annotate(generators, "next_check_on", next_checks(build.library, months))
    bridge.annotate(generators, "overdue_notice", overdue_notices(build.library, months, build.today, build.labels))
    bridge.report(generators, findings(build.library, months, build.today))


def register() -> None:
    """Join in once everything is read."""
    signals.all_generators_finalized.connect(read)
