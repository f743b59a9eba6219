"""Laws of security.txt: it is one as RFC 9116 has it, the same on every day, and never made up."""

import datetime
from typing import Any

import pytest
from sectxt import SecurityTXT

from carepress.labels import Labels
from carepress.page import Library
from carepress.security_txt.security_txt import PATH, security_findings, security_txt
from carepress.settings import Settings, settings
from carepress.views import Site
from conftest import BuildSite
from tiny_site import TinySite

DAY = datetime.date(2026, 1, 15)
FACTS: dict[str, Any] = {
    "contact": ["mailto:security@example.org", "https://example.org/tell"],
    "expires": "2026-12-31",
}


def site(facts: dict[str, Any] | None, address: str = "https://host.example", mode: str = "publish") -> Site:
    given = Settings.model_validate({"security": facts, "mode": mode})
    return Site(given, Labels(), Library(()), "Tiny", "en-gb", address)


def test_it_is_a_security_txt_as_the_rfc_has_it(tmp_path: Any) -> None:
    """The library judges dates by the clock, so this one looks a few months ahead of it."""
    soon = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(200)
    pages = dict.fromkeys(("policy", "acknowledgments", "encryption"), "https://example.org/page")
    file = tmp_path / "security.txt"
    file.write_text(security_txt(site(FACTS | pages | {"expires": soon})) or "")
    read = SecurityTXT(str(file), is_local=True)
    told = {error["code"] for error in (*read.errors, *read.recommendations)}
    assert told <= {"no_canonical_match", "not_signed", "no_csaf"}, told
    assert read.contact_email == "security@example.org"


@pytest.mark.parametrize(
    "facts", [FACTS | {"contact": []}, {"contact": FACTS["contact"]}, FACTS | {"contact": ["me@x.org"]}]
)
def test_what_the_rfc_would_not_have_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="cannot be used"):
        settings({"security": facts})


def test_it_stands_where_everybody_looks(ours: TinySite) -> None:
    assert ours.text(PATH).splitlines() == [
        "Contact: mailto:security@press.example",
        "Expires: 2026-12-31T00:00:00Z",
        "Preferred-Languages: en-gb",
        "Canonical: https://harbour.example/.well-known/security.txt",
    ]


def test_under_a_path_it_says_that_it_belongs_at_the_root_of_the_host() -> None:
    text = security_txt(site(FACTS, "https://host.example/repo"))
    assert text
    assert text.endswith("Canonical: https://host.example/.well-known/security.txt\n")


def test_where_nobody_is_named_there_is_none_and_one_advice(build_site: BuildSite) -> None:
    built = build_site({"a.md": "---\ntitle: A\ndate: 2025-01-02\n---\nRest.\n"}, SITEURL="https://host.example")
    assert not (built.output / PATH).exists()
    assert [finding.severity for finding in security_findings(site(None), DAY)] == ["advice"]
    assert not [*security_findings(site(None, mode="preview"), DAY)]


@pytest.mark.parametrize(
    ("expires", "words"),
    [("2026-12-31", ""), ("2026-02-15", ""), ("2026-02-14", "expires on 2026-02-14"), ("2026-01-15", "has expired")],
)
def test_it_is_told_when_it_is_to_be_looked_at_again(expires: str, words: str) -> None:
    found = [*security_findings(site(FACTS | {"expires": expires}), DAY)]
    assert bool(found) == bool(words)
    assert all(words in finding.message for finding in found)
