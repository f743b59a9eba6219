"""Plans: where a page is to go, or the reason for which it cannot."""

from pathlib import PurePosixPath

from carepress.addresses import is_slug, slug_of
from carepress.moving.relocation import Place, Relocation
from carepress.moving.site_as_it_is import SiteAsItIs, is_part, place_of_row
from carepress.moving.written_file import Refused
from carepress.page_files import EXTENSIONS, NO_PAGES, kind_of


def relocation(site: SiteAsItIs, named: str, new: str) -> Relocation:
    """Where the page that somebody names goes; raises Refused with the reason where it cannot.

    What is to be is a file, and then an address that was named like the file goes with it; or an address or its last
    part, and then a file that was named like the address goes with that.
    """
    former = place_of_row(site.page(named))
    place = _place(site, former, new)
    _check(site, former, place)
    files = {path.relative_to(site.content).as_posix() for path in site.content.rglob("*") if path.is_file()}
    return Relocation(former, place, files, site.address)


def _place(site: SiteAsItIs, former: Place, new: str) -> Place:
    stem = slug_of(PurePosixPath(former.source).stem)
    if new.rpartition(".")[2] in EXTENSIONS:
        source = _source(site, new)
        return _at(former, source, slug_of(PurePosixPath(source).stem) if stem == former.slug else former.slug)
    if is_part(new):
        slug = new.strip("/").rpartition("/")[2]
        return _at(former, former.source if stem != former.slug else _renamed(former.source, slug), slug)
    raise Refused(
        f"“{new}” is neither a file nor an address: name a file, such as {_renamed(former.source, 'sleep')},"
        " or the last part of an address, such as sleep-and-worry."
    )


def _source(site: SiteAsItIs, new: str) -> str:
    """The file's path in the content folder: it may be named from there, or from where somebody is."""
    path = PurePosixPath(new.replace("\\", "/"))
    inner = path.relative_to(site.content.name) if path.parts[0] == site.content.name else path
    content = PurePosixPath(site.content.absolute().as_posix())
    inner = path.relative_to(content) if path.is_relative_to(content) else inner
    if inner.is_absolute() or ".." in inner.parts or inner.parts[0] in NO_PAGES:
        raise Refused(
            f"“{new}” is no place for a page: name a file within {site.content.name}/, such as articles/sleep.md."
        )
    return inner.as_posix()


def _renamed(source: str, name: str) -> str:
    path = PurePosixPath(source)
    return path.with_name(f"{name}{path.suffix}").as_posix()


def _at(former: Place, source: str, slug: str) -> Place:
    if not former.slug:
        return Place(source, former.url, former.slug)
    return Place(source, f"/{former.url.strip('/').rpartition(former.slug)[0]}{slug}/", slug)


def _check(site: SiteAsItIs, former: Place, place: Place) -> None:
    """Raise Refused where a page may not go to a place."""
    kinds = {kind_of(former.source), kind_of(place.source)}
    owner = next((r for r in site.pages if r["url"] == place.url and r["source"] != former.source), None)
    if not is_slug(place.slug) and place.slug != former.slug:
        raise Refused(
            f"“{place.slug}” is no part of an address: it has letters, digits and hyphens, as “sleep-and-worry”."
        )
    if place.source != former.source and (site.content / place.source).exists():
        raise Refused(f"There is a file {place.source} already, and it stays as it is.")
    if owner is not None:
        raise Refused(f"{owner['source']} (“{owner['title']}”) has the address {place.url}: choose another.")
    if "strategy" in kinds and (len(kinds) > 1 or place.slug != former.slug):
        raise Refused(
            f"The page of a strategy has its id, “{former.slug}”, as address, and stays in strategies/: its techniques"
            " are looked for there. Its title may change (--title), and its file's name."
        )
    if former.url == "/" and former == place:
        raise Refused("The home page keeps its address; only its file may move.")
