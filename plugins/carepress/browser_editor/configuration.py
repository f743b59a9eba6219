"""The configuration of the editing program: what it is to edit, and with whom it talks."""

from collections.abc import Sequence
from typing import Any

from carepress.browser_editor.collection import Collection
from carepress.browser_editor.repository import IMAGES
from carepress.browser_editor.saving import MAX_PICTURE

Json = dict[str, Any]

PLACE = "this/computer"
BRANCH = "main"
SHOW = "/-/show/"
"""Below this, the page of a file in the preview."""


def local(collections: Sequence[Collection], address: str, tab: str, name: str) -> Json:
    """For files on this computer: a tab talks with our own server, which is at this address."""
    backend = {
        "name": "gitea",
        "repo": PLACE,
        "branch": BRANCH,
        "base_url": address,
        "api_root": f"{address}/-/{tab}",
        "auth_methods": ["token"],
        "app_id": "here",  # without one the program warns of signing in, which nobody has to do
    }
    shown = {"site_url": address, "display_url": address, "show_preview_links": True}
    return _shared(name) | {"backend": backend, "collections": [_local(one) for one in collections]} | shown


def _shared(name: str) -> Json:
    return {
        "load_config_file": False,
        "app_title": name,
        "media_folder": IMAGES,
        "public_folder": f"/{IMAGES}",
        "media_libraries": {"default": {"config": {"max_file_size": MAX_PICTURE, "slugify_filename": True}}},
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "unicode", "lowercase": True},
    }


def _local(collection: Collection) -> Json:
    fields = [field.config for field in collection.fields]
    named = {"name": collection.name, "label": collection.label, "icon": collection.icon}
    if collection.is_data:
        file = {"name": collection.name, "label": collection.label, "file": collection.source, "fields": fields}
        return named | {"files": [file | {"format": "data-form"}], "editor": {"preview": False}}
    return named | {
        "label_singular": collection.singular,
        "folder": collection.name,
        "create": True,
        "delete": False,
        "format": "form",
        "slug": {"template": "{{slug}}", "editable": ["create"]},
        "summary": "{{title}}",
        "preview_path": f"{SHOW}{collection.name}/{{{{slug}}}}",
        "aliases_field": False,
        "fields": fields,
        "editor": {"preview": False},
        "sortable_fields": {"fields": ["title", "date", "sources_checked_on"]},
        "view_groups": [{"label": "Status", "field": "status"}],
    }
