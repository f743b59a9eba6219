"""Target: a place from which a host serves readers, and the few things that can be done there."""

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from carepress.release import Release

Say = Callable[[str], None]
"""Tells the person at the terminal a step in one line."""


class Refused(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why something is not done, in one or two sentences: what is wrong, where, and how to mend it."""


@dataclasses.dataclass(frozen=True)
class Deployment:
    """One time that a release was put before readers.

    `at` is the moment in UTC, such as `2026-11-30T02:40:00Z`; `commit` that of the release; `new`, `changed` and
    `removed` count pages against what stood there before. `is_rollback` where an earlier release was taken back.
    """

    id: str
    at: str
    commit: str = ""
    new: int = 0
    changed: int = 0
    removed: int = 0
    is_rollback: bool = False


@dataclasses.dataclass(frozen=True)
class Delivery:
    """What is to stand at a target before readers are led to it.

    `folder` is the output that holds the release, or None where the target has it already; `former` is what readers
    see now. `kept` are files of earlier releases, named by their content, that stay for pages which somebody has open:
    by path, the id of a release at the target that has the file.
    """

    release: Release
    folder: Path | None
    former: Release | None
    kept: Mapping[str, str]


class Target(Protocol):
    """A place from which a host serves readers.

    Each of its methods raises Refused where the place does not do what it is asked, and can be repeated after a cut at
    any moment: what readers see is then whole, and the next deploy goes on from there.
    """

    @property
    def address(self) -> str:
        """The target as the settings or the command name it, without secrets."""

    @property
    def leads_readers(self) -> bool:
        """Whether readers get a release by the switch alone; where not, somebody has to upload what was made ready."""

    def lock(self) -> AbstractContextManager[None]:
        """Keep others from deploying there until the end, however that comes; Refused where somebody else is."""

    def deployments(self) -> Sequence[Deployment]:
        """What was put before readers there, the oldest first; the last one is what they see."""

    def release(self, id: str) -> Release | None:
        """A release that is still kept there, by its id; None where there is none, or it is damaged."""

    def bring(self, delivery: Delivery, say: Say) -> None:
        """Bring everything that is not there yet, so that no reader sees any of it, and make sure that it is whole."""

    def switch(self, delivery: Delivery, deployment: Deployment, say: Say) -> None:
        """Put the release that was brought before readers, the pointer last, and note the deployment."""

    def read(self, id: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The contents of files of a release that is kept there, by path."""

    def keep_only(self, ids: Collection[str]) -> None:
        """Remove all releases but these, and what is left of others by cut deploys; called before `bring`."""
