"""The files for hosts, by their path in the output."""

import ipaddress
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from carepress.host_files.apache import apache_conf
from carepress.host_files.caddy import caddyfile
from carepress.host_files.hosting import FOLDER, hosting
from carepress.host_files.nginx import nginx_conf
from carepress.host_files.pages_hosts import headers_file, redirects_file
from carepress.views import Site, View

_HOSTS_OF_OTHERS = re.compile(r"(?:.*\.)?(?:github\.io|gitlab\.io|netlify\.app|pages\.dev|localhost)")


def host_files(site: Site, made: Iterable[View]) -> Mapping[str, str]:
    """Every file that hosts read, by path: what a host does not know, it passes over."""
    found = hosting(site, made)
    domain = own_domain(site.address)
    return {
        "_headers": headers_file(found),
        **({"_redirects": redirects_file(found)} if found.formers else {}),
        ".nojekyll": "GitHub Pages serves folders that begin with an underscore because this file is here.\n",
        **({"CNAME": f"{domain}\n"} if domain else {}),
        **({".htaccess": apache_conf(found)} if site.settings.htaccess else {}),
        f"{FOLDER}/apache.conf": apache_conf(found),
        f"{FOLDER}/nginx.conf": nginx_conf(found),
        f"{FOLDER}/Caddyfile": caddyfile(found),
    }


def own_domain(address: str) -> str | None:
    """The publisher's own domain, which GitHub Pages has to be told; None for a host's, and for a site under a path."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if "." not in host or parts.port or parts.path.strip("/") or _HOSTS_OF_OTHERS.fullmatch(host) or _is_number(host):
        return None
    return host


def _is_number(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False
