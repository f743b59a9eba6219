"""Targets: which one an address names."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from carepress.deploying.folder import Folder
from carepress.deploying.git.branch import GitBranch
from carepress.deploying.s3.s3 import S3
from carepress.deploying.ssh.ssh import Ssh
from carepress.deploying.target import Refused, Target
from carepress.deploying.upload.upload import Upload

_NAMED: Mapping[str, Callable[[str], Target]] = {"ssh": Ssh, "s3": S3, "git": GitBranch, "upload": Upload}
"""What makes a target of an address, by what that begins with."""

_KINDS = f"a folder such as /srv/site, or an address that begins with {', '.join(_NAMED)} and a colon"


def target_of(address: str) -> Target:
    """The target that an address names; Refused where it names none."""
    if not address:
        where = 'Name it with --to, or as “to” in "deploy" of CAREPRESS in publishconf.py'
        raise Refused(f"Nobody has said where to deploy. {where}: {_KINDS}.")
    kind = urlsplit(address).scheme
    if kind in _NAMED:
        return _NAMED[kind](address)
    if len(kind) > 1:  # a letter alone is a drive of Windows
        raise Refused(f"“{address}” is no target that is known here. A target is {_KINDS}.")
    return Folder(address)
