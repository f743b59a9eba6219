"""The terminal: what tasks say to the person in front of it."""

import os
import sys


def say(*lines: str) -> None:
    """Write lines as far as anybody reads them: `| head` closes the pipe before the end.

    Signs that the output's encoding does not have are written as their codes.
    """
    encoding = sys.stdout.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines)
    try:
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        # Otherwise Python complains when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse(sentence: str, status: int = 2) -> int:
    """Complain in one sentence, and return the status with which the task ends: 2 where the call itself is wrong."""
    sys.stderr.write(f"{sentence}\n")
    return status


def agrees(question: str) -> bool:
    """Whether the person in front of it says yes to a question; nobody there, and anything else, means no."""
    sys.stderr.write(question)
    sys.stderr.flush()
    try:
        return input().strip().lower() in {"y", "yes"}
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\n")
        return False
