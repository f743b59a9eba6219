"""What the tasks around deploying call: settings read, and whatever is refused told in a sentence."""

from collections.abc import Callable
from pathlib import Path

from carepress import bridge
from carepress.deploying import history
from carepress.deploying.deploy import Call, verify_last
from carepress.deploying.deploy import deploy as bring
from carepress.deploying.target import Refused
from carepress.settings import Deploy
from carepress.terminal import refuse

SETTINGS, OUTPUT = "publishconf.py", "output"


def deploy(to: str, *, dry_run: bool, yes: bool, verify: bool, index_now: bool) -> int:
    """Bring what was published to its target. Returns 0, or 1 where that is refused, with the reason told."""
    call = Call(to, is_sure=yes, is_dry=dry_run, tells_engines=index_now)
    if verify:
        return _told(lambda own: verify_last(call, own))
    return _told(lambda own: bring(call, own, Path(OUTPUT)))


def rollback(id: str, to: str, *, yes: bool) -> int:
    """Take an earlier release back; returns the same."""
    return _told(lambda own: history.rollback(id, Call(to, is_sure=yes), own))


def releases(to: str) -> int:
    """List what readers saw when; returns the same."""
    return _told(lambda own: history.releases(Call(to), own))


def changed(of: tuple[str, str], to: str) -> int:
    """Show what lies between two releases; returns the same."""
    return _told(lambda own: history.changed(of, Call(to), own))


def _told(act: Callable[[Deploy], None]) -> int:
    try:
        act(bridge.content_of(Path(SETTINGS))[1].deploy)
    except (Refused, SystemExit) as refused:
        return refuse(str(refused), 1)
    except KeyboardInterrupt:
        return refuse("Stopped. What readers see is whole; run the same again to go on.", 130)
    return 0
