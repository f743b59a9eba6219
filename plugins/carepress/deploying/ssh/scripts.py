"""The scripts that run on the server of an SSH target, for any POSIX shell, with GNU's or BusyBox's tools.

Each is one command in braces: of a script that was cut on its way, a shell runs nothing.
"""

import shlex
from collections.abc import Collection, Iterable, Mapping

from carepress.deploying.folder import CURRENT, RELEASES
from carepress.deploying.ledger import FILE
from carepress.release import PATH

READY = "carepress ready"
BEAT_SECONDS = 15
"""How often whoever has the lock says so; after four that did not come, the server lets go of it."""

_NEEDED = ("rsync", "flock", "sha256sum", "find", "timeout", "head", "readlink", "stat", "sync")
_END = "carepress-end"


def part(id: str) -> str:
    """The folder of a release that is not whole yet, below that of the site."""
    return f"{RELEASES}/.{id}.part"


def final(id: str) -> str:
    """The folder of a release."""
    return f"{RELEASES}/{id}"


def guard(place: str) -> str:
    """The beginning of a command during which no other one changes releases there, whoever began it."""
    return f"env LC_ALL=C flock -w 30 {shlex.quote(f'{place}/{RELEASES}')}"


def greeting() -> str:
    """Says what is missing there, else that it is ready, and keeps the connection until its input ends."""
    return _script(
        f"""
        [ "$(uname -s)" = Linux ] || {{ {_fault('system "$(uname -s)"')}; }}
        for program in {" ".join(_NEEDED)}; do
          command -v "$program" >/dev/null || {{ {_fault('missing "$program"')}; }}
        done
        echo {READY}
        exec cat >/dev/null
        """
    )


def lock(place: str, token: str, who: str) -> str:
    """Holds the lock while its input goes on; a connection of which nothing is heard for a minute does not count."""
    return _script(
        f"""
        mkdir -p -- {shlex.quote(f"{place}/{RELEASES}")}
        cd -- {shlex.quote(place)}
        exec 9>>lock
        flock -n 9 || {{ {_fault('locked "$(sed -n 2p lock)"')}; }}
        {_ALONE}
        printf '%s\\n%s since %s\\n' {token} {shlex.quote(who)} "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >lock
        exec 8<&-
        echo {READY}
        while [ -n "$(timeout {4 * BEAT_SECONDS} head -c 1)" ]; do :; done
        exit 0
        """
    )


def seen(place: str) -> str:
    """Prints the release that readers see, since which second, and the list of deployments."""
    return _script(
        f"""
        [ -d {shlex.quote(place)} ] || exit 0
        cd -- {shlex.quote(place)}
        {_IS_LINK}
        if [ -L {CURRENT} ]; then readlink {CURRENT}; stat -c %Y {CURRENT}; else echo; echo 0; fi
        [ ! -e {FILE} ] || cat {FILE}
        """
    )


def manifest(place: str, id: str) -> str:
    """Prints the `release.json` of a release, if it is there."""
    file = shlex.quote(f"{place}/{final(id)}/{PATH}")
    return _script(f"[ ! -e {file} ] || cat {file}")


def begin(place: str, token: str, id: str) -> str:
    """Prints the folder into which a release is brought: its own where it is there, else one that is made."""
    return _change(
        place, token, f"[ -d {final(id)} ] && echo {final(id)} || {{ mkdir -p {part(id)}; echo {part(id)}; }}"
    )


def check(place: str, token: str, folder: str, kept: Mapping[str, str], digests: Mapping[str, str]) -> str:
    """Links what is kept into a folder; prints how each file is, and after an empty line all files that there are."""
    links = [line for path, id in kept.items() for line in (f"{final(id)}/{path}", f"{folder}/{path}")]
    link = """while IFS= read -r from && IFS= read -r to; do
          if [ -e "$from" ] && [ ! -e "$to" ]; then
            mkdir -p -- "${to%/*}"
            ln -- "$from" "$to" 2>/dev/null || cp -- "$from" "$to"
          fi
        done"""
    return _change(
        place,
        token,
        f"""
        {_fed(link, links)}
        cd -- {folder}
        {_fed("{ sha256sum -c 2>/dev/null || :; }", [f"{digest}  ./{path}" for path, digest in digests.items()])}
        echo
        find . ! -type d
        """,
    )


def finish(place: str, token: str, folder: str, id: str, surplus: Iterable[str]) -> str:
    """Removes files from a folder, and gives it the name of its release once all of it has reached the disk."""
    return _change(
        place,
        token,
        f"""
        {_fed(f'while IFS= read -r path; do rm -f -- {folder}/"$path"; done', surplus)}
        {_SYNC}
        [ {folder} = {final(id)} ] || mv -T {folder} {final(id)}
        """,
    )


def switch(place: str, token: str, id: str, ledger: str) -> str:
    """Leads readers to a release, and keeps the list of deployments, both by rename; what can fail fails before."""
    return _change(
        place,
        token,
        f"""
        [ -e {final(id)}/{PATH} ] || {{ {_fault("gone")}; }}
        {_IS_LINK}
        {_fed(f"cat >.{FILE}.new", ledger.splitlines())}
        rm -f .{CURRENT}.new
        ln -s {final(id)} .{CURRENT}.new
        {_SYNC}
        mv -T .{CURRENT}.new {CURRENT}
        mv -T .{FILE}.new {FILE}
        """,
    )


def keep_only(place: str, token: str, ids: Collection[str]) -> str:
    """Removes the other releases, but what readers see. One that is being removed has no name of its own any more; one
    of these that is not whole yet is gone on with."""
    return _change(
        place,
        token,
        f"""
        seen=$(readlink {CURRENT} || :)
        for folder in {RELEASES}/????????????; do
          id=${{folder#{RELEASES}/}}
          case $id in *[!0-9a-f]*) continue;; esac
          case " {" ".join(ids)} ${{seen#{RELEASES}/}} " in *" $id "*) continue;; esac
          rm -rf {RELEASES}/."$id".part
          mv -T "$folder" {RELEASES}/."$id".part
        done
        for folder in {RELEASES}/.????????????.part; do
          id=${{folder#{RELEASES}/.}}
          case " {" ".join(ids)} " in *" ${{id%.part}} "*) continue;; esac
          rm -rf "$folder"
        done
        """,
    )


def _change(place: str, token: str, commands: str) -> str:
    """A script that changes something, alone and only while nobody else has taken the lock since."""
    return _script(
        f"""
        cd -- {shlex.quote(place)}
        {_ALONE}
        [ "$(head -n 1 lock)" = {token} ] || {{ {_fault("lost")}; }}
        {commands}
        """
    )


def _fault(words: str) -> str:
    return f"echo carepress: {words} >&2; exit 1"


_ALONE = f"exec 8<{RELEASES}; flock -w 30 8 || {{ {_fault('busy')}; }}"
_IS_LINK = f"[ ! -e {CURRENT} ] || [ -L {CURRENT} ] || {{ {_fault('no link')}; }}"
_SYNC = "sync -f . 2>/dev/null || sync"


def _script(commands: str) -> str:
    return f"{{\nset -eu; umask 022; export LC_ALL=C\n{commands}\n}}\n"


def _fed(command: str, lines: Iterable[str]) -> str:
    """A command that reads lines."""
    return "\n".join([f"{command} <<'{_END}'", *lines, _END])
