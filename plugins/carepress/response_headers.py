"""Response headers: what a host sends with each file, in one table from which every host's own form is made."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from carepress.cache_class import CacheClass, patterns
from carepress.content_type import content_type
from carepress.path_pattern import fits

POLICY = "; ".join(
    (
        *("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'"),
        *("connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'"),
    )
)
"""What a page may load, run and send: each page says so itself, as some hosts send no headers of ours."""

_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb"),
    "xr-spatial-tracking",
)
"""What browsers could do for a page, and no page of ours asks for."""

ON_ALL: Mapping[str, str] = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

CACHE_CONTROL: Mapping[CacheClass, str] = {
    "immutable": "public, max-age=31536000, immutable",
    "page": "public, max-age=60, must-revalidate",
    "fresh": "no-cache",
    "file": "public, max-age=3600, must-revalidate",
}

OPEN_DATA = ("graph.json", "helplines.json", "references.json", "strategies.json", "schemas/*")
"""What programs of other sites may read in their users' browsers; docs/publishers.md offers it."""

_PICTURES = ("avif", "gif", "jpeg", "jpg", "png", "svg", "webp")
"""What reading apps show from here, as feeds bring articles whole, and whoever shows a card of a shared page."""


class Rule(NamedTuple):
    """Headers of the files that a pattern is for: see `path_pattern`."""

    pattern: str
    headers: Mapping[str, str]


def rules(fresh: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The table, the general first: of several rules for a file, the last that names a header decides it."""
    caches = patterns(fresh)
    return (
        Rule("*", {**ON_ALL, "Cache-Control": CACHE_CONTROL["page"]}),
        *(Rule(f"*.{ending}", {"Cross-Origin-Resource-Policy": "cross-origin"}) for ending in _PICTURES),
        *(Rule(pattern, {"Access-Control-Allow-Origin": "*"}) for pattern in OPEN_DATA),
        *(Rule(pattern, {"Cache-Control": CACHE_CONTROL[known]}) for pattern, known in caches.items()),
    )


def response_headers(path: str, fresh: Sequence[str] = ()) -> Mapping[str, str]:
    """Every header of ours that a host should send with a file of the output, its content type among them."""
    found = {"Content-Type": content_type(path)}
    for rule in rules(fresh):
        if fits(rule.pattern, path):
            found |= rule.headers
    return found
