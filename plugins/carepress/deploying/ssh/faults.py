"""What ssh, rsync and the server's programs say when something fails, as one sentence that tells how to mend it."""

import re

from carepress.deploying.ssh.address import SshAddress

OWN = "carepress: "
"""What begins each line that our own scripts say of a fault."""

_AS_IT_WAS = "Readers see what they saw; deploy again, and it goes on from there."

_WITHOUT_A_WORD = "Connection closed"
"""What is meant where ssh says nothing: the connection that it shared has ended."""

_SENTENCES = {
    r"carepress: locked (?P<why>.*)": (
        "Another deploy to {at} is running ({why}): start this one again when that has ended."
    ),
    r"carepress: busy": ("A deploy to {at} that was cut is still ending there: start this one again in a minute."),
    r"carepress: lost": (
        "The connection to {at} was away for so long that another deploy has begun there. Nothing more was done; deploy"
        " again when that has ended."
    ),
    r"carepress: no link": (
        "{at}/current is not the link that it should be, so nothing was put before readers: move it away, let the web"
        " server serve {path}/current, and deploy again."
    ),
    r"carepress: gone": ("{at} does not have that release any more: publish its commit again, and deploy."),
    r"carepress: missing (?P<why>.*)": (
        "The server of {at} lacks {why}: install it there, on Debian with “apt install rsync coreutils findutils"
        " util-linux”."
    ),
    r"carepress: system (?P<why>.*)": (
        "The server of {at} runs {why}, whose own tools cannot replace a link in one moment: only Linux is supported."
        " Use a target of another kind there."
    ),
    r"No space left on device|Disk quota exceeded": ("The disk of {at} is full: make room there. " + _AS_IT_WAS),
    r"Read-only file system": ("{at} cannot be written, as its disk is read-only: mend that there. " + _AS_IT_WAS),
    r"HOST IDENTIFICATION HAS CHANGED": (
        "{host} shows another key than the one that this machine knows, so nothing was sent. Ask its owner whether it"
        " was set up anew; only then forget the old key with “ssh-keygen -R {known}” and learn the new one with “ssh"
        " {login}”."
    ),
    r"Host key verification failed|host key is known for": (
        "This machine does not know the key of {host}, so nothing was sent. Learn it with “ssh {login}”, and"
        " compare what that shows with what the owner of the server says. In CI, put the line that “ssh-keyscan {scan}”"
        " prints into ~/.ssh/known_hosts."
    ),
    r"Permission denied \((?:\w|[,-])+\)|Too many authentication failures": (
        "{host} does not let this user in: the public half of a key that ssh finds here, in ~/.ssh or in an agent, has"
        " to stand in ~/.ssh/authorized_keys there. Try it with “ssh {login}”."
    ),
    r"Could not resolve hostname": (
        "There is no server named {host}: correct the address {at}, or see whether this machine is online."
    ),
    r"(?P<why>Connection refused|No route to host|Network is unreachable|(?:Connection|Operation) timed out)": (
        "{host} does not answer ({why}): see whether it runs, and whether the port in {at} is right. " + _AS_IT_WAS
    ),
    r"account is currently not available|nologin": (
        "The user of {at} may not run commands there: give it /bin/sh as its shell."
    ),
    r"carepress: said (?P<why>.*)": (
        "The shell of {host} prints “{why}” before any command, which rsync would take for its own: take that out of"
        " ~/.bashrc there, or put it behind a test for a terminal."
    ),
    r'link_stat "(?P<why>.*)" failed: No such file': ("{why} is missing: publish again, and deploy."),
    r"unexpectedly closed|Connection closed|Connection reset|Broken pipe|closed by remote host|Timeout, server"
    r"|timeout in data|mux_client|error in socket IO|Connection to \S+ closed": (
        "The connection to {host} was lost. " + _AS_IT_WAS
    ),
    r"(?P<why>[^\n]*(?:Permission denied|Operation not permitted))": (
        "{at} does not take the site, as its user may not write there ({why}): give that user the folder. " + _AS_IT_WAS
    ),
}


def sentence(address: SshAddress, said: str) -> str:
    """What went wrong, by what the programs said."""
    host, port = address.host.strip("[]"), address.port
    names = {
        "at": address.text,
        "host": host,
        "path": address.path,
        "login": " ".join([*address.options, host]),
        "scan": f"-p {port} {host}" if port else host,
        "known": f"[{host}]:{port}" if port else host,
    }
    for pattern, text in _SENTENCES.items():
        if found := re.search(pattern, said.strip() or _WITHOUT_A_WORD):
            return text.format(**names, why=found.groupdict().get("why", "").strip())
    last = said.strip().rpartition("\n")[2]
    return f"{address.text} cannot be deployed to ({last}). {_AS_IT_WAS}"
