"""Former content: the content folder as git has it at another commit."""

import os
import subprocess
from pathlib import Path


class Unknown(Exception):  # noqa: N818  It is an answer, not a failure of the program
    """Why there is no former content, in one sentence."""


def check_out(content: Path, commit: str, folder: Path) -> Path:
    """Write the content folder as it was at a commit, or a branch or tag, into a folder, and return where it stands.

    Nothing of the repository or of the content changes. Raises Unknown where git does not have it.
    """
    why = f"{content} is in no git repository"
    top = Path(_git(content, "rev-parse", "--show-toplevel", why=why))
    prefix = _git(content, "rev-parse", "--show-prefix", why=why)
    _git(
        top,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}"),
        why=f"git knows no commit, branch or tag “{commit}”",
    )
    own_index = {"GIT_INDEX_FILE": str(folder / "index")}
    tree, former = f"{commit}:{prefix.rstrip('/')}", folder / "content"
    _git(top, "read-tree", tree, why=f"There was no folder {prefix or '.'} at “{commit}”", **own_index)
    former.mkdir()
    _git(top, "checkout-index", "--all", f"--prefix={former}/", why="The disk may be full", **own_index)
    return former


def _git(folder: Path, *words: str, why: str, **environment: str) -> str:
    """What git says in a folder; raises Unknown with the reason where it refuses or is not there."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, capture_output=True, text=True, check=True, env=os.environ | environment
        )
    except FileNotFoundError:
        raise Unknown("Comparing needs git, and there is none on this machine.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines()
        raise Unknown(f"{why}{f' ({said[-1]})' if said else ''}.") from None
    return done.stdout.strip()
