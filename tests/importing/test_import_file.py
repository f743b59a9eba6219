"""`./invoke import`: what a reader reads in a document is in the page, and what cannot be is told in a sentence."""

import base64
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from carepress.front_matter_text import front_matter, head
from carepress.importing import Call, import_file
from tiny_project import TinyProject

DOCUMENTS = Path(__file__).parent / "documents"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

WORD = """Walking can help a little, says one **bold** and *careful* trial [@trial-2020][^1]. Costs 5 \\* 3 < 20 & more; file_name and \\[brackets\\].

## What helps

Choose one:

1. Put on shoes
    1. left
    2. right
        1. tie it
2. Open the door

- With a friend
- Alone

### Why

> One step is enough.

\\# This is no heading, and 1. is no list.

1\\. Typed by hand.

| Pace | Minutes &#124; a day |
| --- | --- |
| Slow | 10 |
| Brisk[^2] | 5 |

![A sun over a dark field](../images/walking-and-low-mood-1.png)

Read [more](https://example.org/) at the end.

[^1]: It had 40 people, see [the paper](https://example.org/trial_%282020%29).

[^2]: Faster than usual.
"""  # noqa: E501  A paragraph is one line

GOOGLE = """## First {#first}

**Bold** and *slanted*, [a link](https://example.org/a?b=c).[^1]

- one
    - inner
    - inner too

- two

### Deeper

See [the beginning](#first) again.

| tall | top |
| --- | --- |
|  | bottom |

[^1]: It was small.
"""

SAVED = """Langsam **atmen**, sagt [eine Quelle](/quelle).

![Ein Punkt](../images/atmen-1.png)

Der Punkt.

ZählerGeheim
"""


TRACKED = """## Why rest {#why-rest}

Rest is good for you, see [why](#why-rest) and sleep.

### Deep part

> Quoted words.

| wide | |
| --- | --- |
| a  second line | b |

E = mc<sup>2</sup> and H<sub>2</sub>O, <del>struck</del> ***both***  
next line
"""  # noqa: W291  Two spaces are a new line


@pytest.fixture
def site(project: TinyProject, monkeypatch: pytest.MonkeyPatch) -> TinyProject:
    monkeypatch.chdir(project.folder)
    return project


@pytest.mark.parametrize(
    ("document", "page", "body", "values"),
    [
        ("walking.docx", "walking-and-low-mood", WORD, {"title": "Walking and low mood", "lang": None}),
        ("tracked.docx", "a-guide-to-rest", TRACKED, {"title": "A guide to rest", "lang": "fr-FR"}),
        ("google.html", "talking-listening", GOOGLE, {"title": "Talking & listening", "lang": None}),
        ("saved.html", "atmen", SAVED, {"title": "Atmen", "lang": "de-AT"}),
    ],
)
def test_a_document_becomes_a_draft_with_all_that_is_read_in_it(
    document: str, page: str, body: str, values: dict[str, str | None], site: TinyProject
) -> None:
    assert import_file(Call(str(DOCUMENTS / document))) == 0
    found = head((site.folder / f"content/articles/{page}.md").read_text())
    assert found.body == f"\n{body}"
    front, findings = front_matter(found, "a.md", "")
    assert not findings
    assert (front.status, front.slug) == ("draft", page)
    assert {key: getattr(front, key) for key in values} == values


