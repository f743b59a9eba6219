"""One by one: what a pure function answers about each of many things, on every processor, and once in its life."""

import itertools
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from carepress.digest import digest
from carepress.kept_answers import KeptAnswers, packed, unpacked
from carepress.made_by import made_by
from carepress.processes import MANY, answers, without_collecting

Answer = TypeVar("Answer")
Key = TypeVar("Key")

AT_ONCE = 100


def one_by_one(
    kept: KeptAnswers,
    work: Callable[..., Answer],
    asked: Mapping[Key, Sequence[Any]],
    *given: Any,
    many: int = MANY,
    told: Callable[[int, int], object] = lambda *_: None,
) -> dict[Key, Answer]:
    """The answers of `work(*arguments, *given)` for the arguments of each key; those that are kept are not asked for.

    `work` is a function of a module, and pure: nothing counts but its arguments, which are plain data (see `digest`),
    and the code of this package and of the function's own module. What a `functools.partial` holds does not count, so
    it must not change the answers: it may tell, for instance, where a file lies whose digest is among the arguments.
    `many` are so many that processes are worth it, and `told` is told how many of how many are worked out.
    """
    shared = digest(made_by(), *_name(work), given)
    keys = {key: digest(shared, arguments) for key, arguments in asked.items()}
    known = kept.known([*keys.values()])
    new = {keys[key]: arguments for key, arguments in asked.items() if keys[key] not in known}
    parts = answers(partial(_told, work, given), [*new.values()], many=many, at_once=min(AT_ONCE, many), told=told)
    worked_out = dict(zip(new, itertools.chain.from_iterable(parts), strict=True))
    kept.keep(worked_out)
    with without_collecting():
        told_of = known | worked_out
        return {key: unpacked(told_of[keys[key]]) for key in asked}


def _name(work: Callable[..., Any]) -> tuple[str, str, bytes]:
    """What a function is called, and its module's code: `made_by` knows no plugin of a publisher's own."""
    named = work.func if isinstance(work, partial) else work
    file = sys.modules[named.__module__].__file__
    return named.__module__, named.__qualname__, Path(file).read_bytes() if file else b""


def _told(work: Callable[..., Any], given: Sequence[Any], asked: Sequence[Sequence[Any]]) -> list[bytes]:
    return [packed(work(*arguments, *given)) for arguments in asked]
