"""Addresses of folders on servers, and what is told of what ssh and rsync say."""

import pytest

from carepress.deploying.ssh.address import SshAddress, ssh_address
from carepress.deploying.ssh.faults import sentence
from carepress.deploying.target import Refused


@pytest.mark.parametrize(
    ("text", "host", "path", "options"),
    [
        ("ssh://example.org/srv/site", "example.org", "/srv/site", []),
        ("ssh://web@example.org/srv/site/", "example.org", "/srv/site", ["-l", "web"]),
        ("ssh://web@example.org:2222/srv/My%20site", "example.org", "/srv/My site", ["-l", "web", "-p", "2222"]),
        ("ssh://My_Host/srv/été's “site”", "My_Host", "/srv/été's “site”", []),
        ("ssh://web@[2001:db8::7]:22/srv", "[2001:db8::7]", "/srv", ["-l", "web", "-p", "22"]),
    ],
)
def test_an_address_says_where_ssh_leads(text: str, host: str, path: str, options: list[str]) -> None:
    found = ssh_address(text)
    assert (found.text, found.host, found.path, found.options) == (text, host, path, options)


@pytest.mark.parametrize(
    "text",
    [
        "ssh://example.org",
        "ssh://example.org/",
        "ssh:///srv/site",
        "ssh://-oProxyCommand=touch/srv/site",
        "ssh://-lroot@example.org/srv/site",
        "ssh://example.org:twelve/srv/site",
        "ssh://example.org/srv/%0Asite",
        "ssh:example.org/srv/site",
    ],
)
def test_what_is_no_address_of_a_folder_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="write it as ssh://user@example"):
        ssh_address(text)


def test_a_password_is_neither_taken_nor_repeated() -> None:
    with pytest.raises(Refused, match="take that out") as refused:
        ssh_address("ssh://web:hunter2@example.org/srv/site")
    assert "hunter2" not in str(refused.value)


CHANGED = "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.\r\n"
UNKNOWN = (
    "No ED25519 host key is known for x and you have asked for strict checking.\nHost key verification failed.\r\n"
)
FULL = """rsync: [receiver] write failed on "/srv/a": No space left on device (28)
rsync error: error in file IO (code 11) at receiver.c(381) [receiver=3.2.7]
rsync: connection unexpectedly closed (48 bytes received so far) [sender]"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("carepress: locked eda@desk since 2026-11-30T02:40:00Z\n", "running (eda@desk since 2026-11-30T02:40:00Z)"),
        ("carepress: busy\n", "start this one again in a minute"),
        (CHANGED, "ssh-keygen -R [example.org]:2222”"),
        (UNKNOWN, "ssh-keyscan -p 2222 example.org"),
        (
            "web@example.org: Permission denied (publickey,password).\r\n",
            "“ssh -l web -p 2222 example.org”",
        ),
        ("Received disconnect from 10.0.0.7: 2: Too many authentication failures\r\n", "~/.ssh/authorized_keys"),
        ("ssh: Could not resolve hostname example.org: Name or service not known\r\n", "no server named example.org"),
        ("ssh: connect to host example.org port 22: No route to host\r\n", "does not answer (No route to host)"),
        (
            "ssh: connect to host example.org port 22: Connection timed out\r\n",
            "(Connection timed out): see",
        ),
        (FULL, "disk of ssh://web@example.org:2222/srv/site is full"),
        ("ln: failed to create symbolic link '.current.new': Disk quota exceeded\n", "is full: make room"),
        ("sh: 6: cannot create lock: Read-only file system\n", "read-only"),
        ("mkdir: cannot create directory '/srv/site': Permission denied\n", "'/srv/site': Permission denied): give"),
        ("This account is currently not available.\n", "/bin/sh as its shell"),
        ("rsync: connection unexpectedly closed (0 bytes received so far) [sender]\n", "was lost"),
        ("rsync: [sender] io timeout after 90 seconds -- exiting\nrsync error: timeout in data\n", "was lost"),
        ("client_loop: send disconnect: Broken pipe\r\n", "The connection to example.org was lost"),
        ("Timeout, server example.org not responding.\r\n", "was lost"),
        ('rsync: [sender] link_stat "/home/eda/output/a.html" failed: No such file', "output/a.html is missing"),
        ("carepress: system Darwin\n", "only Linux is supported"),
        ("one\nsomething new\n", "(something new)"),
        ("", "was lost"),
    ],
)
def test_whatever_goes_wrong_is_told_in_a_sentence(said: str, told: str) -> None:
    found = sentence(ssh_address("ssh://web@example.org:2222/srv/site"), said)
    assert told in found
    assert found.endswith(".")
    assert "\n" not in found


def test_a_default_port_is_not_named() -> None:
    told = sentence(SshAddress("ssh://example.org/srv", "example.org", "/srv"), CHANGED)
    assert "ssh-keygen -R example.org”" in told
