"""A tiny German site: another language and country, other words, every label in the publisher's own wording."""

import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[3] / "plugins"))

from carepress.pelican_settings import *

PATH = "content"
SITENAME = "Gartenzeit"
SITEURL = "https://garten.example"
DEFAULT_LANG = "de"
TIMEZONE = "Europe/Berlin"

CAREPRESS = {
    "mode": "publish",
    "today": "2026-01-15",
    "tagline": "Beete für schwere Tage",
    "description": "Über das Gärtnern, wenn vieles schwer ist.",
    "publisher": {
        "name": "Verlag Beet",
        "telephone": "030 23125 001",
        "website": "https://beet.example",
        "address": "Am Zaun 1, Berlin",
        "email": "post@beet.example",
        "funding": "Spenden",
        "advertising": "Keine",
    },
    "security": {"contact": ["mailto:security@beet.example"], "expires": "2026-12-31"},
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.de"},
    "country": "DE",
    "navigation": ["pages/ueber-uns.md"],
    "help_page": "pages/hilfe.md",
    "report_page": "pages/fehler-melden.md",
    "labels": yaml.safe_load((Path(__file__).parent / "labels.yaml").read_text(encoding="utf-8")),
}
