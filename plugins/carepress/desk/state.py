"""The state of the desk: all that its page shows at one moment, counted or not yet."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from carepress.desk.changes import Changes
from carepress.desk.figures import Figures
from carepress.desk.history import Point
from carepress.desk.link_answer import LinkAnswer
from carepress.desk.web_links import WebLink


@dataclasses.dataclass(frozen=True)
class LinkState:
    """Links to other sites, what is known of each by its address, and how far a check is that is under way."""

    links: Sequence[WebLink] = ()
    answers: Mapping[str, LinkAnswer] = dataclasses.field(default_factory=dict)
    done: int = 0
    of: int = 0
    is_running: bool = False

    @property
    def is_offline(self) -> bool:
        """Whether no site at all could be reached, as where a machine is not online."""
        return len(self.answers) > 1 and {answer.standing for answer in self.answers.values()} == {"unreachable"}

    @property
    def known(self) -> int:
        """How many of the links something is known of."""
        return sum(link.address in self.answers for link in self.links)


@dataclasses.dataclass(frozen=True)
class State:
    """What is known at one moment: `figures` are none until they are counted.

    `stopped` says why they could not be. `history` says how far the course of time is known, or why it is not.
    """

    is_counting: bool = True
    stopped: str = ""
    figures: Figures | None = None
    at: datetime.datetime | None = None
    points: Sequence[Point] = ()
    history: str = ""
    changes: Changes | None = None
    links: LinkState = dataclasses.field(default_factory=LinkState)
    site: str = ""
    root: Path = dataclasses.field(default_factory=Path.cwd)
