"""Caddyfile: what a site's block of Caddy imports."""

import re
from collections.abc import Iterator

from carepress.content_type import TYPES
from carepress.host_files.hosting import COMPRESSIBLE, FOLDER, Former, Hosting

_HEAD = f"""# For Caddy. In the block of a site, beside root, write
#     import /srv/www/example.org/current/{FOLDER}/Caddyfile
# and reload Caddy after a deploy that moves or removes a page.

"""


def caddyfile(hosting: Hosting) -> str:
    """The whole file. Within `route`, Caddy keeps the order of what stands there."""
    return "".join(
        (
            _HEAD,
            f"route {hosting.root}/* {{\n\tencode zstd gzip {{\n\t\tmatch {{\n",
            *(f"\t\t\theader Content-Type {kind}*\n" for kind in COMPRESSIBLE),
            "\t\t}\n\t}\n",
            *(f"\t{line}\n" for line in (*_headers(hosting), *_answers(hosting))),
            "\tfile_server\n}\n",
            f"handle_errors {{\n\troute {hosting.root}/* {{\n",
            f'\t\theader Cache-Control "{hosting.rules[0].headers["Cache-Control"]}"\n',
            '\t\theader Content-Type "text/html; charset=utf-8"\n',
            f"\t\trewrite * {hosting.root}/404.html\n\t\tfile_server\n\t}}\n}}\n",
        )
    )


def _headers(hosting: Hosting) -> Iterator[str]:
    yield "header {"
    yield from (f'\t{name} "{value}"' for name, value in hosting.rules[0].headers.items())
    yield "}"
    for number, (name, value, addresses) in enumerate((*hosting.special(), *_types(hosting))):
        yield f"@carepress_{number} path_regexp {addresses}"
        yield f'header @carepress_{number} {name} "{value}"'


def _types(hosting: Hosting) -> Iterator[tuple[str, str, str]]:
    """Caddy itself asks the files of the machine, which differ."""
    for ending, kind in TYPES.items():
        yield "Content-Type", kind, hosting.addresses([f".*{re.escape(ending)}"])


def _answers(hosting: Hosting) -> Iterator[str]:
    yield f"@carepress_hidden path_regexp {hosting.hidden}"
    yield "error @carepress_hidden 404"
    for number, one in enumerate(hosting.formers):
        yield f"@carepress_former_{number} path_regexp ^{re.escape(one.address)}$"
        yield from _former(f"@carepress_former_{number}", one)


def _former(matcher: str, one: Former) -> Iterator[str]:
    if one.to:
        yield f'redir {matcher} "{one.to}" 301'
    else:
        yield from (f"file_server {matcher} {{", "\tstatus 410", "}")
