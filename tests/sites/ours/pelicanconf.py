"""A tiny English site with words of its own, built by tests as readers would get it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "plugins"))

from carepress.pelican_settings import *

PATH = "content"
SITENAME = "The Small Harbour"
SITEURL = "https://harbour.example"
DEFAULT_LANG = "en-GB"
TIMEZONE = "Europe/London"

CAREPRESS = {
    "mode": "publish",
    "today": "2026-01-15",
    "tagline": "Quiet water for rough days",
    "description": "Notes on finding quiet water.",
    "publisher": {
        "name": "Harbour Press",
        "telephone": "01632 960001",
        "website": "https://press.example",
        "address": "1 Quay Street",
        "email": "crew@press.example",
        "funding": "Gifts from readers",
        "advertising": "No adverts",
    },
    "security": {"contact": ["mailto:security@press.example"], "expires": "2026-12-31"},
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "country": "GB",
    "navigation": ["pages/about.md"],
    "words_per_cross_link": 20,
    "list_length": 4,
}
