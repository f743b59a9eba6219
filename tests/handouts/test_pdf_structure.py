"""What PDF/UA-1 asks of a file, as far as a program can judge: the numbers are those of the Matterhorn Protocol 1.1."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import page
import pikepdf
import pytest

from carepress.handouts import paper
from carepress.own_files import OwnFiles
from tiny_site import TinySite

PATHS = (
    "practice/dropping-anchor/dropping-anchor.pdf",
    "low-tide/low-tide.pdf",
    "strategies/anchoring/anchoring.pdf",
)
_DRAWS = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


def handouts(site: TinySite) -> list[str]:
    """The paths of all handouts of a site."""
    return [file.relative_to(site.output).as_posix() for file in sorted(site.output.rglob("*.pdf"))]


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every structure element, in reading order."""

    def below(one: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if isinstance(one, pikepdf.Array):
            for child in one:
                yield from below(child)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            yield from below(one.get("/K"))

    yield from below(pdf.Root.StructTreeRoot.K)


@pytest.fixture(scope="module")
def pdfs(ours: TinySite) -> dict[str, pikepdf.Pdf]:
    """Every handout of the tiny site, by its path."""
    found = {path: pikepdf.open(ours.output / path) for path in handouts(ours)}
    assert len(found) > 5
    return found


def test_a_program_that_knows_104_rules_finds_none_broken(ours: TinySite) -> None:
    for path in handouts(ours):
        report = page.validate_pdf(str(ours.output / path), profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, (path, report.failures)
        assert report.rules.total > 100


MARKUP = """<html lang="en"><title>T</title><body><main><h1>One</h1><ol><li><p>First</p><p>More.</p></li>
<li><p>Second</p><ul><li>a</li><li><p>b</p></li></ul></li></ol><ul><li><blockquote><p>q</p></blockquote></li>
<li>tight<ul><li>in</li></ul></li></ul><dl><dt>T</dt><dd>D</dd><dd><p>E</p></dd></dl><table><caption>c</caption><thead>
<tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><pre><code>x</code></pre>
<details><summary>s</summary><p>z</p></details><hr><p><em>a <strong>b</strong></em> <mark>c</mark><sup>2</sup></p>"""


def test_whatever_a_text_may_hold_keeps_the_rules(tmp_path: Path) -> None:
    own = OwnFiles("https://tiny.example", {}, (), tmp_path, Path(__file__).parents[2] / "theme")
    with paper.press(own) as draw:
        _, content = draw(MARKUP, "", "https://tiny.example/one/")
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures


def test_it_says_that_it_is_tagged_and_in_which_language(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """06-001 to 06-004, 07-001, 07-002, 11-006."""
    for path, pdf in pdfs.items():
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert 'pdfuaid:part="1"' in metadata
        title = re.search(r"<dc:title>.*?>([^<]+)</rdf:li>", metadata)
        assert title
        assert title[1] == str(pdf.docinfo.Title)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).casefold() == "en-gb", path


def test_everything_drawn_is_an_element_or_decoration(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """01-005."""
    for path, pdf in pdfs.items():
        for sheet in pdf.pages:
            depth, loose = 0, Counter[str]()
            for _, operator in pikepdf.parse_content_stream(sheet):
                name = str(operator)
                depth += (name in {"BDC", "BMC"}) - (name == "EMC")
                loose[name] += name in _DRAWS and not depth
            assert not +loose, path


def test_headings_begin_with_one_and_skip_none(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """14-002, 14-003, 14-006."""
    for path, pdf in pdfs.items():
        levels = [int(name[2]) for one in elements(pdf) if re.fullmatch(r"/H\d", name := str(one.S))]
        assert levels[0] == 1, path
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_elements_are_of_kinds_that_the_standard_knows_and_stand_where_they_may(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """02-001, 09-004 to 09-006."""
    known = "Document Part Art Sect Div P H1 H2 H3 H4 L LI Lbl LBody Table THead TBody TR TH TD Span Link Figure"
    kinds = {f"/{name}" for name in [*known.split(), "BlockQuote", "Caption", "NonStruct"]}
    within = {"/LI": {"/L"}, "/LBody": {"/LI"}, "/TR": {"/Table", "/THead", "/TBody"}, "/TD": {"/TR"}, "/TH": {"/TR"}}
    for pdf in pdfs.values():
        for one in elements(pdf):
            assert str(one.S) in kinds
            assert str(one.S) not in within or str(one.P.S) in within[str(one.S)]


def test_pictures_have_words(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """13-004."""
    for path, pdf in pdfs.items():
        figures = [one for one in elements(pdf) if one.S == "/Figure"]
        assert any(str(one.Alt).startswith("QR code that leads to https://harbour.example/") for one in figures), path
        assert all(str(one.Alt).strip() for one in figures)


def test_links_are_elements_with_words_and_can_be_hit(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """28-002, 28-004, 28-005, 28-008, 28-011, 28-012."""
    links = 0
    for pdf in pdfs.values():
        in_tree = {o.Obj.objgen for e in elements(pdf) if e.S == "/Link" for o in e.K if _is_reference(o)}
        for sheet in pdf.pages:
            for link in sheet.get("/Annots", []):
                links += 1
                assert str(link.Contents)
                assert link.objgen in in_tree
                assert sheet.Tabs == "/S"
                left, bottom, right, top = map(float, link.Rect)
                assert abs(right - left) > 1
                assert abs(top - bottom) > 5
    assert links > 20


def _is_reference(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/OBJR"


def test_links_lead_to_absolute_addresses_or_within_the_file(pdfs: dict[str, pikepdf.Pdf]) -> None:
    for pdf in pdfs.values():
        names = {str(name) for name in pdf.Root.Names.Dests.Names[::2]} if "/Names" in pdf.Root else set()
        for sheet in pdf.pages:
            for link in sheet.get("/Annots", []):
                if "/Dest" in link:
                    assert str(link.Dest) in names
                else:
                    assert re.match(r"(https?://|tel:|sms:|mailto:)", str(link.A.URI))


def test_fonts_are_in_the_file_and_say_which_letters_they_draw(pdfs: dict[str, pikepdf.Pdf]) -> None:
    """10-001, 31-009."""
    for path, pdf in pdfs.items():
        fonts = [font for sheet in pdf.pages for font in sheet.Resources.Font.values()]
        assert any("Atkinson" in str(font.BaseFont) for font in fonts), path
        for font in fonts:
            assert "/ToUnicode" in font
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_there_are_bookmarks_as_there_are_headings(pdfs: dict[str, pikepdf.Pdf]) -> None:
    for pdf in pdfs.values():
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == [str(pdf.docinfo.Title).partition(" – ")[0]]
