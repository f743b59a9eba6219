"""Laws of structured data: it says what the page says, names nobody who did not review it, and ends no element."""

import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some

import tiny_site
from carepress.structured_data.json_ld import json_ld

HEAD = "---\ntitle: Sleep & rest\ndate: 2025-01-10\nsummary: A < B.\nsources_checked_on: 2025-06-01\n"
REVIEW = "review:\n  reviewer: A. Reviewer\n  qualification: Psychiatrist\n  date: 2025-07-01\n"


def data(folder: Path, head: str, **settings: Any) -> dict[str, Any]:
    """The structured data of a page with this head."""
    tiny_site.write(
        {"articles/sleep.md": f"{head}---\n\nRest.\n", "pages/us.md": f"{HEAD}---\n\nUs.\n"}, folder / "content"
    )
    built = tiny_site.build_folder(folder / "content", folder / "output", **settings)
    (script,) = built.page("/sleep/").select('script[type="application/ld+json"]')
    return dict(json.loads(script.string or ""))


def test_it_says_what_the_page_says(tmp_path: Path) -> None:
    told = data(tmp_path, HEAD, SITEURL="https://example.org/repo")
    assert told["@type"] == ["MedicalWebPage", "Article"]
    assert told["headline"] == "Sleep & rest"
    assert told["url"] == "https://example.org/repo/sleep/"
    assert (told["datePublished"], told["lastReviewed"]) == ("2025-01-10", "2025-06-01")


def test_nobody_is_named_who_did_not_review_it(tmp_path: Path) -> None:
    assert "reviewedBy" not in data(tmp_path, HEAD)


def test_a_real_reviewer_is_named_with_the_day(tmp_path: Path) -> None:
    told = data(tmp_path, HEAD + REVIEW)
    assert told["reviewedBy"] == {"@type": "Person", "name": "A. Reviewer", "description": "Psychiatrist"}
    assert told["lastReviewed"] == "2025-07-01"


def test_a_site_without_an_address_names_none(tmp_path: Path) -> None:
    assert "url" not in data(tmp_path, HEAD)


@given(some.text() | some.sampled_from(["</script>", "<!--", "<script>", "]]>", "\u2028"]))
def test_no_title_can_end_the_script_or_begin_a_comment(title: str) -> None:
    text = json_ld({"headline": title})
    assert not {"<", ">", "&"} & set(text)
    assert json.loads(text) == {"headline": title}
    read = BeautifulSoup(f'<script type="application/ld+json">{text}</script><p>after</p>', "html.parser")
    assert read.p
