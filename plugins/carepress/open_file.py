"""Open files: data that other people's programs may use, each with its schema, its licence and its version."""

import datetime
import json
from collections.abc import Mapping
from typing import Any, Literal

import pydantic

from carepress.model_schema import described_schema
from carepress.views import Site

VERSION: Literal["1.0"] = "1.0"
"""The first number rises when a program that reads the files would have to change, the second when there is more."""

FOLDER = "schemas"


class Plain(pydantic.BaseModel):
    """Frozen data in an open file; None is written as null."""

    model_config = pydantic.ConfigDict(frozen=True, populate_by_name=True)


class OpenLicence(Plain):
    """Under which terms the data may be used."""

    name: str
    """What it is called."""
    url: str
    """Where its text is."""


class OpenSite(Plain):
    """The site that gives the data."""

    name: str
    """What it is called."""
    address: str | None
    """Where it lives; every address in the file that begins with “/” goes on behind it."""
    language: str
    """The language of the data, as its code."""


class OpenFile(Plain):
    """What every file says of itself."""

    schema_: str = pydantic.Field(alias="$schema")
    """The address of its JSON Schema."""
    version: Literal["1.0"]
    """The version of its form."""
    site: OpenSite
    """The site that gives it."""
    licence: OpenLicence | None
    """Under which terms it may be used; null where the publisher does not say."""
    updated: datetime.date | None
    """The newest day that its content names: never the day on which the file was made."""


def head(site: Site, name: str, updated: datetime.date | None) -> dict[str, Any]:
    """What a file of this name says of itself, as fields of `OpenFile`."""
    licence = site.settings.licence
    return {
        "schema_": schema_address(site, name),
        "version": VERSION,
        "site": OpenSite(name=site.name, address=site.address or None, language=site.lang),
        "licence": OpenLicence(name=licence.name, url=licence.url) if licence else None,
        "updated": updated,
    }


def open_file(site: Site, name: str, content: OpenFile) -> Mapping[str, str]:
    """A file and its schema, by path; one row of its lists is one line, so that a change shows as what it changes."""
    value = content.model_dump(mode="json", by_alias=True)
    text = ",\n".join(f"{json.dumps(key)}: {_rows(item)}" for key, item in value.items())
    return {f"{name}.json": f"{{{text}}}\n", **schema_file(site, name, type(content))}


def schema_file(site: Site, name: str, model: type[OpenFile]) -> Mapping[str, str]:
    """The JSON Schema of a file, by path."""
    schema = described_schema(model, schema_address(site, name))
    return {f"{FOLDER}/{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"}


def schema_address(site: Site, name: str) -> str:
    """Where the schema of a file is: a whole address, or one from the root of a site that has none yet."""
    return f"{site.address}/{FOLDER}/{name}.schema.json"


def _rows(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
    return f"[\n{rows}\n]"
