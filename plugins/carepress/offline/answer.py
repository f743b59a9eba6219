"""The answer: what readers' devices are told of a finished site, so that it can be read where there is no internet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from carepress import own_look
from carepress.addresses import save_as_of
from carepress.build import Build, build_of, site_of, template_folders
from carepress.kept_files import Held, KeptFiles, content_of, fingerprint
from carepress.offline.copies import FOLDER, Copy, Facts, as_json, copies_of, copy_of, facts_of, lists, version_of
from carepress.offline.keepable import Keepable, help_pages, keepable
from carepress.offline.service_worker import FILE, notices, service_worker, withdrawn
from carepress.offline.web_app import MANIFEST, web_app
from carepress.page_groups import MANY, grouped
from carepress.views import Site, View

SHELL = {"/offline/": "offline_title", "/kept/": "kept_title", "/settings/": "settings_title"}
"""The pages of the frame, and the labels of their titles."""

HELP_FILES = ("help_countries", "crisis_queries")
"""What `site` calls the files that go with the help pages."""

ASSETS = (".css", ".js", ".woff2", "/icon.svg")
"""The endings of those of the theme's files that pages need."""

WORDS_FILE = "words.json"
WORDS = (
    "copies_keeping",
    "copies_kept",
    "copies_kept_on",
    "copies_missing",
    "copies_always",
    "copies_more",
    "copies_all",
    "copies_full",
    "copies_unreachable",
    "copies_never",
    "copies_refused",
)
"""The labels of what scripts say of copies; scripts know them without `copies_`."""

Each = Callable[..., dict[int, list[tuple[str, Copy]]]]


def is_kept(site: Site) -> bool:
    """Whether devices keep anything of the site: not while editors change it, and not where the publisher says no."""
    return site.settings.offline and site.settings.mode == "publish"


def after_reading(site: Site, settings: Mapping[str, Any]) -> tuple[Mapping[str, str | bytes], Mapping[str, str]]:
    """Files by path, and what templates see as fields of `site`; `settings` are Pelican's own."""
    theme, cache = Path(settings["THEME"]), Path(settings["CACHE_PATH"])
    if not is_kept(site):
        former = withdrawn(theme)
        return {FILE: former} if former else {}, {}
    made = web_app(site, own_look.colours(settings), own_look.site_mark(settings), KeptFiles(cache / "icons"))
    files: dict[str, str | bytes] = {**made}
    return files | {f"{FOLDER}/{WORDS_FILE}": words(site.labels)}, {"app_manifest": f"/{MANIFEST}"}


def after_writing(context: dict[str, Any], folder: str, each: Each) -> Mapping[str, str]:
    """The service worker and the lists of what may be kept, by path, once all pages are in the output folder.

    `each` is what asks a pure function about many things, each known by a key: see `bridge.each`.
    """
    build, site = build_of(context), site_of(context)
    if not is_kept(site) or build.site_view is None:
        return {}
    view, shown = build.site_view, _shown(build, Path(folder), site.root, each)
    known = {one.url: shown(one) for one in keepable(site.library, build.listings)}
    assets = _assets(build.files, view)
    files = lists(known, assets)
    facts = {**_always(site, build.files, view, known, shown), **notices(template_folders(context), view)}
    facts |= {"assets": assets, "lists": len(files), "lang": site.lang}
    facts["dates"] = {"own": _plain(view.get("number_dates")), "all": _plain(view.get("directory_dates"))}
    facts["version"] = version_of([as_json(facts), *files.values()])
    return files | {FILE: service_worker(Path(context["THEME"]), facts)}


def _shown(build: Build, folder: Path, root: str, each: Each) -> Callable[[Keepable], Facts]:
    """What gives the facts of a page; what they follow from is kept for groups of files."""
    written = [(page.save_as, build.written[page.save_as].content) for page in build.wanted]
    asked = {number: (group,) for number, group in enumerate(grouped(written, itemgetter(0)))}
    copies = dict(chain.from_iterable(each(partial(copies_of, folder), asked, root, many=MANY).values()))

    def facts(page: Keepable) -> Facts:
        path = save_as_of(page.url)
        return facts_of(page, copies.get(path) or copy_of((folder / path).read_bytes(), root))

    return facts


def words(labels: Mapping[str, str]) -> str:
    """What scripts say of copies, which no page carries before somebody asks."""
    return as_json({name.removeprefix("copies_"): labels[name] for name in WORDS})


def _always(
    site: Site, files: Mapping[str, Held], view: View, known: Mapping[str, Facts], told: Callable[[Keepable], Facts]
) -> Facts:
    """The pages and files that are on every reader's device, and which of the pages tell whom to call."""
    helps = {page.url: page.title for page in help_pages(site.library, site.settings.help_page)}
    shell = {url: site.labels[label] for url, label in SHELL.items() if url in site.library.made}
    pages = {url: known.get(url) or told(Keepable(url, title)) for url, title in (shell | helps).items()}
    shown = {url: {"title": facts["title"], "version": facts["version"]} for url, facts in pages.items()}
    names = (f"/{FOLDER}/{WORDS_FILE}", *filter(None, map(view.get, HELP_FILES)))
    beside = {address: fingerprint(content_of(files.get(address[1:], b""))) for address in names}
    return {"pages": shown, "helps": [*helps], "files": [*beside], "of_files": beside}


def _assets(files: Iterable[str], view: View) -> Sequence[str]:
    """The stylesheets, scripts, fonts and icon of this build, all in one folder; none where the theme has none."""
    folder = (view.get("stylesheet") or "").rpartition("/")[0]
    mine = (path for path in map("/{}".format, files) if folder and path.startswith(f"{folder}/"))
    return sorted(path for path in mine if path.endswith(ASSETS))


def _plain(dates: View | None) -> Mapping[str, str] | None:
    return dict(dates) if dates else None
