"""The command `./invoke`: Invoke itself, which says of a call that it does not understand what may have been meant."""

import re
import sys

from invoke.exceptions import Exit, ParseError
from invoke.program import Program

from carepress.finding import did_you_mean

WRONG_CALL = 2


class Command(Program):
    """Invoke with tasks; a wrong call ends with status 2, as it does within tasks."""

    def parse_tasks(self) -> None:
        """Understand the call; Exit with a sentence where that cannot be done."""
        try:
            super().parse_tasks()
        except ParseError as error:
            raise Exit(f"{self._told(str(error))} ./invoke --list names all tasks.", WRONG_CALL) from None

    def _told(self, said: str) -> str:
        """What Invoke says, in one sentence, with the task or option that may be meant."""
        if missing := re.search(r"'(.*)' did not receive required positional arguments: (.*)", said):
            return f"“{missing[1]}” needs its {missing[2].replace(chr(39), '')}: ./invoke --help {missing[1]}."
        if bare := re.search(r"Flag <Argument: ([\w-]+).*> needed value", said):
            return f"“--{bare[1]}” needs a value."
        unknown = re.fullmatch(r"No idea what '(.*)' is!", said)
        if unknown is None:
            return f"{said.rstrip('.!')}."
        word = unknown[1].partition("=")[0]
        if not word.startswith("-"):
            return f"There is no task “{word}”.{did_you_mean(word, self.collection.task_names)}"
        options = {flag for task in self.parser.contexts.values() for flag in task.flags}
        return f"No option “{word}” belongs here.{did_you_mean(word, options)}"


def end(status: int) -> None:
    """Pass a failure's exit status on to whoever called the task."""
    if status:
        raise Exit(code=status)


def helped(arguments: list[str]) -> list[str]:
    """The words of a call, with the question for help before the task: behind one it may be taken for a file.

    A call without any word asks what there is.
    """
    if not arguments:
        return ["--list"]
    asks = {"--help", "-h"} & {*arguments}
    return ["--help", arguments[0]] if asks and not arguments[0].startswith("-") else arguments


def main() -> None:
    """Run the tasks that the words of the command line name."""
    Command(name="Invoke", binary="./invoke").run(["invoke", *helped(sys.argv[1:])])


if __name__ == "__main__":
    main()
