"""Deploying: a published site brought to a target in an order in which no reader ever meets half of it."""

import contextlib
import dataclasses
import datetime
import sys
from collections.abc import Mapping
from pathlib import Path

from carepress.deploying import published, telling
from carepress.deploying.index_now import tell_engines
from carepress.deploying.ledger import lasting, moment, now
from carepress.deploying.moved_pages import REDIRECTS, moved_pages
from carepress.deploying.plan import changes, counts, kept
from carepress.deploying.target import Delivery, Deployment, Refused, Target
from carepress.deploying.targets import target_of
from carepress.deploying.upload.upload import Upload
from carepress.deploying.verification import verify
from carepress.release import Release
from carepress.settings import Deploy
from carepress.terminal import agrees, say


@dataclasses.dataclass(frozen=True)
class Call:
    """What the person at the terminal asks for: `to` is a target, where it is not the one of the settings.

    `is_sure` where no question is to be asked, `is_dry` where nothing is to change, `tells_engines` where search
    engines are to be told of changed pages.
    """

    to: str = ""
    is_sure: bool = False
    is_dry: bool = False
    tells_engines: bool = False


@dataclasses.dataclass(frozen=True)
class Standing:
    """What stands at a target: what was put before readers, and the releases that stay, by id, the newest first."""

    deployments: tuple[Deployment, ...]
    releases: Mapping[str, Release]

    @property
    def former(self) -> Release | None:
        """What readers see."""
        return self.releases.get(self.deployments[-1].id) if self.deployments else None


def standing(target: Target, own: Deploy) -> Standing:
    """What stands at a target, as far as it is to stay there."""
    found = tuple(target.deployments())
    stays = lasting(found, own.kept_releases, own.kept_days, now().date())
    newest = dict.fromkeys(one.id for one in reversed(found) if one.id in stays)
    releases = {known: target.release(known) for known in newest}
    return Standing(found, {known: release for known, release in releases.items() if release})


def deploy(call: Call, own: Deploy, output: Path) -> None:
    """Bring what was published to the target, and make sure that readers get it; Refused with the reason."""
    release = published.published(output)
    refuse_expired(_helplines(output), "Run ./invoke publish, which leaves it out or says what to do.")
    target = target_of(call.to or own.to)
    with contextlib.nullcontext() if call.is_dry else target.lock():
        found = standing(target, own)
        delivery = delivery_of(release, output, found)
        _tell_plan(delivery, target)
        if call.is_dry:
            return
        _ask(delivery, own, call)
        put_before_readers(target, delivery, found, own)
    if target.leads_readers:
        _tell_engines(delivery, call, own)


def delivery_of(release: Release, output: Path | None, found: Standing) -> Delivery:
    """What is brought to a target where so much stands already."""
    others = ((known, one) for known, one in found.releases.items() if known != release.id)
    return Delivery(release, output, found.former, kept(release, others))


def put_before_readers(
    target: Target, delivery: Delivery, found: Standing, own: Deploy, *, is_rollback: bool = False
) -> None:
    """Bring a release, lead readers to it, and ask for it as they do."""
    release, becomes = delivery.release, changes(delivery.former, delivery.release)
    note = Deployment(release.id, moment(now()), release.commit, **counts(becomes), is_rollback=is_rollback)
    target.keep_only({release.id, *found.releases})
    target.bring(delivery, telling.say)
    target.switch(delivery, note, telling.say)
    if not target.leads_readers:
        return
    say(f"{target.address} leads readers to release {release.id} now.")
    _verify(target, delivery, own)


def verify_last(call: Call, own: Deploy) -> None:
    """Ask for what was deployed last, as readers do; Refused where they do not get it."""
    target = target_of(call.to or own.to)
    found = standing(target, own)
    release = target.made_ready() if isinstance(target, Upload) else None
    release = release or found.former
    if not release:
        raise Refused(f"Nothing was deployed to {target.address} yet.")
    former = next((one for known, one in found.releases.items() if known != release.id), None)
    delivery = Delivery(release, None, former, {})
    _verify(target, delivery, own)
    _tell_engines(delivery, call, own)


def _tell_engines(delivery: Delivery, call: Call, own: Deploy) -> None:
    """Tell search engines of what has changed, where that was asked for."""
    if call.tells_engines:
        tell_engines(delivery.release, changes(delivery.former, delivery.release), own.index_now)


def _verify(target: Target, delivery: Delivery, own: Deploy) -> None:
    """Ask for what a delivery has changed, as readers do."""
    release, becomes = delivery.release, changes(delivery.former, delivery.release)
    asked = [change.url for change in becomes if change.what != "removed"]
    moved: Mapping[str, str] = {}
    if REDIRECTS in release.files:
        moved = moved_pages(target.read(release.id, [REDIRECTS])[REDIRECTS].decode(), release.site)
    verify(release, asked, moved, own.patience)


def refuse_expired(helplines: bytes, remedy: str) -> None:
    """Refused where a release shows a number that has become too old."""
    found = published.expired(helplines, datetime.datetime.now(tz=datetime.UTC).date())
    if found:
        raise Refused(f"This release shows a number that must not be shown any more ({', '.join(found)}). {remedy}")


def _tell_plan(delivery: Delivery, target: Target) -> None:
    becomes = changes(delivery.former, delivery.release)
    stands = f"Readers see {delivery.former.id} there" if delivery.former else "Readers see no release there yet"
    say(telling.changes_told(becomes), f"{stands}; release {delivery.release.id} is for {target.address}.")


def _ask(delivery: Delivery, own: Deploy, call: Call) -> None:
    """More removed pages than usual may be a mistake: somebody is to say that it is none."""
    removed = sum(change.what == "removed" for change in changes(delivery.former, delivery.release))
    if removed <= own.most_removed or call.is_sure:
        return
    if not (sys.stdin.isatty() and agrees(f"This removes {removed:,} pages. Deploy it? [y/N] ")):
        more = f"{removed:,} pages would be removed, more than the {own.most_removed:,} of most_removed in the settings"
        raise Refused(f"Nothing was deployed: {more}. If that is right, deploy with --yes.")


def _helplines(output: Path) -> bytes:
    file = output / published.HELPLINES
    return file.read_bytes() if file.is_file() else b""
