"""Judges of other houses find nothing to mend in the headers, and Netlify's own tools read ours as we mean them."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import web_servers
from carepress.release import release_of, url_of
from carepress.response_headers import POLICY, response_headers
from server_provisions import needed
from tiny_site import TinySite

pytestmark = pytest.mark.servers

JUDGES = Path(__file__).with_name("judges.mjs")
ADVICE = 50
"""From this severity on, the CSP Evaluator says what may be, not what is."""


def judged(*words: str, **environment: str) -> Any:
    """What a judge says."""
    command = [needed("NODE"), str(JUDGES), needed("JUDGES"), *words]
    said = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


def test_the_observatory_of_mdn_gives_the_best_grade(ours: TinySite) -> None:
    """It asks a real server, with a certificate that it trusts, by http and https."""
    with web_servers.nginx_with_tls(ours.output, ours.output / "_hosting/nginx.conf") as (host, certificate):
        found = judged("observatory", host, NODE_EXTRA_CA_CERTS=str(certificate))
    assert [result for result, passes in found["results"] if passes is False] == []
    assert (found["grade"], found["score"]) == ("A+", 130)


@pytest.mark.parametrize("policy", [POLICY, response_headers("index.html")["Content-Security-Policy"]])
def test_googles_evaluator_finds_no_weakness_in_the_policy(policy: str) -> None:
    assert [finding for finding in judged("csp", policy) if finding["severity"] < ADVICE] == []


def test_the_evaluator_does_find_weaknesses() -> None:
    weak = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    assert [finding for finding in judged("csp", weak) if finding["severity"] < ADVICE]


@pytest.mark.parametrize("published", [""], indirect=True)
def test_netlify_reads_the_headers_of_every_file_as_the_table_has_them(published: TinySite) -> None:
    paths = [path for path in release_of(published.text("release.json")).files if not path.startswith(("_", "."))]
    found = judged("netlify", str(published.output), *(url_of(path) for path in paths))
    assert found["errors"] == []
    for path in paths:
        wanted = {n: value for n, value in response_headers(path, ("get-help/*",)).items() if n != "Content-Type"}
        assert found["headers"][url_of(path)] == wanted, path
    forced = {row["from"]: (row["to"], row["status"]) for row in found["redirects"] if row.get("force")}
    assert forced["/high-tide/"] == ("/first-night/#wind", 301)
    assert forced[quote("/née-crue/")] == ("/low-tide/", 301)
    assert forced["/old-lights/"] == ("/old-lights/index.html", 404)
