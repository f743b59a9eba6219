"""The ledger: which releases were put before readers at a target, and when, the oldest first."""

import datetime
from collections.abc import Sequence

import pydantic

from carepress.deploying.target import Deployment, Refused

FILE = "deployments.json"

_LEDGER = pydantic.TypeAdapter(tuple[Deployment, ...])


def now() -> datetime.datetime:
    """This moment in UTC, to the second."""
    return datetime.datetime.now(tz=datetime.UTC).replace(microsecond=0)


def moment(at: datetime.datetime) -> str:
    """A moment in UTC as a deployment has it, such as `2026-11-30T02:40:00Z`."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def ledger_text(deployments: Sequence[Deployment]) -> str:
    """The ledger as targets keep it: JSON, a line for each deployment."""
    rows = [pydantic.TypeAdapter(Deployment).dump_json(one).decode() for one in deployments]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def ledger(text: str, place: str) -> tuple[Deployment, ...]:
    """The deployments in such a text; Refused where it is damaged. `place` tells people where it lies."""
    try:
        return _LEDGER.validate_json(text)
    except pydantic.ValidationError:
        sentence = f"The list of deployments, {place}, is damaged: somebody changed it by hand."
        raise Refused(f"{sentence} Move it away and deploy again; the list then begins anew.") from None


def noted(deployments: Sequence[Deployment], deployment: Deployment) -> tuple[Deployment, ...]:
    """The deployments with one more; one that only mended what stood there already is none."""
    same = bool(deployments) and deployments[-1].id == deployment.id
    return (*deployments,) if same else (*deployments, deployment)


def with_pointer(deployments: Sequence[Deployment], current: str, at: str) -> tuple[Deployment, ...]:
    """The deployments up to what readers see, `current`: a deploy can be cut before it is noted."""
    return noted(deployments, Deployment(current, at)) if current else ()


def lasting(deployments: Sequence[Deployment], count: int, days: int, today: datetime.date) -> frozenset[str]:
    """The releases that stay at a target: the last `count` that readers saw, and those that they saw within `days`.

    What they see stays, whatever the clock says.
    """
    since = (today - datetime.timedelta(days=days)).isoformat()
    ends = [*(one.at for one in deployments[1:]), "9999"][: len(deployments)]
    recent = (one.id for one, end in zip(deployments, ends, strict=True) if end >= since)
    last = [*dict.fromkeys(one.id for one in reversed(deployments))][:count]
    return frozenset([*recent, *last])
