"""The list of deployments that a target keeps, as the text of `deployments.json`, and which of it readers see."""

import dataclasses
from collections.abc import Sequence

import pydantic

from carepress.deploying.target import Deployment, Refused

PATH = "deployments.json"

_LIST = pydantic.TypeAdapter(list[Deployment])


def text_of(deployments: Sequence[Deployment]) -> str:
    """The content of `deployments.json`: a line for each deployment, the oldest first."""
    rows = [_LIST.dump_json([deployment])[1:-1].decode() for deployment in deployments]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def deployments_of(text: str, where: str) -> list[Deployment]:
    """The deployments of such a text; none where it is empty, and Refused where it is damaged."""
    try:
        return _LIST.validate_json(text) if text.strip() else []
    except pydantic.ValidationError:
        raise Refused(
            f"The list of deployments at {where} is damaged: mend {PATH} there, or put “[]” into it. "
            "Readers are not affected."
        ) from None


def as_seen(noted: Sequence[Deployment], begun: Sequence[Deployment], seen: str, since: str) -> list[Deployment]:
    """The deployments so that the last is the one that readers see.

    `begun` is the list of a deploy that may have been cut before it replaced the list that is `noted`; `seen` the id of
    the release to which the pointer leads, "" for none, and `since` the moment since which it does. Where neither list
    ends with it, somebody led readers there by hand.
    """
    if not seen:
        return []
    known = next((found for found in (noted, begun) if found and found[-1].id == seen), None)
    if known is not None:
        return [*known]
    former = next((deployment for deployment in reversed(noted) if deployment.id == seen), None)
    by_hand = dataclasses.replace(former, at=since, new=0, changed=0, removed=0) if former else Deployment(seen, since)
    return [*noted, dataclasses.replace(by_hand, is_rollback=former is not None)]
