"""Laws of labels: every language and every publisher may say it differently, and no template is left without words."""

import re
from pathlib import Path

import pytest

from carepress.labels import Labels, misspelt, own_labels, placeholders, theme_labels, with_wording

ROOT = Path(__file__).resolve().parents[1]
THEME = ROOT / "theme"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {"en": "home: Home\nfeed: Feed\nlist: '{n} of {m}'", "de": "home: Start", "de-AT": "feed: Abo"}
    for language, text in texts.items():
        (tmp_path / f"{language}.yaml").write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("language", "home", "feed"),
    [
        ("en", "Home", "Feed"),
        ("en-GB", "Home", "Feed"),
        ("de", "Start", "Feed"),
        ("de-AT", "Start", "Abo"),
        ("fr", "Home", "Feed"),
    ],
)
def test_the_nearest_language_wins_and_english_fills_gaps(folder: Path, language: str, home: str, feed: str) -> None:
    labels = theme_labels(folder, language)
    assert (labels["home"], labels["feed"]) == (home, feed)


def test_the_publishers_wording_wins(folder: Path) -> None:
    labels = with_wording(theme_labels(folder, "de"), {"home": "Anfang", "list": "{m}: {n}"})
    assert (labels["home"], labels["list"].format(n=1, m=2)) == ("Anfang", "2: 1")


def test_wording_that_nothing_could_fill_is_refused_all_at_once(folder: Path) -> None:
    with pytest.raises(ValueError, match="labels in CAREPRESS cannot be used") as refused:
        with_wording(theme_labels(folder, "en"), {"list": "{n} of {k}", "home": "Home {", "feed": "{}"})
    said = str(refused.value)
    assert "“list” has a placeholder {k} that nothing fills. Known placeholders: m, n." in said
    assert "“home” has a brace too many or too few" in said
    assert "“feed” has a placeholder {}" in said


def test_a_misspelt_label_is_told_with_a_guess(folder: Path) -> None:
    (finding,) = misspelt(theme_labels(folder, "en"), ["hmoe", "home", "a_label_of_our_own"])
    assert (finding.rule, finding.severity) == ("label-unknown", "advice")
    assert "“hmoe”" in finding.message
    assert "Did you mean “home”?" in finding.message


def test_an_unknown_label_fails_with_its_name() -> None:
    with pytest.raises(KeyError, match="There is no label “x”"):
        Labels()["x"]


def test_a_theme_without_labels_has_none(tmp_path: Path) -> None:
    assert theme_labels(tmp_path / "nowhere", "en") == {}


@pytest.mark.parametrize("path", sorted((THEME / "labels").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_label_of_the_theme_fills_what_the_english_one_fills(path: Path) -> None:
    english, labels = theme_labels(THEME / "labels", "en"), theme_labels(path.parent, path.stem)
    assert {key: placeholders(text) for key, text in labels.items()} == {k: placeholders(t) for k, t in english.items()}


def test_every_label_that_is_asked_for_is_there_and_every_one_there_is_asked_for() -> None:
    files = [*THEME.rglob("*.html"), *(ROOT / "plugins").rglob("*.py")]
    text = "\n".join(path.read_text() for path in files)
    asked = set(re.findall(r"labels\.(\w+)", text)) - {"get", "values", "items"}
    assert asked
    known = set(theme_labels(THEME / "labels", "en"))
    theme = "\n".join(path.read_text() for path in THEME.rglob("*.html"))
    assert set(re.findall(r"site\.labels\.(\w+)", theme)) <= known
    built = re.compile(
        r"^(grade|kind|finding|care_card|map_kind|map_way|status|settings|helpline_\w+?|help_for|search_kind|open_file)_"
    )
    unused = [key for key in known if not re.search(rf"\b{key}\b", text) and not built.match(key)]
    assert not unused


def test_own_labels_are_read_from_a_file_that_may_be_missing_or_hold_notes_alone(tmp_path: Path) -> None:
    file = tmp_path / "labels.yaml"
    assert own_labels(file) == {}
    file.write_text("# Nothing yet\n")
    assert own_labels(file) == {}
    file.write_text("home: Start\nand: no\n")
    assert own_labels(file) == {"home": "Start", "and": "no"}


@pytest.mark.parametrize("text", ["- home", "home: [", "home: Start\nhome: Begin\n"])
def test_own_labels_that_cannot_be_read_are_told_with_their_line(text: str, tmp_path: Path) -> None:
    file = tmp_path / "labels.yaml"
    file.write_text(text)
    with pytest.raises(SystemExit, match=rf"{file.name}:\d+: "):
        own_labels(file)
