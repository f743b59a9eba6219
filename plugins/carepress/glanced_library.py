"""A glanced library: the pages whose text has changed, in the midst of the library that the last whole build left."""

import dataclasses
from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, wraps
from typing import Any, NamedTuple

from carepress.build import build_of
from carepress.page import Library, Page, Series

Generators = Sequence[Any]


class Naming(NamedTuple):
    """How many articles and strategy pages there are, and on how many of them each technique is named, by its id."""

    pages: int
    times: Mapping[str, int]

    def without(self, other: "Naming") -> "Naming":
        """The same without some of the pages."""
        times = self.times if not other.times else Counter(self.times) - Counter(other.times)
        return Naming(self.pages - other.pages, times)


NOWHERE = Naming(0, {})


def naming(pages: Iterable[Page]) -> Naming:
    """What pages come to in which techniques have been found."""
    texts = [page for page in pages if page.kind != "page" and page.html.strip()]
    return Naming(len(texts), Counter(name for page in texts for name in page.techniques))


@dataclasses.dataclass(frozen=True)
class GlancedLibrary(Library):
    """Features see the changed pages alone, as so few are quickly looked at; what they look up is found among all.

    `whole` is the library that the last whole build left, with all that features did to it; `elsewhere` counts what its
    other pages name.
    """

    whole: Library = dataclasses.field(default_factory=lambda: Library(()))
    elsewhere: Naming = NOWHERE

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """Every series, with its pages as they were."""
        return self.whole.series

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every site-relative address that a link may lead to."""
        return self.whole.addresses

    @cached_property
    def technique_urls(self) -> Mapping[str, str]:
        """Where the phrases of each technique lead, by its id; no text decides that."""
        return self.whole.technique_urls

    @cached_property
    def by_source(self) -> Mapping[str, Page]:
        """All pages by source file."""
        return self._over(self.whole.by_source, lambda page: page.source)

    @cached_property
    def by_url(self) -> Mapping[str, Page]:
        """All pages by site-relative address."""
        return self._over(self.whole.by_url, lambda page: page.url)

    @cached_property
    def by_save_as(self) -> Mapping[str, Page]:
        """All pages by the name of their output file."""
        return self._over(self.whole.by_save_as, lambda page: page.save_as)

    @cached_property
    def strategy_pages(self) -> Mapping[str, Page]:
        """The page of each strategy, by the strategy's id."""
        return {name: self.by_url[page.url] for name, page in self.whole.strategy_pages.items()}

    def _over(self, former: Mapping[str, Page], key: Callable[[Page], str]) -> Mapping[str, Page]:
        return ChainMap({key(page): page for page in self.pages}, former)  # type: ignore[arg-type]  # It is never written to


def is_glance(generators: Generators) -> bool:
    """Whether some pages whose text has changed are looked at in a hurry: what all pages decide stands as it was."""
    build = build_of(generators[0].context)
    return isinstance(build.library, GlancedLibrary)


def of_whole_site(read: Callable[[Generators], None]) -> Callable[[Generators], None]:
    """A handler that says what no single page decides: in a glance it is passed over, and what it said last stands."""

    @wraps(read)
    def unless_glance(generators: Generators) -> None:
        if not is_glance(generators):
            read(generators)

    return unless_glance
