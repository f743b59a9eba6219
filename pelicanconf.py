"""The site as its editors see it: preview, with every problem named. `publishconf.py` is what readers get."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from carepress.pelican_settings import *  # the house's settings; what follows is this publisher's own

PATH = "content"
SITENAME = "From Coping to Thriving"
AUTHOR = "Online Docs"
SITEURL = ""
DEFAULT_LANG = "en-GB"
TIMEZONE = "Asia/Kolkata"

CAREPRESS = {
    "tagline": "Plain, checked reading for mental-health recovery",
    "description": "Articles and strategies for building resilience in mental-health recovery, with their evidence.",
    "publisher": {
        "name": "Online Docs",
        "telephone": "Toll-free: 080-6803-4357",
    },
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "country": "IN",
    "quick_exit_url": "https://www.bbc.com/weather",
    "navigation": ["pages/how-we-write.md", "pages/about.md"],
}
