"""Labels: every word that the site says by itself is there, and none is there for nothing."""

import re
import string
from pathlib import Path

import yaml

from theme.theme_files import TEMPLATES, THEME

PACKAGE = THEME.parent / "plugins" / "carepress"
LABELS: dict[str, str] = yaml.safe_load((THEME / "labels" / "en.yaml").read_text())
CODE = [*TEMPLATES.rglob("*.html"), *(THEME / "take-along").rglob("*.html"), *PACKAGE.rglob("*.py")]


def asked(path: Path) -> set[str]:
    """The keys that a template asks for; a key that is put together as it runs ends in “*”."""
    text = path.read_text()
    made = {f"{start}*" for start in re.findall(r'labels\["([a-z_]+)" ~', text)}
    return set(re.findall(r"\blabels\.([a-z_]+)", text)) | set(re.findall(r'labels\["([a-z_]+)"\]', text)) | made


def test_every_label_that_a_template_asks_for_is_there() -> None:
    keys = {key for path in CODE if path.suffix == ".html" for key in asked(path)}
    assert len(keys) > 50
    assert not {key for key in keys if not _is_there(key)}


def _is_there(key: str) -> bool:
    return any(one.startswith(key[:-1]) for one in LABELS) if key.endswith("*") else key in LABELS


def test_every_label_is_asked_for_by_the_theme_or_the_package() -> None:
    text = "\n".join(path.read_text() for path in CODE)
    stems = set(re.findall(r'["\']([a-z_]+_)(?:\{|["\'] ~)', text))
    suffixed = {f"{name}_undated" for name in re.findall(r'"(helpline_[a-z]+)"', text)}
    idle = {key for key in LABELS if not re.search(rf"\b{key}\b", text)} - suffixed
    assert not {key for key in idle if not key.startswith(tuple(stems))}


def test_a_template_fills_every_place_of_a_label_and_no_other() -> None:
    for path in TEMPLATES.rglob("*.html"):
        for key, given in re.findall(r"labels\.([a-z_]+)\.format\(((?:[^()]|\([^()]*\))*)\)", path.read_text()):
            assert set(re.findall(r"(\w+)=", given)) == _places(key), f"{path.name}: {key}"
        for key in re.findall(r"labels\.([a-z_]+)\b(?!\.format)", path.read_text()):
            assert not _places(key), f"{path.name}: {key}"


def _places(key: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(LABELS[key]) if name}


def test_labels_are_plain_text_in_straight_sentences() -> None:
    for key, text in LABELS.items():
        assert text.strip() == text or key == "and", key
        assert text, key
        assert not re.search(r"[<>!'\"]", text), key
