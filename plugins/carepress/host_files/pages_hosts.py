"""_headers and _redirects, as Netlify and Cloudflare Pages read them, each passing over what only the other knows."""

import re
from collections.abc import Container, Iterator, Sequence
from urllib.parse import quote

from carepress.host_files.hosting import Hosting
from carepress.response_headers import Rule

MOST_REDIRECTS = 2000
"""So many Cloudflare Pages reads; at later ones stands the page that leads on by itself."""


def headers_file(hosting: Hosting) -> str:
    """The table of headers. Where a later rule changes a header of a former one, “!” takes that away on Cloudflare."""
    first, *others = hosting.rules
    # Cloudflare lets programs of every site read everything unless it is told not to.
    lines = [*_rule(hosting.root, first, ()), "  ! Access-Control-Allow-Origin\n"]
    for rule in _once_each(others):
        lines += _rule(hosting.root, rule, first.headers)
    return "".join(lines)


def _once_each(rules: Sequence[Rule]) -> Iterator[Rule]:
    """The rules with all headers of a pattern in its last one: of two for a pattern, Cloudflare forgets the former."""
    found: dict[str, Rule] = {}
    for pattern, headers in rules:
        former = found.pop(pattern, Rule(pattern, {}))
        found[pattern] = Rule(pattern, {**former.headers, **headers})
    yield from found.values()


def _rule(root: str, rule: Rule, former: Container[str]) -> Iterator[str]:
    names = iter(("part", "other"))
    pattern = re.sub(r"\*(?=/)", lambda _: f":{next(names)}", rule.pattern)
    yield f"{root}/{pattern}\n"
    for name, value in rule.headers.items():
        if name in former:
            yield f"  ! {name}\n"
        yield f"  {name}: {value}\n"


def redirects_file(hosting: Hosting) -> str:
    """Where former addresses lead, and that pages are gone, for which both know no status but 404."""
    return "".join([*_moved(hosting), *_gone(hosting)])


def _moved(hosting: Hosting) -> Iterator[str]:
    """Netlify answers with the page at an address unless told otherwise by “!”, which Cloudflare leaves out."""
    for one in hosting.moved[:MOST_REDIRECTS]:
        former = quote(one.address)
        yield f"{former} {one.to} 301!\n{former} {one.to} 301\n"


def _gone(hosting: Hosting) -> Iterator[str]:
    for one in hosting.gone:
        if one.address.endswith("/"):
            yield f"{quote(one.address)} {quote(one.address)}index.html 404!\n"
