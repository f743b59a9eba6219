"""Search: an index that the reader's own browser searches, so that nobody is told what for."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.search.index import index_files, made_documents
from carepress.search.readable import readable


def read(generators: Sequence[Any]) -> None:
    """Write the index of all that readers may find; not for a look at some pages."""
    build = bridge.build_behind(generators)
    if bridge.asked_for(generators) is not build.library:
        return
    pages = readable(build.library, build.today)
    made = made_documents(build.listings, build.labels)
    files = index_files(build.library, pages, made, partial(bridge.each, generators))
    bridge.write(generators, files)
    # Its address changes with every text, so it is told to no other page than those that search.
    searching = (listing["url"] for listing in build.listings if listing["kind"] == "search")
    bridge.annotate(generators, "search_index", dict.fromkeys(searching, f"/{next(iter(files))}"))


def register() -> None:
    """Join in once every page is made."""
    signals.all_generators_finalized.connect(read)
