"""Permission: which pages may be suggested after which, as editors wish and as sense demands."""

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from carepress.page import Library, Page


@dataclasses.dataclass(frozen=True)
class Permission:
    """Pages that have suggestions, in the order of their addresses: articles and strategy pages that lists may name."""

    library: Library

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages, by whose place they are numbered."""
        found = (page for page in self.library.listed if page.kind != "page")
        return tuple(sorted(found, key=lambda page: page.url))

    @cached_property
    def all(self) -> tuple[Page, ...]:
        """The pages, and after them others that editors chose to follow one, such as a page about the house."""
        chosen = {slug for page in self.pages for slug in page.front.related}
        others = (page for page in self.library.listed if page.kind == "page" and page.slug in chosen)
        return (*self.pages, *sorted(others, key=lambda page: page.url))

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each page, by address."""
        return {page.url: number for number, page in enumerate(self.all)}

    @cached_property
    def _by_slug(self) -> Mapping[str, list[int]]:
        """The pages of each slug, with the translations of the page that has it."""
        found = defaultdict[str, list[int]](list)
        for number, page in enumerate(self.all):
            for slug in {page.slug, page.front.translation_of or page.slug}:
                found[slug].append(number)
        return found

    @cached_property
    def never(self) -> Mapping[int, frozenset[int]]:
        """Those that never stand together: a page and itself, its translations, and what an editor excludes."""
        found = {number: {number} for number in range(len(self.all))}
        for one, page in enumerate(self.all):
            same = self._by_slug[page.front.translation_of or page.slug]
            apart = [other for other in same if self.all[other].lang != page.lang]
            for other in (*apart, *(other for slug in page.front.not_related for other in self._by_slug.get(slug, ()))):
                found[one].add(other)
                found[other].add(one)
        return {number: frozenset(others) for number, others in found.items()}

    @cached_property
    def beside(self) -> Mapping[int, frozenset[int]]:
        """The parts before and after a page in its series, which the page shows elsewhere."""
        found = defaultdict(set)
        for series in self.library.series.values():
            for one, other in itertools.pairwise(self.number[page.url] for page in series.pages):
                found[one].add(other)
                found[other].add(one)
        return {number: frozenset(others) for number, others in found.items()}

    def pinned(self, number: int) -> list[int]:
        """What an editor chose to follow a page, in that order; of translations the one in its own language."""
        page, found = self.all[number], list[int]()
        for slug in dict.fromkeys(page.front.related):
            permitted = (other for other in self._by_slug.get(slug, ()) if other not in self.never[number])
            found += sorted(permitted, key=lambda other: (self.all[other].lang != page.lang, other))[:1]
        return found
