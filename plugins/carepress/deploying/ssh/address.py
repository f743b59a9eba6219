"""The address of a folder on a server: ssh://[user@]host[:port]/path."""

import dataclasses
import re
import urllib.parse

from carepress.deploying.target import Refused

_FORM = re.compile(
    r"ssh://(?:(?P<user>[\w.+][\w.+-]*)@)?(?P<host>\w[\w.-]*|\[[0-9A-Fa-f:.]+(?:%\w+)?\])"
    r"(?::(?P<port>\d{1,5}))?(?P<path>/.+)"
)
_PASSWORD = re.compile(r"ssh://[^/@]*:[^/@]*@")


@dataclasses.dataclass(frozen=True)
class SshAddress:
    """Where ssh leads, and the folder there; an empty user or port is the one that ssh's own settings name."""

    text: str
    host: str
    path: str
    user: str = ""
    port: str = ""

    @property
    def options(self) -> list[str]:
        """What ssh is told besides the host."""
        return [*(("-l", self.user) if self.user else ()), *(("-p", self.port) if self.port else ())]


def ssh_address(text: str) -> SshAddress:
    """The parts of an address; Refused where it is none."""
    if _PASSWORD.match(text):
        shown = _PASSWORD.sub("ssh://…@", text)
        raise Refused(f"{shown} has a password in it: take that out, and let ssh log in by a key. No password is used.")
    found = _FORM.fullmatch(text)
    path = urllib.parse.unquote(found["path"]).rstrip("/") if found else ""
    if found is None or not path or not path.isprintable():
        raise Refused(f"{text} is no address of a folder on a server: write it as ssh://user@example.org/srv/site.")
    return SshAddress(text, found["host"], path, found["user"] or "", found["port"] or "")
