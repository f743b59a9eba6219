"""What the guide for publishers tells to write into a server's settings is what that server takes."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

import web_servers
from server_provisions import needed
from tiny_site import TinySite

pytestmark = [pytest.mark.servers, pytest.mark.parametrize("published", [""], indirect=True)]

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "hosting" / "ssh.md"


def told(after: str, changes: Mapping[str, str]) -> str:
    """The first block of code after some words of the guide, as somebody would write it who has other folders."""
    block = re.search(r"^```\w*\n(.*?)^```", GUIDE.read_text().partition(after)[2], re.MULTILINE | re.DOTALL)
    assert block
    text = block[1]
    for former, new in changes.items():
        assert former in text, former
        text = text.replace(former, new)
    return text


def accepted(*command: str) -> None:
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_nginx_takes_what_the_guide_says(published: TinySite, tmp_path: Path) -> None:
    web_servers.certificate(tmp_path)
    ports = [f"127.0.0.1:{web_servers.free_port()}" for _ in range(2)]
    server = told(
        "**nginx**",
        {
            "/srv/www/example.org/current": str(published.output),
            "/etc/letsencrypt/live/example.org/fullchain.pem": f"{tmp_path}/certificate",
            "/etc/letsencrypt/live/example.org/privkey.pem": f"{tmp_path}/key",
            "listen 443": f"listen {ports[0]}",
            "listen 80": f"listen {ports[1]}",
        },
    )
    text = f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{server}}}\n"
    (tmp_path / "nginx.conf").write_text(text)
    accepted(needed("NGINX"), "-t", "-e", "stderr", "-c", f"{tmp_path}/nginx.conf")


def test_caddy_takes_what_the_guide_says(published: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    site = told("**Caddy**", {"/srv/www/example.org/current": str(published.output)})
    (tmp_path / "Caddyfile").write_text(site)
    accepted(needed("CADDY"), "validate", "--config", f"{tmp_path}/Caddyfile", "--adapter", "caddyfile")


def test_apache_takes_what_the_guide_says(published: TinySite, tmp_path: Path) -> None:
    folder = told("**Apache**", {"/srv/www/example.org/current": str(published.output)})
    (tmp_path / "apache.conf").write_text(f"{web_servers.apache_head(tmp_path, web_servers.free_port())}\n{folder}")
    accepted(needed("APACHE"), "-t", "-f", f"{tmp_path}/apache.conf")
