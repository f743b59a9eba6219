"""Reading words: those of every page, counted in several processes where there are many pages."""

import multiprocessing
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from carepress.html import plain_text
from carepress.page import Page
from carepress.related.words import Forms, Words, forms, put_together

MANY = 1000
"""With fewer pages, starting processes takes longer than it saves."""
PAGES_AT_ONCE = 500
PARTS = 3
"""A page's texts: its title, its summary, and the text itself."""


def words_of(pages: Sequence[Page]) -> Words:
    """The words of all pages, three texts for each: title, summary, and the text itself."""
    slices = [slice(start, start + PAGES_AT_ONCE) for start in range(0, len(pages), PAGES_AT_ONCE)]
    # Forked processes see the pages without a copy. Elsewhere, as on macOS, forking is not safe.
    if len(pages) < MANY or processors() == 1 or sys.platform != "linux":
        return put_together([_forms(pages[part]) for part in slices])
    with warnings.catch_warnings():
        # Python warns where a process has threads. These children only read text, and take no lock.
        warnings.simplefilter("ignore", DeprecationWarning)
        return put_together(list(_in_processes(pages, slices)))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


_shared: list[Sequence[Page]] = []


def _in_processes(pages: Sequence[Page], slices: Sequence[slice]) -> Iterator[Forms]:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processors(), context, _shared.append, (pages,)) as pool:
        yield from pool.map(_forms_of_slice, slices)


def _forms_of_slice(part: slice) -> Forms:
    return _forms(_shared[-1][part])


def _forms(pages: Sequence[Page]) -> Forms:
    return forms(text for page in pages for text in (page.title, page.front.summary, plain_text(page.html)))
