"""A new site: another publisher's words, facts and country, from the first publish on."""

import datetime
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from carepress.helplines.directory import directory, missing
from carepress.labels import theme_labels
from carepress.starting.country_help import country_help
from carepress.starting.house import HOUSE, OFFERED, PROJECT, RECORD
from carepress.starting.questions import asked
from carepress.starting.wish import LANGUAGES, SITES, Wish, countries, faults, with_time_zone
from starting.started_site import ENGLISH, GERMAN, run, start, started
from test_architecture import publishers_words


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A German site, published."""
    site = started(tmp_path_factory.mktemp("german") / "site", GERMAN)
    result = run(site, "publish")
    assert result.returncode == 0, result.stdout + result.stderr
    return site


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a country whose help nobody has seen lately, published."""
    folder = tmp_path_factory.mktemp("english")
    (folder / ".git").mkdir()  # an empty repository is where many begin
    site = started(folder, ENGLISH)
    result = run(site, "publish")
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def pages(site: Path) -> dict[str, BeautifulSoup]:
    output = site / "output"
    files = [file for file in output.rglob("*.html") if file.is_file()]
    return {file.relative_to(output).as_posix(): BeautifulSoup(file.read_text(), "lxml") for file in files}


def own_files(site: Path) -> list[Path]:
    """The files of the publisher."""
    names = ("content", "own", "README.md", "pelicanconf.py", "publishconf.py", *OFFERED)
    tops = [site / name for name in names]
    return [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]


def test_a_new_site_speaks_in_its_own_name_and_language(german: Path) -> None:
    found = pages(german)
    assert {"index.html", "hilfe/index.html", "worte-um-hilfe-zu-bitten/index.html"} <= set(found)
    for page in found.values():
        assert page.html
        assert page.html["lang"] == "de"
        assert page.title
        assert "Stilles Ufer" in page.title.text
    about = found["ueber-uns/index.html"].get_text(" ")
    assert "Hafenverein & Freunde gibt diese Website heraus" in about
    assert "post@hafen.example" in about
    assert "112" in found["hilfe/index.html"].select("main")[0].get_text(" ")
    assert "Europe/Berlin" in (german / "pelicanconf.py").read_text()


def test_nothing_in_a_new_site_is_still_ours(german: Path, english: Path) -> None:
    words = publishers_words()
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)
    lists = {
        "crisis-queries.yaml",
        "claims.yaml",
        "wording.yaml",
    }  # what anybody says, and no site’s own
    for site in (german, english):
        texts = [file for file in own_files(site) if file.name not in lists]
        assert len(texts) > 15
        texts += [file for file in (site / "output").rglob("*") if file.suffix in {".html", ".md", ".txt", ".xml"}]
        guilty = {(file.name, match[0]) for file in texts for match in pattern.finditer(file.read_text())}
        assert not guilty


def test_a_new_site_passes_the_check_and_has_the_tasks_of_editors_alone(german: Path) -> None:
    result = run(german, "check")
    assert (result.returncode, "error" in result.stdout) == (0, False), result.stdout + result.stderr
    tasks = run(german, "--list").stdout
    assert {"preview", "publish", "start"} <= set(tasks.split())
    assert not {"test", "lock", "bench"} & set(tasks.split())


def test_a_new_page_of_a_german_site_has_a_german_outline(tmp_path: Path) -> None:
    site = started(tmp_path / "site", GERMAN)
    assert run(site, "new", "--kind=article", "--title=Schlaf und Sorgen").returncode == 0
    assert run(site, "new", "--kind=page", "--title=Wer hilft").returncode == 0
    assert "## Etwas für heute" in (site / "content" / "articles" / "schlaf-und-sorgen.md").read_text()
    assert "## Kurz gesagt" in (site / "content" / "pages" / "wer-hilft.md").read_text()
    checked = run(site, "check")
    assert checked.returncode == 0, checked.stdout


def test_where_nobody_knows_the_help_of_a_country_pages_name_no_number_and_say_so(english: Path) -> None:
    labels = theme_labels(PROJECT / "theme" / "labels", "en")
    found = pages(english)
    assert all(labels["your_local_emergency_number"] in page.get_text(" ") for page in found.values())
    assert "Japan" in (english / "pelicanconf.py").read_text()
    told = yaml.safe_load((english / "content" / "data" / "helplines.yaml").read_text())
    assert {entry["country"] for entry in told["helplines"]} <= {"JP"}
    assert "the emergency number that is used where you are" in found["get-help/index.html"].get_text(" ")
    assert run(english, "check").returncode == 0


def test_what_a_new_site_is_given_is_enough_wherever_the_check_finds_it_so() -> None:
    text = (PROJECT / "content" / "data" / "helplines.yaml").read_text()
    today = datetime.date(2026, 11, 30)
    known = {entry["country"] for entry in yaml.safe_load(text)["helplines"]} - {"EU"}
    enough = {country for country in known if country_help(PROJECT, country, today, {}).is_enough}
    assert enough == {country for country in known if not missing(directory(text, today)[0], country)}
    assert 3 < len(enough) < len(known)
    for country in known:
        given = country_help(PROJECT, country, today, {})
        found, findings = directory(given.text, today)
        assert (len(found.shown), len(found.left_off)) == (len(given.entries), 0)
        assert not [finding for finding in findings if finding.severity == "error"]