def test_a_saved_page_keeps_its_day_and_leaves_out_what_stands_around_its_text(
    site: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_file(Call(str(DOCUMENTS / "saved.html"))) == 0
    text = (site.folder / "content/articles/atmen.md").read_text()
    assert "date: 2024-05-06\n" in text
    assert not [word for word in ("Impressum", "Start", "alert", "Abonnieren", "color") if word in text]
    said = capsys.readouterr().out
    assert "- The document says that its language is de-AT. If it is not, delete the line “lang”." in said
    assert "- A picture (“Zähler”) was left out: it lies on another site (https://other.example/track.gif)." in said
    assert "- A picture (“Geheim”) was left out: there is no file “../../secret.png” beside the document." in said


def test_pictures_comments_and_what_is_to_be_mended_are_told(
    site: TinyProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_file(Call(str(DOCUMENTS / "walking.docx"))) == 0
    picture = (site.folder / "content/images/walking-and-low-mood-1.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    said = capsys.readouterr().out
    assert "Made content/articles/walking-and-low-mood.md, a draft.\n" in said
    assert "Its pictures: content/images/walking-and-low-mood-1.png.\n" in said
    assert "- A comment at “Choose one:…”: Which one is easiest?\n" in said
    assert "content/articles/walking-and-low-mood.md:11:4: advice heading-without-anchor" in said


def test_a_page_of_another_program_keeps_its_text(site: TinyProject) -> None:
    assert import_file(Call(str(DOCUMENTS / "libreoffice.html"))) == 0
    text = (site.folder / "content/articles/walking-and-low-mood.md").read_text()
    for part in ("one **bold** and *careful* trial [@trial-2020][^1].", "\n## What helps\n", "\n### Why\n"):
        assert part in text
    for part in (
        "\n- With a friend\n- Alone\n",
        "\n> One step is enough.\n",
        "| Brisk[^2] | 5 |\n",
        "\n[^2]: Faster than usual.\n",
    ):
        assert part in text


def test_markdown_gets_our_front_matter_our_levels_and_its_pictures(site: TinyProject, tmp_path: Path) -> None:
    source = tmp_path / "A note.md"
    source.write_text(
        "A title here\n============\n\nText ![dot](pics/dot.png) and [a link](https://example.org).\n\n"
        "Part\n----\n\n#### Deep\n\n```\n# code\n```\n"
    )
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "dot.png").write_bytes(DOT)
    assert import_file(Call(str(source), "page")) == 0
    found = head((site.folder / "content/pages/a-title-here.md").read_text())
    assert found.body == (
        "\nText ![dot](../images/a-title-here-1.png) and [a link](https://example.org).\n\n"
        "## Part\n\n### Deep\n\n```\n# code\n```\n"
    )
    assert (site.folder / "content/images/a-title-here-1.png").read_bytes() == DOT
    front = front_matter(found, "a.md", "")[0]
    assert (front.title, front.slug, front.status) == ("A title here", "a-title-here", "draft")


@pytest.mark.parametrize(
    "written",
    [
        "---\ntitle: 'One: two'\ndate: 2024-01-02\ntags: [a, b]\nstatus: published\n---\n\n# Main\n\nText.\n",
        "Title: One: two\nDate: 2 January 2024\nTags: a, b\n\n# Main\n\nText.\n",
    ],
)
def test_what_front_matter_says_already_is_kept(written: str, site: TinyProject, tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(written)
    assert import_file(Call(str(tmp_path / "old.md"))) == 0
    found = head((site.folder / "content/articles/one-two.md").read_text())
    front, findings = front_matter(found, "articles/one-two.md", "")
    assert not findings
    assert (front.title, str(front.date)[:10], front.tags, front.status) == (
        "One: two",
        "2024-01-02",
        ("a", "b"),
        "draft",
    )
    assert found.body == "\n## Main\n\nText.\n"


def test_title_and_address_may_be_given(site: TinyProject) -> None:
    assert import_file(Call(str(DOCUMENTS / "google.html"), "page", "Ours", "theirs")) == 0
    assert "title: Ours\nslug: theirs\n" in (site.folder / "content/pages/theirs.md").read_text()


def test_nothing_is_ever_overwritten(site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file(Call(str(DOCUMENTS / "walking.docx"))) == 0
    before = site.output("content")
    assert import_file(Call(str(DOCUMENTS / "walking.docx"))) == 1
    assert (
        "The address part “walking-and-low-mood” belongs to articles/walking-and-low-mood.md" in capsys.readouterr().err
    )
    (site.folder / "content/articles/walking-and-low-mood.md").unlink()
    assert import_file(Call(str(DOCUMENTS / "walking.docx"))) == 1
    said = (
        "There is a file content/images/walking-and-low-mood-1.png already, and it stays as it is: add another --slug."
    )
    assert capsys.readouterr().err == f"{said} Nothing was made.\n"
    assert site.output("content").items() <= before.items()


def archive(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.docx", b"", "is empty."),
        ("a.docx", b"Dear all", "is damaged, or is no Word document: open it in Word and save it again."),
        ("a.docx", OLE, "is an old .doc: save it as .docx."),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password: save a copy without one."),
        ("a.docx", archive(sheet_xml=b"<x/>"), "is no Word document, whatever its name says."),
        ("a.docx", archive(word__document_xml=bytes(301_000_000)), "holds far more than its size says"),
        ("a.docx", archive(word__document_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "declares its own kind of XML"),
        ("a.docx", archive(word__document_xml=b"<a/>"), "cannot be read"),
        ("a.doc", OLE, "open it in Word or LibreOffice and save it as .docx."),
        ("a.pdf", b"%PDF", "a PDF holds no paragraphs"),
        ("a.docx", b"%PDF-1.4", "is a PDF, whatever its name says: ask for the document that it was made from."),
        ("a.md", b"%PDF-1.4", "is a PDF, whatever its name says"),
        ("a.md", archive(word__document_xml=b"<a/>"), "is no text: give it the ending it had"),
        ("a.html", OLE, "is no text: give it the ending it had"),
        ("a.md", b"GIF89a\0\1", "is no text, whatever its name says."),
        ("a.txt", b"Text", "Word documents (.docx), web pages (.html) and Markdown (.md)."),
        ("a.html", b"<nav>Menu</nav><script>x</script>", "has no text."),
        ("a.html", b"<div>" * 100_000 + b"x", "is nested too deeply"),
        ("a.md", b"---\ntitle: [\n---\nText", "The front matter of"),
        ("a.md", b"Caf\xe9", "is not in UTF-8"),
        ("a.md", b"# Only a title\n", "has no text."),
        ("\u2026.html", b"<p>Text</p>", "Nothing says what"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_imported_is_told_in_one_sentence(
    name: str, content: bytes, sentence: str, site: TinyProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    before = site.output("content")
    assert import_file(Call(str(tmp_path / name))) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.endswith(" Nothing was made.\n")
    assert said.count("\n") == 1
    assert site.output("content") == before


@pytest.mark.usefixtures("site")
def test_a_folder_is_told_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.md").mkdir()
    assert import_file(Call(str(tmp_path / "notes.md"))) == 1
    assert "notes.md is a folder: name one file in it. Nothing was made." in capsys.readouterr().err


def test_a_title_has_no_marks_and_a_day_no_quotation_marks(site: TinyProject, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A *calm*, **slow** `day` with my_own_name\n\nText.\n", encoding="utf-8")
    assert import_file(Call(str(tmp_path / "a.md"))) == 0
    made = (site.folder / "content/articles/a-calm-slow-day-with-my-own-name.md").read_text(encoding="utf-8")
    assert made.startswith('---\ntitle: "A calm, slow day with my_own_name"\n')
    assert "\ndate: 20" in made


def test_a_file_that_is_too_large_or_not_there_is_told(
    site: TinyProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "large.html").open("wb") as file:
        file.truncate(30_000_001)
    assert import_file(Call(str(tmp_path / "large.html"))) == 1
    assert "large.html is larger than 30 MB: make its pictures smaller, or split it." in capsys.readouterr().err
    shutil.copy(DOCUMENTS / "walking.docx", site.folder)
    assert import_file(Call("waking.docx")) == 1
    assert "There is no file waking.docx. Did you mean “walking.docx”?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (Call("a.docx", "artcle"), "There is no kind of page “artcle”. Did you mean “article”?"),
        (Call("a.docx", slug="a b"), "“a b” is no part of an address"),
    ],
)
def test_a_wrong_call_is_told(call: Call, sentence: str, site: TinyProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file(call) == 2
    assert sentence in capsys.readouterr().err
    assert not (site.folder / "content/images").exists()
