"""Robots: what robots.txt says. Source: RFC 9309, Robots Exclusion Protocol."""

from carepress.sitemap.sitemap import NAME
from carepress.views import Site

NOTHING = "# A preview: nothing here is meant to be found.\nUser-agent: *\nDisallow: /\n"


def robots_txt(site: Site) -> str:
    """Everything may be read, and the sitemap lists it; in a preview there is nothing to be found."""
    if site.settings.mode == "preview":
        return NOTHING
    sitemap = f"\nSitemap: {site.address}/{NAME}\n" if site.address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
