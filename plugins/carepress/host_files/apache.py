"""apache.conf: what a folder's block of Apache includes; the same serves as .htaccess, with nothing to be reloaded."""

import re
from collections.abc import Iterator

from carepress.content_type import TYPES
from carepress.host_files.hosting import COMPRESSIBLE, FOLDER, Hosting

_HEAD = f"""# For Apache with the modules alias, dir, headers, mime and rewrite; with filter and deflate, it sends less.
# In the block <Directory "/srv/www/example.org/current"> write
#     Include /srv/www/example.org/current/{FOLDER}/apache.conf
# and reload Apache after a deploy that moves or removes a page. Or see docs/publishers.md on .htaccess.
"""


def apache_conf(hosting: Hosting) -> str:
    """The whole file; as .htaccess it needs no more than AllowOverride FileInfo."""
    return "".join(f"{line}\n" for line in (_HEAD, *_types(), *_headers(hosting), *_answers(hosting)))


def _types() -> Iterator[str]:
    yield from (f'AddType "{kind}" {ending}' for ending, kind in TYPES.items())
    yield "<IfModule mod_deflate.c>"
    yield f"    AddOutputFilterByType DEFLATE {' '.join(COMPRESSIBLE)}"
    yield "</IfModule>"


def _headers(hosting: Hosting) -> Iterator[str]:
    yield "<IfModule mod_headers.c>"
    yield from (f'    Header always set {name} "{value}"' for name, value in hosting.rules[0].headers.items())
    for name, value, addresses in hosting.special():
        yield f'    Header always set {name} "{value}" "expr=%{{REQUEST_URI}} =~ m#{addresses}#"'
    yield "</IfModule>"


def _answers(hosting: Hosting) -> Iterator[str]:
    yield f"ErrorDocument 403 {hosting.root}/404.html"
    yield f"ErrorDocument 404 {hosting.root}/404.html"
    yield "ErrorDocument 410 /.%{REQUEST_URI}"
    yield f'RedirectMatch 404 "{hosting.hidden}"'
    for one in hosting.moved:
        yield f'RedirectMatch 301 "^{re.escape(one.address)}$" "{one.to}"'
    if hosting.gone:  # where a host allows no rewriting, asking for it would refuse every page
        yield from _gone(hosting)


def _gone(hosting: Hosting) -> Iterator[str]:
    yield "<IfModule mod_rewrite.c>"
    yield "    RewriteEngine on"
    # Where Apache asks anew for the page of an address that is gone, it is not gone.
    yield from ("    RewriteCond %{ENV:REDIRECT_STATUS} 410", "    RewriteRule ^ - [L]")
    for one in hosting.gone:
        yield f'    RewriteCond %{{REQUEST_URI}} "^{re.escape(one.address)}$"'
        yield "    RewriteRule ^ - [G]"
    yield "</IfModule>"
