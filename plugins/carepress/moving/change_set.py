"""Change sets: every file that changes with a page's move, before and after, in one piece."""

import dataclasses
import difflib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from carepress.changed_front_matter import with_front_matter
from carepress.failure import shown
from carepress.front_matter_text import front_matter, head
from carepress.moving.changed_text import data_text, page_text, settings_text
from carepress.moving.redirect_text import with_redirect
from carepress.moving.relocation import Relocation
from carepress.moving.site_as_it_is import SiteAsItIs
from carepress.moving.written_file import Change, Refused, changed
from carepress.page_files import page_slug
from carepress.published_addresses import SOURCE as ADDRESSES
from carepress.published_addresses import with_addresses
from carepress.redirect import SOURCE as REDIRECTS

HISTORY = frozenset({ADDRESSES, REDIRECTS})
"""Data files that tell what was: they are added to, and otherwise stay."""


@dataclasses.dataclass
class ChangeSet:
    """Bytes before and after, by file, None where there is none; the lines that led there, and files' new names."""

    former: dict[Path, bytes | None] = dataclasses.field(default_factory=dict)
    new: dict[Path, bytes | None] = dataclasses.field(default_factory=dict)
    mentions: dict[Path, list[int]] = dataclasses.field(default_factory=dict)
    renamed: dict[Path, Path] = dataclasses.field(default_factory=dict)

    def put(self, file: Path, former: bytes | None, new: bytes | None, lines: Sequence[int] = ()) -> None:
        """Note what becomes of a file."""
        if former != new:
            self.former[file], self.new[file] = former, new
        if lines:
            self.mentions[file] = [*lines]

    def change(self, file: Path, change: Change) -> None:
        """Change the text of a file, and note where it led to the page."""
        former = file.read_bytes()
        self.put(file, former, *changed(former, file, change))

    def told(self) -> Iterator[str]:
        """A line for each file in which something led to the page, with its lines there."""
        for file, lines in sorted(self.mentions.items()):
            numbers = ", ".join(map(str, sorted({*lines})))
            yield f"  {shown(self.renamed.get(file, file))}, line{'s' * (len({*lines}) > 1)} {numbers}"

    def diff(self) -> str:
        """All changes as a unified diff."""
        parts = list[str]()
        for file in sorted({*self.new} - {*self.renamed.values()}):
            last = self.renamed.get(file, file)
            former, new = _lines(self.former[file]), _lines(self.new[last])
            parts += difflib.unified_diff(former, new, shown(file), shown(last), n=1)
        return "".join(parts)


def _lines(content: bytes | None) -> list[str]:
    text = (content or b"").decode(errors="replace").replace("\r\n", "\n")
    return [f"{line}\n" for line in text.splitlines()]


def mended(site: SiteAsItIs, relocation: Relocation) -> ChangeSet:
    """The change set in which everything that led to a page leads to its new place."""
    found = ChangeSet()
    urls: Mapping[str, str] = {str(row["source"]): str(row["url"]) for row in site.pages}
    for source, url in urls.items():
        file = site.content / source
        found.change(file, partial(page_text, source=source, url=url, relocation=relocation))
    for file in sorted((site.content / "data").glob("*.yaml")):
        if file.relative_to(site.content).as_posix() not in HISTORY:
            found.change(file, partial(data_text, relocation=relocation))
    for file in sorted({site.settings, *site.settings.parent.glob("p*conf.py")}):
        found.change(file, partial(settings_text, relocation=relocation))
    return found


def moved(site: SiteAsItIs, relocation: Relocation, title: str) -> ChangeSet:
    """The change set of a page's move: it, all that leads to it, and the redirect from its former address."""
    found = mended(site, relocation)
    former, new = site.content / relocation.former.source, site.content / relocation.new.source
    values = {"title": title} if title else {}
    values |= _slug(former, relocation)
    before = former.read_bytes()
    after = _with_values(found.new.get(former) or before, former, values)
    found.put(former, before, after if new == former else None)
    if new != former:
        found.put(new, None, after)
        found.renamed[former] = new
    if relocation.former.url != relocation.new.url and _is_public(site, relocation):
        record(site, found, relocation.former.url, relocation.new.url, "")
    return found


def _is_public(site: SiteAsItIs, relocation: Relocation) -> bool:
    row = next(row for row in site.pages if row["source"] == relocation.former.source)
    return row["status"] != "draft"


def _slug(former: Path, relocation: Relocation) -> dict[str, str]:
    """The slug, where the page says another one, or its file's name would give another."""
    front = front_matter(head(former.read_text(encoding="utf-8-sig")), relocation.former.source, "")[0]
    is_home = relocation.former.url == "/"
    return (
        {"slug": relocation.new.slug}
        if not is_home and page_slug(front, relocation.new.source) != relocation.new.slug
        else {}
    )


def _with_values(content: bytes, file: Path, values: Mapping[str, str]) -> bytes:
    def change(text: str) -> tuple[str, list[int]]:
        new = with_front_matter(text, **values)
        before, after = (front_matter(head(one), file.name, "")[0] for one in (text, new))
        if after != before.model_copy(update=dict(values)):
            how = "is written in a way that only a person can edit safely"
            raise Refused(f"The front matter of {shown(file)} {how}: change {' and '.join(values)} there first.")
        return new, []

    return changed(content, file, change)[0] if values else content


def record(site: SiteAsItIs, found: ChangeSet, former: str, to: str, gone: str) -> None:
    """Add the redirect from a former address, and that address to the list of those that readers were given."""
    texts = {REDIRECTS: partial(with_redirect, former=former, to=to, gone=gone, on=site.today)}
    texts |= {ADDRESSES: partial(with_addresses, addresses=[former, *filter(None, [to])])}
    for source, text_of in texts.items():
        file = site.content / source
        before = file.read_bytes() if file.is_file() else None
        after = text_of(before.decode("utf-8-sig") if before is not None else None)
        found.put(file, before, after.encode())
