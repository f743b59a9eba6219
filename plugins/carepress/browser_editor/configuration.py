"""The configuration of the editing program: what it is to edit, and with whom it talks."""

from collections.abc import Sequence
from typing import Any

from carepress.browser_editor.collection import Collection
from carepress.browser_editor.entry import BODY
from carepress.browser_editor.repository import IMAGES
from carepress.browser_editor.saving import MAX_PICTURE
from carepress.settings import Repository

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


def hosted(collections: Sequence[Collection], repository: Repository, folder: str, name: str) -> Json:
    """For a repository on GitHub, which the program writes by itself; `folder` is that of the content in it.

    There nobody stands between the program and the files: data files, whose comments it would lose, are left out, and
    the text is shown as Markdown, which it does not write anew.
    """
    backend: Json = {"name": "github", "repo": repository.name, "branch": repository.branch}
    backend |= {"base_url": repository.sign_in} if repository.sign_in else {"auth_methods": ["token"]}
    shared = _shared(name) | {"media_folder": f"{folder}/{IMAGES}", "backend": backend}
    pages = [_pages(one) for one in collections if not one.is_data]
    places = [{"folder": f"{folder}/{one['folder']}", "format": "yaml-frontmatter", "extension": "md"} for one in pages]
    return shared | {"collections": [_in_markdown(one | place) for one, place in zip(pages, places, strict=True)]}


def _in_markdown(collection: Json) -> Json:
    fields = [
        field | ({"modes": ["raw", "rich_text"]} if field["name"] == BODY else {}) for field in collection["fields"]
    ]
    return collection | {"fields": fields}


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
    return _pages(collection) | {"format": "form", "preview_path": f"{SHOW}{collection.name}/{{{{slug}}}}"}


def _pages(collection: Collection) -> Json:
    return {
        "name": collection.name,
        "label": collection.label,
        "icon": collection.icon,
        "label_singular": collection.singular,
        "folder": collection.name,
        "create": True,
        "delete": False,
        "slug": {"template": "{{slug}}", "editable": ["create"]},
        "summary": "{{title}}",
        "aliases_field": False,
        "fields": [field.config for field in collection.fields],
        "editor": {"preview": False},
        "sortable_fields": {"fields": ["title", "date", "sources_checked_on"]},
        "view_groups": [{"label": "Status", "field": "status"}],
    }
