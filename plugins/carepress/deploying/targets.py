"""Targets: which one an address names."""

from urllib.parse import urlsplit

from carepress.deploying.folder import Folder
from carepress.deploying.git.branch import GitBranch
from carepress.deploying.s3.s3 import S3
from carepress.deploying.ssh.ssh import Ssh
from carepress.deploying.target import Refused, Target
from carepress.deploying.upload.upload import Upload

_KINDS = "a folder such as /srv/site, or an address that begins with ssh:, s3:, git: or upload:"


def target_of(address: str) -> Target:
    """The target that an address names; Refused where it names none."""
    if not address:
        where = 'Name it with --to, or as “to” in "deploy" of CAREPRESS in publishconf.py'
        raise Refused(f"Nobody has said where to deploy. {where}: {_KINDS}.")
    kind = urlsplit(address).scheme
    if not kind or len(kind) == 1:  # a letter alone is a drive of Windows
        return Folder(address)
    if kind == "ssh":
        return Ssh(address)
    if kind == "s3":
        return S3(address)
    if kind == "git":
        return GitBranch(address)
    if kind == "upload":
        return Upload(address)
    raise Refused(f"“{address}” is no target that is known here. A target is {_KINDS}.")
