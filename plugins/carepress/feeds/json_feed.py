"""JSON Feed: a feed as version 1.1 has it. Source: https://www.jsonfeed.org/version/1.1/"""

import datetime
import json
from typing import Any

from carepress.feeds.feed import JSON, Entry, Feed
from carepress.views import Site

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(site: Site, feed: Feed) -> str:
    """A feed as a JSON Feed."""
    publisher = site.settings.publisher
    fields = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": site.address + feed.home,
        "feed_url": f"{site.address}{feed.folder}{JSON}",
        "description": feed.summary,
        "language": feed.lang,
        "authors": [_author(publisher.name, publisher.website) if publisher else _author(site.name)],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(_told(fields), ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    fields = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [_author(name) for name in entry.authors],
        "tags": [subject["name"] for subject in entry.subjects],
        "language": entry.lang,
    }
    return _told(fields)


def _author(name: str, url: str | None = None) -> dict[str, str]:
    return {"name": name} | ({"url": url} if url else {})


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value or name == "items"}


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
