"""The answer: pages whose pictures fit each screen, the files that these need, and what is wrong with pictures."""

import dataclasses
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from carepress.finding import Finding, Severity, place_at
from carepress.glanced_library import GlancedLibrary
from carepress.html import TAG, attribute
from carepress.kept_files import KeptFiles
from carepress.page import Library, Page
from carepress.pictures.drawing_size import drawing_size
from carepress.pictures.markup import Shown, with_pictures
from carepress.pictures.original import KINDS, Original, Unfit, original
from carepress.pictures.variants import Variant, Variants
from carepress.processes import processors
from carepress.source_places import file_place

HEAVY = 1_000_000
"""Readers of feeds and of old browsers are sent the file itself."""

Told = tuple[str, str, str, Severity]


@dataclasses.dataclass
class Answer:
    """Pages' new HTML by address, files by path in the output, and findings."""

    html: dict[str, str] = dataclasses.field(default_factory=dict)
    files: dict[str, bytes] = dataclasses.field(default_factory=dict)
    findings: list[Finding] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True)
class Met:
    """What came of one file: how pages show it, the files to be written for it, and what is wrong with it."""

    shown: Shown | None = None
    files: Mapping[str, bytes] = dataclasses.field(default_factory=dict)
    told: Sequence[Told] = ()


def answer(library: Library, address: str, read: Callable[[str], bytes], kept: KeptFiles) -> Answer:
    """What becomes of a library's pictures; `address` is the site's own, `read` gives the bytes of a content file."""
    found, pages = Answer(), _pages_by_picture(library, address)
    others = () if isinstance(library, GlancedLibrary) else (path for path in library.files if _suffix(path) in KINDS)
    paths = sorted({*pages, *others})
    met = dict(zip(paths, _met(paths, pages, read, kept), strict=True))
    for path, one in met.items():
        found.files.update(one.files)
        found.findings += (finding for told in one.told for finding in _findings(path, pages.get(path, ()), told))
    for page in {page.url: page for path in met for page in pages.get(path, ())}.values():
        found.html[page.url] = with_pictures(page.html, partial(_shown, met, address))
    return found


def _pages_by_picture(library: Library, address: str) -> Mapping[str, list[Page]]:
    """The pages that show a file of the site, by its path."""
    found: dict[str, list[Page]] = {}
    for page in library.pages:
        tags = (match for match in TAG.finditer(page.html) if match[2] == "img") if "<img" in page.html else ()
        for path in dict.fromkeys(_path(attribute(match[3], "src"), address) for match in tags):
            if path in library.files:
                found.setdefault(path, []).append(page)
    return found


def _path(src: str, address: str) -> str:
    """The path of the site's file at an address, as far as it is one."""
    inner = src.removeprefix(address) if address else src
    return unquote(urlsplit(inner).path).lstrip("/") if inner.startswith("/") and not inner.startswith("//") else ""


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _shown(met: Mapping[str, Met], address: str, src: str) -> Shown | None:
    one = met.get(_path(src, address))
    return one.shown if one else None


def _met(
    paths: Sequence[str], shown: Mapping[str, object], read: Callable[[str], bytes], kept: KeptFiles
) -> Iterator[Met]:
    """What came of each file; several are looked at at once, as those that are new take long."""

    def look(path: str) -> Met:
        try:
            content = read(path)
        except OSError:
            return Met()  # the copy of it tells that it cannot be read
        return _picture(path, content, kept, is_shown=path in shown) if _suffix(path) in KINDS else _drawing(content)

    with warnings.catch_warnings(), ThreadPoolExecutor(processors()) as pool:
        warnings.simplefilter("ignore")  # what Pillow doubts either works or becomes a finding
        yield from pool.map(look, paths)


def _drawing(content: bytes) -> Met:
    size = drawing_size(content)
    return Met((size, {}) if size else None)


def _picture(path: str, content: bytes, kept: KeptFiles, *, is_shown: bool) -> Met:
    try:
        picture = original(path, content)
        variants = Variants(picture, kept).by_kind() if is_shown else {}
    except Unfit as unfit:
        is_told = is_shown or unfit.is_picture
        return Met(told=[(unfit.rule, unfit.message, unfit.remedy, "error")] * is_told)
    files = {variant.path: variant.content for found in variants.values() for variant in found}
    cleaned = {path: picture.content} if picture.content != content else {}
    shown = (picture.width, picture.height), variants
    return Met(shown, files | cleaned, [*_advice(picture, variants)] if is_shown else ())


def _advice(picture: Original, variants: Mapping[str, Sequence[Variant]]) -> Iterator[Told]:
    path, size = picture.path, len(picture.content)
    if picture.is_misnamed:
        message = f"“{path}” is named for another kind of picture than it is: {picture.kind}."
        ending = "jpg" if picture.kind == "JPEG" else picture.kind.lower()
        yield _advised("image-misnamed", message, f"Let its name end in .{ending}.")
    if variants and size > HEAVY:
        message = f"The file “{path}” has {size:,} bytes, and feed readers and old browsers are sent it whole."
        yield _advised("image-too-heavy", message, "Save it smaller, for example 2,600 pixels wide.")


def _advised(rule: str, message: str, remedy: str) -> Told:
    return rule, message, remedy, "advice"


def _findings(path: str, pages: Sequence[Page], told: Told) -> Iterator[Finding]:
    """One finding in each page that shows a picture; of one that none shows, in its own place."""
    rule, message, remedy, severity = told
    for page in pages:
        offset = file_place(page.markdown, path) or 0
        yield Finding(page.source, *place_at(page.markdown, offset, page.body_line), rule, message, remedy, severity)
    if not pages:
        yield Finding(path, 1, 1, rule, message, remedy, severity)
