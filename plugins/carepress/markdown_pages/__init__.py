"""Markdown pages: each text beside its page as Markdown, and llms.txt, which lists them, for programs that read."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.markdown_pages.document import documents, help_block
from carepress.markdown_pages.llms_txt import ALSO, llms_txt
from carepress.markdown_pages.page_text import page_texts


def read(generators: Sequence[Any]) -> None:
    """Write them, from finished texts alone; not for a check of some files, whose pages lead to none of these."""
    build, site = bridge.build_behind(generators), bridge.site(generators)
    if bridge.asked_for(generators) is not build.library:
        return
    told = {name: bridge.answers(generators, name) for name in ("references", "directory")}
    texts, help_ = [*page_texts(site, build.listings, told)], help_block(site, build.site_annotations.get("help"))
    files, each = tuple(path for path in ALSO if path in build.files), partial(bridge.each, generators)
    bridge.write(generators, documents(site, texts, help_, each) | {"llms.txt": llms_txt(site, texts, help_, files)})
    bridge.annotate_site(generators, open_files=("llms.txt", *files))
    bridge.annotate(generators, "markdown_url", {text.url: f"/{text.path}" for text in texts})


def register() -> None:
    """Join in once every text is finished."""
    signals.all_generators_finalized.connect(read)
