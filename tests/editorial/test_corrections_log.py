"""Laws of the log of corrections: what was put right on listed pages, the newest first."""

from carepress.editorial.corrections_log import corrections_log
from made_pages import library, page

POLICY = page("rules", kind="page", template="editorial-policy")


def made(*days: str) -> list[dict[str, str]]:
    return [{"date": day, "text": f"Put right on {day}."} for day in days]


def test_the_corrections_of_all_listed_pages_are_listed_the_newest_first() -> None:
    pages = (
        page("a", corrections=made("2026-01-01", "2026-01-03")),
        page("b", kind="page", corrections=made("2026-01-02")),
        page("hidden", status="hidden", corrections=made("2026-01-04")),
        page("draft", status="draft", corrections=made("2026-01-04")),
    )
    (log,) = corrections_log(library(*pages, POLICY)).values()
    assert [(entry["date"]["iso"], entry["title"], entry["url"]) for entry in log] == [
        ("2026-01-03", "A", "/a/"),
        ("2026-01-02", "B", "/b/"),
        ("2026-01-01", "A", "/a/"),
    ]
    assert log[0]["text"] == "Put right on 2026-01-03."


def test_only_pages_that_ask_for_it_get_the_log() -> None:
    assert corrections_log(library(page("a", corrections=made("2026-01-01")))) == {}
    assert corrections_log(library(page("a"), POLICY)) == {POLICY.url: ()}