def test_a_member_of_the_european_union_is_given_its_number() -> None:
    today = datetime.date(2026, 11, 30)
    assert country_help(PROJECT, "AT", today, {}).emergency == [("Emergency", "112")]
    assert country_help(PROJECT, "DE", today, {}).emergency == [("Emergency", "112")]
    assert country_help(PROJECT, "CH", today, {}).emergency == []


def test_help_for_a_german_site_is_said_in_german() -> None:
    words = yaml.safe_load((SITES / "de" / "words.yaml").read_text())["helplines"]
    given = country_help(PROJECT, "DE", datetime.date(2026, 11, 30), words).entries
    said = {entry[key] for entry in given for key in ("name", "hours", "cost", "source") if key in entry}
    assert said <= set(words.values())
    assert len(said) > 4


WRONG = {
    "name": ("a <b>", "one line of plain words, without “<”"),
    "publisher": ("", "The name of the publisher is missing."),
    "country": ("Germny", "“Germny” is no country. Did you mean “Germany”?"),
    "language": ("fr", "There are no texts in “fr” yet: a new site can begin in de or en"),
    "time-zone": ("Europe/Berln", "Did you mean “Europe/Berlin”?"),
    "address": ("hafen.example", "is no address of a site: write one such as https://example.org."),
    "email": ("post", "is no email address"),
}


@pytest.mark.parametrize("key", WRONG)
def test_what_does_not_fit_is_said_in_a_sentence_and_nothing_is_made(key: str, tmp_path: Path) -> None:
    said, sentence = WRONG[key]
    result = start(tmp_path / "site", GERMAN | {key: said})
    assert result.returncode == 2
    assert sentence in result.stderr
    assert f"(--{key})" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("notes.txt", "is not empty, so it is left as it is"), (RECORD, "is a site of CarePress already")],
)
def test_a_folder_that_holds_something_is_left_as_it_is(content: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / content).write_text("Mine")
    result = start(tmp_path, GERMAN)
    assert (result.returncode, sentence in result.stderr) == (2, True), result.stderr
    assert [file.name for file in tmp_path.iterdir()] == [content]


def test_a_site_within_this_project_is_refused() -> None:
    result = start(PROJECT / "site", GERMAN)
    assert (result.returncode, "lies within this project" in result.stderr) == (2, True)
    assert not (PROJECT / "site").exists()


def answers(*said: str) -> Callable[[str], str]:
    left = list(said)
    return lambda _: left.pop(0)


def test_on_a_terminal_everything_is_asked_for_until_it_fits() -> None:
    told: list[str] = []
    said = answers("Calm Bay", "Bay", "Nowhere", "germany", "xx", "de_at", "", "example", "https://bay.example/", "")
    wish = asked(Wish(), said, told.append)
    assert wish == Wish("Calm Bay", "Bay", "DE", "de-AT", "Europe/Berlin", "https://bay.example", "")
    assert len(told) == 3
    assert not faults(wish)


def test_a_country_with_one_time_zone_need_not_name_it() -> None:
    assert with_time_zone(Wish(country="JP")).time_zone == "Asia/Tokyo"
    assert with_time_zone(Wish(country="US")).time_zone == ""
    assert with_time_zone(Wish(country="US", time_zone="America/Boise")).time_zone == "America/Boise"


def test_countries_are_known_by_name_in_each_language_in_which_sites_begin() -> None:
    assert {Wish(country=said).tidied().country for said in ("de", "Germany", "Deutschland", "DE")} == {"DE"}
    assert "EU" not in countries()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_pages_and_labels(language: str) -> None:
    texts = {file.relative_to(SITES / language).as_posix() for file in (SITES / language).rglob("*.md")}
    assert texts == {file.relative_to(SITES / "en").as_posix() for file in (SITES / "en").rglob("*.md")}
    assert (PROJECT / "theme" / "labels" / f"{language}.yaml").is_file()


def test_what_a_site_calls_the_houses_is_what_an_upgrade_replaces() -> None:
    for language in LANGUAGES:
        row = next(line for line in (SITES / language / "README.md").read_text().splitlines() if "`plugins/`" in line)
        assert {name.rstrip("/") for name in re.findall(r"`([^`]+)`", row)} == set(HOUSE)


def test_of_every_file_at_the_top_it_is_said_whose_it_is() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    publishers = {"content", "pelicanconf.py", "publishconf.py", "README.md"}
    of_the_code = {"tests", "pyproject.toml", ".ci"}
    found = {line.partition("/")[0] for line in filter(None, listed.split("\0"))}
    assert found == {*HOUSE, *OFFERED} | publishers | of_the_code
