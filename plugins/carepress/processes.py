"""Processes: work on long lists, on every processor that there is."""

import contextlib
import ctypes
import gc
import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

MANY = 1000
"""With fewer items, starting processes takes longer than it saves."""
AT_ONCE = 500
TURNS = 4
"""Parts for each processor: more would cost more to put together, fewer would leave one waiting for the other."""
LARGE = 2_000_000_000
"""From so many bytes of memory on, each process takes one part only.

Python notes in an object itself who holds it, so what a process looks at is copied, and given back once it ends.
"""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """A time in which Python does not look for cycles of garbage.

    Whoever makes many objects that all stay would have it look again and again at all that there is.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def answers(
    ask: Callable[[Sequence[Item]], Answer],
    items: Sequence[Item],
    *,
    many: int = MANY,
    at_once: int = AT_ONCE,
    told: Callable[[int, int], object] = lambda *_: None,
) -> list[Answer]:
    """The answers for all parts of a list, in its order; each part has some hundred items or more.

    For items that take long, `many` and `at_once` are smaller: how many are worth processes, and how many a part.
    `told` is told after each part how many of how many items are done.

    Where there are many, forked processes answer, which see the items and whatever the function knows without a copy;
    only the answers are sent back. Elsewhere than on Linux forking is not safe, and this process answers.
    """
    parts = _parts(len(items), at_once)
    if len(items) < many or processors() == 1 or sys.platform != "linux":
        return [*_followed(map(ask, (items[part] for part in parts)), parts, len(items), told)]
    together = processors() if _is_large() else len(parts)
    turns = (parts[start : start + together] for start in range(0, len(parts), together))
    found = (answer for turn in turns for answer in _answered(ask, items, turn))
    return [*_followed(found, parts, len(items), told)]


def _is_large() -> bool:
    """Whether this process holds much memory, as far as the system tells."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") > LARGE
    return False


def _answered(
    ask: Callable[[Sequence[Item]], Answer], items: Sequence[Item], parts: Sequence[slice]
) -> Iterator[Answer]:
    """The answers for some parts, by processes that end thereafter."""
    with _processes(ask, items) as pool:
        yield from pool.map(_answer, parts)


@contextlib.contextmanager
def _processes(ask: Callable[[Sequence[Item]], Answer], items: Sequence[Item]) -> Iterator[ProcessPoolExecutor]:
    _give_back()
    with warnings.catch_warnings():
        # Python 3.12 warns where a process has threads. These children compute, and take no lock that one may hold.
        warnings.filterwarnings("ignore", r"This process .* is multi-threaded, use of fork\(\)", DeprecationWarning)
        with ProcessPoolExecutor(processors(), multiprocessing.get_context("fork"), _begin, (ask, items)) as pool:
            yield pool


def _give_back() -> None:
    """Give back to the system what is free of this process's memory, which else only grows, and is copied then."""
    with contextlib.suppress(OSError, AttributeError):  # it is one C library's own
        ctypes.CDLL(None).malloc_trim(0)


def _parts(of: int, at_once: int) -> list[slice]:
    size = max(at_once, -(-of // (TURNS * processors())))
    return [slice(start, start + size) for start in range(0, of, size)]


def _followed(
    found: Iterable[Answer], parts: Sequence[slice], of: int, told: Callable[[int, int], object]
) -> Iterator[Answer]:
    for answer, part in zip(found, parts, strict=True):
        told(min(part.stop, of), of)
        yield answer


_asked: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def _begin(ask: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """The collector of garbage leaves alone what was there before: looking at it would copy it."""
    gc.freeze()
    _asked.append((ask, items))


def _answer(part: slice) -> Any:
    ask, items = _asked[-1]
    return ask(items[part])
