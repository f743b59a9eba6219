"""The benches run and print their tables; how fast they are is for a quiet machine to tell."""

import json
from pathlib import Path

import pytest

from bench import peers, related_bench, scale_bench
from bench.made_site import made_site
from carepress.page import Library
from made_pages import library, page

TOPICS = ("Wind and waves rock the harbour ropes.", "Flour and yeast rise in the oven.")


def small() -> Library:
    return library(*(page(f"p{n}", f"<p>{TOPICS[n % 2]} Once more: {TOPICS[n % 2]}</p>") for n in range(6)))


def test_the_bench_of_related_reading_scores_ours_and_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.corpus.library", lambda _: small())
    monkeypatch.setattr("bench.peers.hugo_program", lambda: None)
    labels, output = tmp_path / "labels.json", tmp_path / "graph.json"
    labels.write_text(json.dumps({f"p{n}": [f"topic {n % 2}"] for n in range(6)}))
    assert related_bench.run(tmp_path, labels, output) == 0
    said = capsys.readouterr().out
    assert "CarePress" in said
    assert "TF-IDF" in said
    assert "Hugo is left out" in said
    assert len(json.loads(output.read_text())["related"]) == 6


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
