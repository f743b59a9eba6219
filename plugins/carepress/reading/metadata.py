"""Metadata: what Pelican needs to know of a document in order to place and list it."""

import dataclasses
import datetime
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from carepress.document import Document
from carepress.finding import Finding, did_you_mean
from carepress.head_place import head_place
from carepress.page_files import LISTING_TEMPLATES, kind_of, page_slug

UNDATED = datetime.datetime(1970, 1, 1)  # noqa: DTZ001  Pelican gives every date the site's own time zone
HOME_TEMPLATE = "home"
_TWO_DAYS = datetime.timedelta(days=2)


def template_names(folders: Iterable[Path]) -> frozenset[str]:
    """The names that front matter may give as `template`: those of the files in the template folders."""
    return frozenset(path.stem for folder in folders for path in folder.glob("*.html")) - {"base"} - LISTING_TEMPLATES


def with_known_template(document: Document, source: str, known: Collection[str]) -> Document:
    """The document without a template that does not exist, which becomes a finding."""
    wanted = document.front.template
    if wanted is None or wanted in known:
        return document
    message = f"There is no template “{wanted}”.{did_you_mean(wanted, known)}"
    remedy = f"Known templates: {', '.join(sorted(known))}."
    place = head_place(document.head, "template", wanted)
    finding = Finding(source, *place, "template-unknown", message, remedy)
    front = document.front.model_copy(update={"template": None})
    return dataclasses.replace(document, front=front, findings=(*document.findings, finding))


def metadata(document: Document, source: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's metadata for a document; `document` and `kind` go with it for the bridge. `settings` are Pelican's."""
    front, kind = document.front, kind_of(source)
    slug = page_slug(front, source)
    known: dict[str, Any] = {
        "title": front.title,
        "date": front.date or UNDATED,
        "slug": slug,
        "status": front.status,
        "lang": (front.lang or settings["DEFAULT_LANG"]).lower(),
        "summary": front.summary,
        "template": front.template or kind,
        "document": document,
        "kind": kind,
    }
    if front.updated:
        known["modified"] = datetime.datetime.combine(front.updated, datetime.time())
    if front.template == HOME_TEMPLATE and front.status != "draft":
        known |= {"url": "", "save_as": "index.html"}
    elif kind == "strategy":
        known |= {"url": f"strategies/{slug}/", "save_as": f"strategies/{slug}/index.html"}
    elif front.status != "draft" and known["date"] < datetime.datetime.now() - _TWO_DAYS:  # noqa: DTZ005  in any time zone
        known |= _address(kind, known, settings)
    return known


def _address(kind: str, known: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, str]:
    """The address of what is no draft, as long as Pelican's settings make it of slug and language alone.

    Pelican would work it out each time that it is asked, from everything that it knows, for thousands of pages.
    """
    form = kind if known["lang"] == settings["DEFAULT_LANG"].lower() else f"{kind}_lang"
    with suppress(LookupError):
        patterns = {name: str(settings[f"{form}_{name}".upper()]) for name in ("url", "save_as")}
        return {name: pattern.format(slug=known["slug"], lang=known["lang"]) for name, pattern in patterns.items()}
    return {}
