"""Rendering: pages made from their views, on every processor, and only those whose view has changed.

A page is a pure function of its template, its own view and that of the site. So what is known of former builds is, for
each of these, the digest of the HTML that came of it; where the last output has a file with that digest, it stays.
What of a view follows from the text is made only for a page that is rendered: in the digest, the text stands for it.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from carepress.addresses import save_as_of
from carepress.build import Build, build_of, site_of, template_folders
from carepress.digest import digest
from carepress.kept_answers import KeptAnswers, packed, unpacked
from carepress.leftovers import remove_leftovers
from carepress.made_by import made_by
from carepress.output import PROGRESS, page_facts
from carepress.output_files import ANEW, note, output_folder, remembered, write_files
from carepress.output_folder import OutputFolder, Standing
from carepress.processes import answers
from carepress.views import View, site_view, with_text

_MANY, _AT_ONCE = 150, 25
_OWN_CODE = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
"""Pelican's settings with which a publisher's own code takes part in templates."""


@dataclasses.dataclass(frozen=True)
class Wanted:
    """A page to be rendered: the path of its file, Jinja's template, and its view where it is made from no file."""

    save_as: str
    template: Any
    listing: View | None = None


@dataclasses.dataclass(frozen=True)
class Rendered:
    """A page that stands in the output: the digest of all that it shows, and how its file stands."""

    save_as: str
    shown: bytes
    standing: Standing
    is_new: bool


@dataclasses.dataclass(frozen=True)
class Rendering:
    """All that the pages of a build have in common; `known` are digests of HTML by those of all that a page shows."""

    context: dict[str, Any]
    output: OutputFolder
    site: View
    shared: bytes
    known: Mapping[bytes, bytes] = dataclasses.field(default_factory=dict)

    def rendered(self, wanted: Wanted) -> Rendered:
        """The page, which stands in the folder afterwards."""
        facts, site = page_facts(self.context, wanted.save_as, wanted.listing), site_of(self.context)
        page = None if wanted.listing else site.library.by_save_as[wanted.save_as]
        shown = digest(self.shared, wanted.template.name, facts, page and page.html.encode())
        html = self.known.get(shown)
        standing = html and self.output.put_again(wanted.save_as, html)
        if standing:
            return Rendered(wanted.save_as, shown, standing, is_new=False)
        seen = with_text(site, page, facts) if page else facts
        content = wanted.template.render(page=seen, site=self.site).encode()
        return Rendered(wanted.save_as, shown, self.output.put(wanted.save_as, content), is_new=True)

    def part(self, some: Sequence[Wanted]) -> list[Rendered | None]:
        """The same of several pages; None for one that cannot be rendered."""
        return [self._tried(wanted) for wanted in some]

    def _tried(self, wanted: Wanted) -> Rendered | None:
        try:
            return self.rendered(wanted)
        except Exception:  # noqa: BLE001  It is rendered again where the line of the template can be told
            return None


def rendering(context: dict[str, Any], output: OutputFolder) -> Rendering:
    """The rendering of a build into a folder."""
    build = build_of(context)
    site = build.site_view = build.site_view or site_view(site_of(context), **build.site_annotations)
    # Functions have no digest; what Python calls them differs each time, so nothing is known then.
    own = repr([sorted(dict(context[name]).items()) for name in _OWN_CODE])
    files = sorted(file for found in template_folders(context) for file in found.rglob("*.html"))
    sources = [(str(file), file.read_bytes()) for file in files]
    shared = digest(made_by(), sources, own, site, build.library.vocabulary.techniques)
    return Rendering(context, output, site, shared)


def is_published(build: Build, wanted: Wanted) -> bool:
    """Whether a page is for whoever gets this build; drafts are for its editors alone."""
    page = None if wanted.listing else build.library.by_save_as[wanted.save_as]
    return build.settings.mode == "preview" or not page or page.status != "draft"


def write_all(generator: Any, writer: Any) -> None:
    """Write every page that is wanted, those that features made from no file among them, and the features' files."""
    context = generator.context
    for listing in build_of(context).listings:
        template = generator.get_template(listing["kind"])
        writer.write_file(save_as_of(listing["url"]), template, context, listing=listing)
    with remembered(context, writer.output_path) as output:
        _remove_leftovers(build_of(context), output)
        _write_pages(rendering(context, output), build_of(context).wanted)
        write_files(context, output)


def _remove_leftovers(build: Build, output: OutputFolder) -> None:
    """At first, as a file may stand where a folder is to be, and copying would change what it meets, links and all."""
    if output.former != output.folder:
        remove_leftovers(output.folder, {*build.written, *build.files, *(page.save_as for page in build.wanted)})


def _write_pages(common: Rendering, wanted: Sequence[Wanted]) -> None:
    kept = KeptAnswers(Path(common.context["CACHE_PATH"]))
    former = kept.known([common.shared]).get(common.shared)
    common = dataclasses.replace(common, known=unpacked(former) if former else {})
    told = partial(common.context[PROGRESS], "Writing") if PROGRESS in common.context else lambda *_: None
    parts = answers(common.part, wanted, many=_MANY, at_once=_AT_ONCE, told=told)
    found = (page for part in parts for page in part)
    pages = [page or common.rendered(asked) for page, asked in zip(found, wanted, strict=True)]
    kept.keep({common.shared: packed({page.shown: page.standing.content for page in pages})})
    common.context.get(ANEW, {})["rendered"] = sum(page.is_new for page in pages)
    for page in pages:
        note(common.context, page.save_as, page.standing)


def render(context: dict[str, Any], folder: str, wanted: Wanted) -> None:
    """Render one page now."""
    page = rendering(context, output_folder(context, folder)).rendered(wanted)
    note(context, page.save_as, page.standing)
