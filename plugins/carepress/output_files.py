"""Output files: pages' and features' files, written into the folder of a build and noted."""

import contextlib
import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from carepress.build import Build, add_findings, build_of
from carepress.digest import digest
from carepress.finding import Finding
from carepress.kept_answers import KeptAnswers, packed, unpacked
from carepress.kept_files import Held, content_of
from carepress.output_folder import OutputFolder, Standing
from carepress.processes import answers

FORMER = "CAREPRESS_FORMER"
"""Name of the Pelican setting with the folder of the last output, to whose files the next one may link."""

ANEW = "CAREPRESS_ANEW"
"""Name of the Pelican setting with a dictionary that gets how many texts were `read` and pages `rendered` anew."""

_MANY = 2000


def output_folder(context: dict[str, Any], folder: str) -> OutputFolder:
    """The folder of a build, and that of the last output: where the setting says so, else where the new one is to lie.

    What is there already is found by its content.
    """
    return OutputFolder(folder, context.get(FORMER) or folder)


@contextlib.contextmanager
def remembered(context: dict[str, Any], folder: str) -> Iterator[OutputFolder]:
    """The same, with what is kept of how the last output stood; how everything stands in the end is kept in turn."""
    output, kept = output_folder(context, folder), KeptAnswers(Path(context["CACHE_PATH"]))
    # Outputs take turns there: a preview has each in a folder of its own, and what stood in those before is gone.
    key = digest("outputs in", str(Path(output.former).parent))
    known = kept.known([key]).get(key)
    yield dataclasses.replace(output, stood=unpacked(known) if known else {})
    kept.keep({key: packed(build_of(context).written)})


def write_file(context: dict[str, Any], folder: str, path: str, content: bytes) -> None:
    """Write one file whole; SystemExit with one sentence where the machine refuses."""
    note(context, path, output_folder(context, folder).put(path, content))


def write_files(context: dict[str, Any], output: OutputFolder) -> None:
    """Write all files that features have given, on every processor."""
    files = build_of(context).files
    parts = answers(partial(_put_all, output), [*files.items()], many=_MANY)
    for path, standing in zip(files, itertools.chain.from_iterable(parts), strict=True):
        note(context, path, standing)


def note(context: dict[str, Any], path: str, standing: Standing) -> None:
    """Note how a file stands that was written; a finding tells where it was the second one there."""
    build = build_of(context)
    if path in build.written:
        add_findings(context, [_written_twice(build, path)])
    build.written[path] = standing


def _put_all(output: OutputFolder, files: Sequence[tuple[str, Held]]) -> list[Standing]:
    return [output.put(path, content_of(held)) for path, held in files]


def _written_twice(build: Build, path: str) -> Finding:
    page = build.library.by_save_as.get(path)
    message = f"{path} is written twice, so one page or file has overwritten another."
    return Finding(page.source if page else ".", 1, 1, "address-repeated", message, "Give the page another slug.")
