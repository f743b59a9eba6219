"""Laws of the bundle: its address changes exactly when what readers get does, and one stylesheet holds all."""

import re
from pathlib import Path

import pytest

from carepress.assets.bundle import bundle, stylesheet
from tiny_site import SETTINGS

FILES = {
    "css/main.css": '@layer base, parts;\n@import url("base.css") layer(base);\n'
    '@import url("parts/a.css") layer(parts);\n',
    "css/base.css": "/* why */\nbody { color: red }\n",
    "css/parts/a.css": '.a { background: url("../fonts/x.woff2") }\n',
    "js/main.js": "export {}\n",
    "fonts/x.woff2": "font",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_the_address_changes_when_a_file_does_and_comes_back(folder: Path, name: str) -> None:
    before = bundle(folder)
    (folder / name).write_text(FILES[name] + "p { color: blue }\n")
    assert bundle(folder)[0] != before[0]
    (folder / name).write_text(FILES[name])
    assert bundle(folder) == before


def test_the_address_changes_when_a_file_comes_goes_or_gets_another_name(folder: Path) -> None:
    addresses = {bundle(folder)[0]}
    (folder / "js" / "main.js").rename(folder / "js" / "other.js")
    addresses.add(bundle(folder)[0])
    (folder / "js" / "other.js").unlink()
    addresses.add(bundle(folder)[0])
    (folder / "new.txt").touch()
    assert len(addresses | {bundle(folder)[0]}) == 4


def test_what_readers_do_not_get_does_not_change_the_address(folder: Path) -> None:
    before = bundle(folder)
    (folder / "css" / "base.css").write_text("/* another reason */\n\nbody { color: red }\n")
    (folder / "css" / "never-imported.css").write_text(".x { color: red }")
    assert bundle(folder) == before


def test_what_is_for_paper_stands_in_a_stylesheet_of_its_own(folder: Path) -> None:
    main = folder / "css" / "main.css"
    main.write_text(main.read_text() + '@import url("paper.css") layer(paper) print;\n')
    (folder / "css" / "paper.css").write_text("/* why */ nav { display: none }\n")
    base, files = bundle(folder)
    assert files[f"{base}/print.css"].decode() == "@layer paper{nav { display: none }}"
    assert b"nav" not in files[f"{base}/site.css"]


def test_what_only_some_pages_need_is_a_stylesheet_of_its_own_in_the_same_order_of_layers(folder: Path) -> None:
    (folder / "css" / "apart").mkdir()
    (folder / "css" / "apart" / "map.css").write_text('/* why */@import url("../parts/b.css") layer(parts);\n')
    before = bundle(folder)[0] if (folder / "css" / "parts" / "b.css").write_text(".b { color: red }") else ""
    base, files = bundle(folder)
    assert files[f"{base}/map.css"].decode() == "@layer base, parts;@layer parts{.b { color: red }}"
    assert b".b" not in files[f"{base}/site.css"]
    (folder / "css" / "parts" / "b.css").write_text(".b { color: blue }")
    assert bundle(folder)[0] != before


def test_there_is_one_stylesheet_with_everything_in_its_layer(folder: Path) -> None:
    base, files = bundle(folder)
    assert [path for path in files if path.endswith(".css")] == [f"{base}/site.css"]
    text = files[f"{base}/site.css"].decode()
    assert "@import" not in text
    assert "why" not in text
    assert re.sub(r"\s+", "", text).startswith("@layerbase,parts;@layerbase{body{color:red}}@layerparts{.a{")


def test_every_other_file_is_given_as_it_is(folder: Path) -> None:
    base, files = bundle(folder)
    assert files[f"{base}/fonts/x.woff2"] == b"font"
    assert files[f"{base}/js/main.js"] == b"export {}\n"


def test_an_imported_stylesheet_may_import() -> None:
    files = {"css/main.css": b'@import url("a/b.css");', "css/a/b.css": b'@import url("c.css");', "css/a/c.css": b"p{}"}
    assert stylesheet(files) == "p{}"


def test_what_the_themes_stylesheet_asks_for_is_there() -> None:
    base, files = bundle(Path(SETTINGS["THEME"]) / "static")
    asked = re.findall(r"url\(['\"]?(?!data:|#)([^)'\"]+)", files[f"{base}/site.css"].decode())
    assert asked
    assert not [address for address in asked if f"{base}/{address}" not in files]
