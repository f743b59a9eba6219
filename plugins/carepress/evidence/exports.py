"""Exports: the sources of each page as files beside it, for readers who want to take them along."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from carepress.addresses import save_as_of
from carepress.evidence.bibliography import bibtex, csl_json
from carepress.evidence.open_references import reference_files
from carepress.evidence.reference import Sources
from carepress.glanced_library import GlancedLibrary
from carepress.keyed import Keyed
from carepress.page import Library
from carepress.views import Site, View, view

BIBTEX, CSL_JSON = "references.bib", "references.json"


def export_links(cited: Mapping[str, Sequence[str]]) -> Mapping[str, View]:
    """The site-relative addresses of the files of each page that cites, by its address."""
    return {
        url: view(bibtex=f"/{export_path(url, BIBTEX)}", csl_json=f"/{export_path(url, CSL_JSON)}") for url in cited
    }


def export_path(url: str, name: str) -> str:
    """Where a page's file lies: beside it; that of the home page in a folder, as the one of all sources is there."""
    return f"{save_as_of(url).removesuffix('index.html') or 'home/'}{name}"


def exports(library: Library, cited: Mapping[str, Sequence[str]], sources: Sources, site: Site) -> Mapping[str, str]:
    """The files of every page of a library that cites, by path in the output; those of drafts in preview only.

    With them comes the file of all sources, where the library is the whole of the site.
    """
    is_whole = len(library.pages) == len(site.library.pages) and not isinstance(site.library, GlancedLibrary)
    files = dict(reference_files(site, cited, sources)) if is_whole else {}
    known, mode = Keyed(sources, id(sources)), site.settings.mode
    for url, names in cited.items():
        page = library.by_url.get(url)
        if page and (mode == "preview" or page.status != "draft"):
            files |= {export_path(url, name): text for name, text in _formats(tuple(names), known).items()}
    return files


@lru_cache(maxsize=500)
def _formats(names: tuple[str, ...], sources: Keyed[Sources]) -> Mapping[str, str]:
    found = [sources.value.known[name] for name in names]
    return {BIBTEX: bibtex(found), CSL_JSON: csl_json(found)}
