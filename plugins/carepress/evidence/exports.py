"""Exports: the sources of each page as files beside it, for readers who want to take them along."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from carepress.addresses import save_as_of
from carepress.evidence.bibliography import bibtex, csl_json
from carepress.evidence.reference import Sources
from carepress.keyed import Keyed
from carepress.page import Library
from carepress.views import View, view

BIBTEX, CSL_JSON = "references.bib", "references.json"


def export_links(cited: Mapping[str, Sequence[str]]) -> Mapping[str, View]:
    """The site-relative addresses of the files of each page that cites, by its address."""
    return {url: view(bibtex=f"{url}{BIBTEX}", csl_json=f"{url}{CSL_JSON}") for url in cited}


def exports(library: Library, cited: Mapping[str, Sequence[str]], sources: Sources, mode: str) -> Mapping[str, str]:
    """The files of every page of a library that cites, by path in the output; those of drafts in preview only."""
    files, known = dict[str, str](), Keyed(sources, id(sources))
    for url, names in cited.items():
        page = library.by_url.get(url)
        if page and (mode == "preview" or page.status != "draft"):
            folder, found = save_as_of(url).removesuffix("index.html"), _formats(tuple(names), known)
            files |= {f"{folder}{name}": text for name, text in found.items()}
    return files


@lru_cache(maxsize=500)
def _formats(names: tuple[str, ...], sources: Keyed[Sources]) -> Mapping[str, str]:
    found = [sources.value.known[name] for name in names]
    return {BIBTEX: bibtex(found), CSL_JSON: csl_json(found)}
