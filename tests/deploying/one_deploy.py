"""A deploy in a process of its own, to be killed: one_deploy.py ADDRESS FOLDER NUMBER [STEP]

It brings an edition to a target. With a step, it ends itself before that one, as `kill -9` does: each file that is
opened, made, linked, renamed or removed is a step, and each program that is started. Without one, it prints the number
of its steps at the end.
"""

import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEPS = ("open", "subprocess.Popen")
OF_FILES = ("os.", "shutil.", "tempfile.")


class Steps:
    """Counts what the system is asked for, and ends this process before one of them."""

    def __init__(self, last: int) -> None:
        self.count, self.last = 0, last

    def take(self, event: str, _: tuple[object, ...]) -> None:
        """Hear of one event, as Python's audit hooks do."""
        if event in STEPS or event.startswith(OF_FILES):
            self.count += 1
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)


def main(address: str, folder: str, number: str, step: str = "0") -> None:
    """Deploy, and say before it that it begins."""
    sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]
    from carepress.deploying.targets import target_of
    from deploying.tiny_releases import deploy, edition

    out, target, steps = edition(Path(folder), int(number)), target_of(address), Steps(int(step))
    print("begins", flush=True)
    sys.addaudithook(steps.take)
    deploy(target, out)
    print(steps.count)


if __name__ == "__main__":
    main(*sys.argv[1:])
