"""Kept documents: the same as those that are made anew, and made anew when anything has changed."""

from pathlib import Path

import pytest

from carepress.page import Document
from carepress.reading.document import document
from carepress.reading.kept_documents import KeptDocuments
from carepress.reading.markdown_text import MarkdownText

PAGES = sorted((Path(__file__).parents[2] / "content").glob("*/*.md"))
ROUGH = b"""---
title: A
date: 2026-01-02 10:00+02:00
extra: {a: [b, c], d: null}
corrections: [{date: 2026-01-02, text: x}]
strategies: [a, b]
overdue_until: {date: 2026-01-02, editor: E, reason: R}
nope: 1
---
<script>x</script> \x07
"""
OLD = b"Title: Old\nDate: 2026-01-02\n\nIt's."


def made(raw: bytes, source: str) -> Document:
    return document(raw, source, MarkdownText({}), 100_000)


@pytest.mark.parametrize("raw", [ROUGH, OLD, *(path.read_bytes() for path in PAGES)])
def test_a_kept_document_is_the_one_that_was_made(raw: bytes, tmp_path: Path) -> None:
    kept, fresh = KeptDocuments(tmp_path, ("labels",)), made(raw, "articles/a.md")
    assert kept.document(raw, "articles/a.md", lambda: fresh) is fresh
    again = kept.document(raw, "articles/a.md", lambda: pytest.fail("it was kept"))
    assert again == fresh
    assert [finding.edits for finding in again.findings] == [finding.edits for finding in fresh.findings]


def test_what_has_changed_is_made_anew(tmp_path: Path) -> None:
    first = made(b"---\ntitle: A\n---\nA.", "a.md")
    kept = KeptDocuments(tmp_path, ("labels",))
    kept.document(b"A", "a.md", lambda: first)
    other = made(b"---\ntitle: B\n---\nB.", "a.md")
    assert kept.document(b"B", "a.md", lambda: other) is other
    assert KeptDocuments(tmp_path, ("other",)).document(b"B", "a.md", lambda: first) is first
    assert len([*tmp_path.iterdir()]) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"nonsense\n{}"])
def test_what_cannot_be_read_is_made_anew(content: bytes, tmp_path: Path) -> None:
    kept, fresh = KeptDocuments(tmp_path, ()), made(b"---\ntitle: A\n---\nA.", "a.md")
    kept.document(b"A", "a.md", lambda: fresh)
    (file,) = tmp_path.iterdir()
    file.write_bytes(content or file.read_bytes()[:40])
    assert kept.document(b"A", "a.md", lambda: fresh) is fresh
