"""Labels: the words of the theme, one file per language, with the publisher's own wording laid over them."""

import string
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from carepress.finding import Finding, did_you_mean
from carepress.yaml_text import yaml_text

FALLBACK_LANGUAGE = "en"


class Labels(dict[str, str]):
    """Labels by key; an unknown key fails with its name."""

    def __missing__(self, key: str) -> str:
        raise KeyError(f"There is no label “{key}”. Add it to the theme's labels or to labels in CAREPRESS.")


def theme_labels(folder: Path, language: str) -> Labels:
    """The theme's labels in a language, else in its base language; English fills gaps."""
    names = dict.fromkeys((FALLBACK_LANGUAGE, language.partition("-")[0], language))
    return Labels({key: text for name in names for key, text in _file(folder / f"{name}.yaml").items()})


def own_labels(file: Path) -> dict[str, str]:
    """The wording in a publisher's file of labels, for `labels` in CAREPRESS; none where there is no such file.

    SystemExit names the line where the file cannot be used.
    """
    read = yaml_text(file.read_text(encoding="utf-8") if file.is_file() else "")
    for problem in read.problems:
        raise SystemExit(f"{file}:{problem.line}: {problem.message} {problem.remedy}")
    if not isinstance(read.value, dict | None):
        raise SystemExit(f"{file}:1: It is no list of labels. Write each on a line of its own, such as home: Start")
    return {key: str(text or "") for key, text in (read.value or {}).items()}


def with_wording(theme: Mapping[str, str], own: Mapping[str, str]) -> Labels:
    """The theme's labels with the publisher's own; ValueError names every placeholder that nothing would fill."""
    wrong = [fault for key, text in own.items() if key in theme for fault in _faults(key, text, theme[key])]
    if wrong:
        raise ValueError("labels in CAREPRESS cannot be used:\n  " + "\n  ".join(wrong))
    return Labels({**theme, **own})


def misspelt(theme: Mapping[str, str], own: Iterable[str]) -> Iterator[Finding]:
    """An advice for each of the publisher's labels that is not the theme's, but nearly; others serve own templates."""
    for key in own:
        guess = did_you_mean(key, theme)
        if key not in theme and guess:
            message = f"The theme has no label “{key}”, so this wording in CAREPRESS is not shown.{guess}"
            remedy = "Correct its name, unless a template of your own shows it."
            yield Finding(".", 1, 1, "label-unknown", message, remedy, "advice")


def placeholders(text: str) -> frozenset[str]:
    """The names in braces in a label; ValueError where the braces do not fit."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _faults(key: str, text: str, original: str) -> Iterator[str]:
    known = sorted(placeholders(original))
    remedy = f"Known placeholders: {', '.join(known) or 'none'}."
    try:
        strange = placeholders(text) - set(known)
    except ValueError as error:
        yield f"“{key}” has a brace too many or too few: {error}. {remedy}"
    else:
        yield from (f"“{key}” has a placeholder {{{name}}} that nothing fills. {remedy}" for name in sorted(strange))


def _file(path: Path) -> dict[str, str]:
    value = yaml_text(path.read_text(encoding="utf-8")).value if path.is_file() else {}
    return {key: text for key, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}
