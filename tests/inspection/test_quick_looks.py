"""Laws of the quick looks at finished pages: what most pages are spared changes nothing of what is found."""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from carepress.digest import digest_of_bytes
from carepress.inspection.finished_page import FinishedPage, finished_file, finished_page
from carepress.inspection.leads import path_of
from carepress.inspection.page_elements import without_drawings
from carepress.inspection.weight import Budgets, compressed, weight_faults, weight_of

DRAWING = (
    '<svg class="cover-panel" viewBox="0 0 8 8" aria-hidden="true"><g transform="scale(2)"><path d="M0 0z"/></g></svg>'
)
READ = DRAWING.replace("<svg", '<svg data-read=""')
"""The same, but with something of which it is not known that it says nothing."""

PARTS = [
    '<a href="/a/">{}Words</a>',
    '<a href="/b/">{}</a>',
    '<a href="/c/">{}<img src="/c.png" alt=""></a>',
    "<button>{} </button>",
    "<h2>{}</h2>",
    '<p id="p">{}Words</p>',
    '<div style="color: red">{}</div>',
    "<ul><li>{}</li></ul>",
    '<nav aria-label="N">{}</nav>',
    "<picture>{}<img src='/d.png'></picture>",
    "<table><tr><td>{}</td></tr></table>",
]


def read(html: str) -> FinishedPage:
    page = (
        f"<!doctype html><html lang=en><head><title>T</title></head><body><main><h1>T</h1>{html}</main></body></html>"
    )
    return finished_page("a/index.html", page.encode(), "harbour.example")


def facts(page: FinishedPage) -> tuple[object, ...]:
    told = [(fault.said, [mark for mark in fault.marks if "<" not in mark]) for fault in page.faults]
    return told, page.ids, page.links, page.assets, page.images


@given(st.lists(st.sampled_from(PARTS), max_size=6))
def test_plain_drawings_change_nothing_of_what_is_found(parts: list[str]) -> None:
    html = "".join(parts)
    assert facts(read(html.replace("{}", DRAWING))) == facts(read(html.replace("{}", READ)))


@given(
    st.sampled_from(
        ['onclick="a()"', 'style="a"', 'id="a"', 'xlink:href="https://b.example/"', 'aria-label="A"', "class=a"]
    )
)
def test_a_drawing_with_anything_else_is_looked_at(attribute: str) -> None:
    for drawing in (DRAWING.replace("<svg", f"<svg {attribute}"), DRAWING.replace("<path", f"<path {attribute}")):
        assert without_drawings(drawing.encode()) == drawing.encode()


def test_a_drawing_with_words_is_looked_at() -> None:
    drawing = DRAWING.replace("<path", "<text>Words</text><path").encode()
    assert without_drawings(drawing) == drawing
    assert without_drawings(DRAWING.encode()) == b""


@given(st.text("ab é<", max_size=3_000), st.integers(0, 20))
def test_a_page_is_too_heavy_where_its_bytes_are(text: str, sections: int) -> None:
    html = f"<h1>A</h1>{text}{'<h2>B</h2> words' * sections}".encode()
    size = compressed(html)
    told = [[*weight_faults(weight_of(html), Budgets(most), lambda: html)] for most in (size, size * 9 // 10)]
    assert [len(faults) for faults in told] == [0, 1]


def test_a_first_view_is_weighed_with_its_stylesheet() -> None:
    html = b"<h1>A</h1>" + bytes(range(128)) * 20 + b"<h2>B</h2>" + b"<p>Words</p>" * 2_000 + b"<h2>C</h2>"
    first = compressed(html[: html.index(b"<h2>C")])
    most = [14_600 - first, 14_600 - first + 1]
    told = [[*weight_faults(weight_of(html), Budgets(30_000, sheet), lambda: html)] for sheet in most]
    assert [[fault.rule for fault in faults] for faults in told] == [[], ["page-too-heavy"]]


def plainly(address: str, base: str, site: str, root: str) -> tuple[str, str] | None:
    """Where an address leads, by the library's own reckoning."""
    parts = urlsplit(address.strip())
    if parts.netloc:
        is_ours = parts.netloc == urlsplit(site).netloc and parts.path.startswith(f"{root}/")
        return (unquote(parts.path), parts.fragment) if is_ours else None
    joined = urlsplit(urljoin(f"https://host{base}", parts.path))
    return None if parts.scheme else (unquote(joined.path), parts.fragment)


@given(
    st.sampled_from(["", "https://site.example", "https://other.example", "mailto:"]),
    st.lists(st.sampled_from(["/", "a", "-b.c", ".", "..", "é", "%20", "repo", "?q", "#d", " ", ":"]), max_size=6),
    st.sampled_from(["", "/repo"]),
)
def test_an_address_leads_where_it_always_leads(host: str, parts: list[str], root: str) -> None:
    address, site = host + "".join(parts), f"https://site.example{root}"
    assert path_of(address, f"{root}/x/", site, root) == plainly(address, f"{root}/x/", site, root)


def test_a_file_that_is_another_one_by_now_is_not_taken_for_the_one_that_was_written(tmp_path: Path) -> None:
    html = b"<!doctype html><html lang=en><title>T</title><main><h1>T</h1></main></html>"
    (tmp_path / "a.html").write_bytes(html)
    written = digest_of_bytes(html)
    assert finished_file(tmp_path, "a.html", written, "") == finished_page("a.html", html, "")
    (tmp_path / "a.html").write_bytes(b"<p>Another one.")
    assert finished_file(tmp_path, "a.html", written, "") is None
    assert finished_file(tmp_path, "b.html", written, "") is None
