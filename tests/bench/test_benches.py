"""The benches run and print their tables; how fast they are is for a quiet machine to tell."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import tiny_site
from bench import made_content, peers, related_bench, scale_bench
from bench.made_site import made_site
from bench.speed_bench import FROM_NOTHING, Measured
from bench.speed_plot import plot
from carepress.building import publish
from carepress.page import Library
from made_pages import library, page

TOPICS = ("Wind and waves rock the harbour ropes.", "Flour and yeast rise in the oven.")


def small() -> Library:
    return library(*(page(f"p{n}", f"<p>{TOPICS[n % 2]} Once more: {TOPICS[n % 2]}</p>") for n in range(6)))


@pytest.fixture
def corpus(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of Markdown with two topics, and the file of their labels."""
    for n in range(6):
        head = f"---\ntitle: Post {n}\ndate: 2026-01-0{n + 1}\nslug: p{n}\n---\n\n"
        text = f"{TOPICS[n % 2]} Again: {TOPICS[n % 2]}\n"
        tiny_site.write({f"corpus/p{n}.md": head + text}, tmp_path)
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps({f"p{n}": [f"topic {n % 2}"] for n in range(6)}))
    tiny_site.forget_signals()
    return tmp_path / "corpus", labels


def test_the_bench_of_related_reading_scores_ours_and_others(
    corpus: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "graph.json"
    assert related_bench.run(*corpus, output) == 0
    said = capsys.readouterr().out
    assert "6 pages, 6 with labels" in said
    assert "CarePress" in said
    assert "TF-IDF" in said
    assert ("Hugo is left out" in said) == (peers.hugo_program() is None)
    assert len(json.loads(output.read_text())["related"]) == 6


def test_a_folder_may_be_named_by_steps_back(
    corpus: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, labels = corpus
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    assert related_bench.run(Path("../../corpus"), labels, None) == 0
    assert "6 pages, 6 with labels" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "words"),
    [(None, "There is no file"), ("{", "cannot be read as JSON"), ('{"p0": "sea"}', "a list of labels for each slug")],
)
def test_labels_that_cannot_be_used_are_told_in_one_sentence(
    written: str | None, words: str, corpus: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, labels = corpus
    labels.unlink() if written is None else labels.write_text(written)
    assert related_bench.run(folder, labels, None) == 2
    assert words in capsys.readouterr().err


def test_a_corpus_without_markdown_is_told(
    corpus: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert related_bench.run(tmp_path / "none", corpus[1], None) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_textbook_tf_idf_finds_pages_of_the_same_words() -> None:
    for slug, others in peers.plain_tf_idf(small()).items():
        assert {int(other[1]) % 2 for other in others[:2]} == {int(slug[1]) % 2}


def test_a_made_site_is_the_same_every_time_and_looks_like_one() -> None:
    site = made_site(30)
    assert site == made_site(30)
    assert len(site.articles) == 30
    assert all(700 < page.words < 1300 for page in site.articles)


def test_the_bench_of_scale_measures_each_part(capsys: pytest.CaptureFixture[str]) -> None:
    scale_bench.measure(20)
    assert set(json.loads(capsys.readouterr().out)) == {*scale_bench.PARTS, "memory"}


def test_both_sides_of_the_bench_of_speed_build_the_same_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made_content.write_ours(tmp_path / "ours", 12)
    made_content.write_hugo(tmp_path / "hugo", 12)
    texts = [
        (folder / "a7.md").read_text().partition("## ")[2].replace("](/", "](").replace("/)", ".md)")
        for folder in (tmp_path / "ours/content/articles", tmp_path / "hugo/content/posts")
    ]
    assert texts[0] == texts[1] != ""
    monkeypatch.chdir(tmp_path / "ours")
    tiny_site.forget_signals()
    assert publish() == 0, capsys.readouterr().err
    assert {f"a{number}" for number in range(12)} < {folder.name for folder in (tmp_path / "ours/output").iterdir()}


def test_what_was_measured_is_a_row_and_a_point_in_the_picture() -> None:
    found = [Measured(FROM_NOTHING, size, size / 100, size / 50, "≤ 1.0 ×") for size in (1_000, 10_000)]
    assert found[0].row() == "| whole build from nothing | 1,000 | 10.00 s | 20.00 s | 0.50 | ≤ 1.0 × |"
    picture = ElementTree.fromstring(plot(found))  # noqa: S314  We wrote it
    assert len(picture.findall(".//{*}circle")) == 4
    assert picture.findtext("{*}title", "").startswith(
        "Whole builds from nothing. CarePress: 1,000 articles 10 s, 10,000"
    )
