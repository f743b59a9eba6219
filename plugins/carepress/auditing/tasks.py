"""The task of auditing, as `tasks.py` offers it."""

from invoke.context import Context
from invoke.tasks import task


@task
def audit(_: Context) -> None:
    """Ask whether a package that the site is built with has a known weakness; exit 1 where one has, or nobody knows."""
    from carepress.auditing.audit import audit
    from carepress.command import end

    end(audit())
