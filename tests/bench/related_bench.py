"""The bench of related reading: ours and others' lists for one corpus, scored by labels that people gave."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench import corpus, peers
from bench.quality import Labels, Lists, quality
from carepress.page import Library
from carepress.related.suggestions import Suggestion, suggestions


def run(content: Path, labels_file: Path, output: Path | None) -> int:
    """Print a table of all that could be measured, and write our lists where that is wanted. Returns an exit status."""
    wrong = _wrong(content, labels_file)
    if wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    known: Labels = {slug: frozenset(found) for slug, found in json.loads(labels_file.read_text()).items()}
    library = corpus.library(content)
    ours = suggestions(library)
    if output:
        output.write_text(json.dumps({"related": _as_graph(ours)}, indent=1, ensure_ascii=False))
    print(f"{len(library.listed)} pages, {len(known)} with labels\n")
    print(f"{'':24}{'nDCG@5':>8}{'reciprocity':>13}{'never suggested':>17}")
    for name, lists in (("CarePress", _slugs(library, ours)), *_peers(library)):
        found = quality(lists, known)
        print(f"{name:24}{found.ndcg:8.3f}{found.reciprocity:13.2f}{found.never_suggested:17}")
    if not peers.hugo_program():
        print(f"\n{peers.HUGO_MISSING}")
    return 0


def _wrong(content: Path, labels_file: Path) -> str:
    """What is wrong with the call, in one sentence, or ""."""
    if not content.is_dir() or not any(content.rglob("*.md")):
        return f"There is no folder {content} with Markdown files in it."
    if not labels_file.is_file():
        return f"There is no file {labels_file}."
    try:
        found = json.loads(labels_file.read_text())
    except ValueError as error:
        return f"{labels_file} cannot be read as JSON: {error}."
    is_sound = isinstance(found, dict) and all(isinstance(labels, list) for labels in found.values())
    return "" if is_sound else f"{labels_file} does not have a list of labels for each slug."


def _peers(library: Library) -> Iterator[tuple[str, Lists]]:
    yield "TF-IDF, as in textbooks", peers.plain_tf_idf(library)
    program = peers.hugo_program()
    if program:
        yield "Hugo's related pages", peers.hugo_lists(library, program)


def _slugs(library: Library, found: Mapping[str, Sequence[Suggestion]]) -> Lists:
    pages = library.by_url
    return {pages[url].slug: [pages[s.url].slug for s in mine] for url, mine in found.items()}


def _as_graph(found: Mapping[str, Sequence[Suggestion]]) -> Mapping[str, object]:
    return {url: [{"url": s.url, "score": s.score} for s in mine] for url, mine in sorted(found.items())}
