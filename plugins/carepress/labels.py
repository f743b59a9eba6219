"""Labels: the words of the theme, one file per language, with the publisher's own wording laid over them."""

from collections.abc import Mapping
from pathlib import Path

from carepress.yaml_text import yaml_text

FALLBACK_LANGUAGE = "en"


class Labels(dict[str, str]):
    """Labels by key; an unknown key fails with its name."""

    def __missing__(self, key: str) -> str:
        raise KeyError(f"There is no label “{key}”. Add it to the theme's labels or to labels in CAREPRESS.")


def labels(folder: Path, language: str, own: Mapping[str, str]) -> Labels:
    """The labels of a language, else of its base language; English fills gaps, the publisher's own words win."""
    base = language.partition("-")[0]
    names = dict.fromkeys((FALLBACK_LANGUAGE, base, language))
    return Labels({key: text for name in names for key, text in _file(folder / f"{name}.yaml").items()} | dict(own))


def _file(path: Path) -> dict[str, str]:
    value = yaml_text(path.read_text(encoding="utf-8")).value if path.is_file() else {}
    return {key: text for key, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}
