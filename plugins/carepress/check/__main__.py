"""The check as a command of its own: `python -m carepress.check FILES`, for hooks that know Python but no tasks."""

import argparse
import sys
from collections.abc import Sequence

from carepress.check import check
from carepress.finding_formats import FORMATS


def main(words: Sequence[str]) -> int:
    """Check the files that the words name, or all. Returns what `check` does; a wrong call ends with 2."""
    return check(**vars(_parser().parse_args(words)))


def _parser() -> argparse.ArgumentParser:
    known = argparse.ArgumentParser("python -m carepress.check", description="Name every problem in the content.")
    known.add_argument("files", nargs="*", help="look at these files only", metavar="FILE")
    known.add_argument("--fix", action="store_true", help="show what can be mended without a decision, and mend it")
    known.add_argument("--yes", action="store_true", help="with --fix: write without asking")
    known.add_argument("--format", default="text", help=f"one of {', '.join(FORMATS)}")
    known.add_argument("--rule", action="append", default=[], dest="rules", help="tell what breaks this rule only")
    known.add_argument("--settings", default="pelicanconf.py", help="the settings file to read")
    return known


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
