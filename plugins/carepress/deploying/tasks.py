"""The tasks around deploying; `tasks.py` takes them among its own."""

from invoke.context import Context
from invoke.tasks import task

from carepress.command import end

TO = "the target, if not that of the settings: a folder, or an address that begins with ssh:, s3:, git: or upload:"
SURE = "ask nothing"


@task(
    help={
        "to": TO,
        "dry-run": "show what would change, and change nothing",
        "yes": SURE,
        "verify": "deploy nothing, and ask for the pages of the last deploy as readers do",
        "index-now": "tell search engines of the pages that have changed",
    }
)
def deploy(
    _: Context, to: str = "", dry_run: bool = False, yes: bool = False, verify: bool = False, index_now: bool = False
) -> None:
    """Bring what `publish` made to its host, so that no reader meets half of it, and look whether they get it."""
    from carepress.deploying.task import deploy

    end(deploy(to, dry_run=dry_run, yes=yes, verify=verify, index_now=index_now))


@task(help={"id": "the release to take back; the one before the last if left out", "to": TO, "yes": SURE})
def rollback(_: Context, id: str = "", to: str = "", yes: bool = False) -> None:
    """Take an earlier release back, in seconds."""
    from carepress.deploying.task import rollback

    end(rollback(id, to, yes=yes))


@task(help={"to": TO})
def releases(_: Context, to: str = "") -> None:
    """List what readers saw when, and which releases can be taken back."""
    from carepress.deploying.task import releases

    end(releases(to))


@task(
    help={
        "from": "a release; the one before the last if left out",
        "to": "another one; the last if left out",
        "target": TO,
    },
)
def changes(_: Context, from_: str = "", to: str = "", target: str = "") -> None:
    """Show page by page what lies between two releases."""
    from carepress.deploying.task import changed

    end(changed((from_, to), target))
