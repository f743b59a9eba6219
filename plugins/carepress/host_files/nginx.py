"""nginx.conf: what a server's block of nginx includes."""

from collections.abc import Iterator

from carepress.content_type import TYPES
from carepress.host_files.hosting import COMPRESSIBLE, FOLDER, Former, Hosting

_HEAD = f"""# For nginx. In the block of a server, beside listen, server_name and root, write
#     include /srv/www/example.org/current/{FOLDER}/nginx.conf;
# and reload nginx after a deploy that moves or removes a page.

"""

_SERVING = """    index index.html;
    absolute_redirect off;
    server_tokens off;
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_min_length 1000;
"""

_ALWAYS = "text/html"
"""What nginx compresses without being told, and complains of being told."""


def nginx_conf(hosting: Hosting) -> str:
    """The whole file."""
    return "".join(
        (
            _HEAD,
            *_variables(hosting),
            f"\nlocation ^~ {hosting.root}/ {{\n{_SERVING}",
            *_types(),
            *_headers(hosting),
            f"    error_page 403 404 =404 {hosting.root}/404.html;\n",
            *(f"    {line}\n" for line in _answers(hosting)),
            "}\n",
        )
    )


def _variable(header: str) -> str:
    return f"$carepress_{header.lower().replace('-', '_')}"


def _variables(hosting: Hosting) -> Iterator[str]:
    """Headers that differ are variables: what a location adds itself takes all away that it would inherit."""
    special = [*hosting.special()]
    for name in dict.fromkeys(name for name, _, _ in special):
        yield f'set {_variable(name)} "{hosting.rules[0].headers.get(name, "")}";\n'
    for name, value, addresses in special:
        yield f'if ($uri ~ "{addresses}") {{ set {_variable(name)} "{value}"; }}\n'


def _headers(hosting: Hosting) -> Iterator[str]:
    special = dict.fromkeys(name for name, _, _ in hosting.special())
    for name, value in hosting.rules[0].headers.items():
        if name not in special:
            yield f'    add_header {name} "{value}" always;\n'
    for name in special:  # nginx sends no header without a value
        yield f"    add_header {name} {_variable(name)} always;\n"


def _types() -> Iterator[str]:
    bare = {ending: kind.partition(";")[0] for ending, kind in TYPES.items()}
    texts = sorted({bare[ending] for ending, kind in TYPES.items() if "charset=utf-8" in kind} - {_ALWAYS})
    squeezed = [kind for kind in COMPRESSIBLE if kind != _ALWAYS]
    yield f"    gzip_types {' '.join(squeezed)};\n    charset utf-8;\n    charset_types {' '.join(texts)};\n"
    yield "    types {\n"
    yield from (f"        {kind} {ending[1:]};\n" for ending, kind in bare.items())
    yield "    }\n    default_type application/octet-stream;\n"


def _answers(hosting: Hosting) -> Iterator[str]:
    yield f'location ~ "{hosting.hidden}" {{ return 404; }}'
    yield from (f"location = {one.address} {{ {_answer(hosting.root, one)} }}" for one in hosting.formers)


def _answer(root: str, one: Former) -> str:
    if one.to:
        return f"return 301 {one.to};"
    # To nginx this is another address than the one that is gone, and the same file.
    return f"error_page 410 {root}/.{one.address.removeprefix(root)}; return 410;"
