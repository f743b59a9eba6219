"""Patterns: every component of the theme in every state of its examples, drawn alone, as pages and tests need it."""

import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

from carepress.labels import theme_labels
from carepress.theme_templates import environment

Example = Mapping[str, Any]

_SITE = "site"
"""The file of examples that holds what all of them see as `site`."""

_CALL = re.compile(r"\{% macro (.+?) %\}")
_HEADING = re.compile(r"<h([1-6])\b")
_HEAD_BLOCK = re.compile(r"\{% block head %\}.*?\{%-? endblock %\}", re.DOTALL)
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Pattern:
    """A component: its name, its examples, how its macro is called or "", and its files in the theme, by their paths.

    `place` is where pages have it: in `main`, in the `head`, or `beside` main. Whoever has no macro is HTML that
    Markdown or several components write.
    """

    name: str
    examples: Sequence[Example]
    call: str
    files: Sequence[str]
    place: str


@dataclasses.dataclass(frozen=True)
class Patterns:
    """The patterns of a theme: its folder first, then folders with templates that stand in for some of its own."""

    folders: Sequence[Path]
    lang: str = "en"

    @property
    def theme(self) -> Path:
        """The theme's folder."""
        return self.folders[0]

    @functools.cached_property
    def environment(self) -> jinja2.Environment:
        """Jinja as pages have it; beside the templates, those of the pattern pages themselves are at hand."""
        folders = [*self.folders[1:], self.theme / "templates", self.theme]
        return environment(folders)

    @functools.cached_property
    def site(self) -> Mapping[str, Any]:
        """What examples see as `site`."""
        return {**self._yaml(_SITE), "labels": theme_labels(self.theme / "labels", self.lang)}

    @property
    def names(self) -> Sequence[str]:
        """Every component that has examples."""
        return sorted(file.stem for file in (self.theme / "patterns").glob("*.yaml") if file.stem != _SITE)

    def pattern(self, name: str) -> Pattern:
        """A component; KeyError where none has this name."""
        if name not in self.names:
            raise KeyError(name)
        template = f"templates/components/{name}.html"
        known = [template, f"static/css/components/{name}.css", f"static/js/{name}.js", f"patterns/{name}.yaml"]
        files = [path for path in known if (self.theme / path).is_file()]
        call = _CALL.search(self._text(template)) if template in files else None
        return Pattern(name, self._yaml(name), call[1] if call else "", files, self._place(name))

    def drawn(self, name: str, example: Example, **site: Any) -> Markup:
        """The HTML of one state; "" where the component shows nothing then."""
        if "html" in example:
            return Markup(example["html"])
        macro: Any = getattr(self.environment.get_template(f"components/{name}.html").module, name.replace("-", "_"))
        own = {"site": _over(self.site, {**example.get("site", {}), **site})} if "site" in macro.arguments else {}
        found = Markup(str(macro(**own, **example.get("arguments", {}))).strip())
        return Markup(example["within"]).format(found) if found and "within" in example else found

    def page(self, template: str, **names: Any) -> str:
        """A page about patterns."""
        return self.environment.get_template(f"patterns/{template}.html").render(**names)

    def _place(self, name: str) -> str:
        called = re.compile(rf"{{{{ {name.replace('-', '_')}(?:\(| \| once\()")
        head, _, body = self._text("templates/base.html").partition("</head>")
        if called.search(head + self._own_heads):
            return "head"
        return "beside" if called.search(_MAIN.sub("", body)) else "main"

    @functools.cached_property
    def _own_heads(self) -> str:
        """What single templates add to the head."""
        templates = sorted((self.theme / "templates").glob("*.html"))
        return "".join(_HEAD_BLOCK.findall("".join(file.read_text(encoding="utf-8") for file in templates)))

    def _text(self, path: str) -> str:
        return (self.theme / path).read_text(encoding="utf-8")

    def _yaml(self, name: str) -> Any:
        return yaml.safe_load(self._text(f"patterns/{name}.yaml"))


def levels_above(html: str) -> Iterable[int]:
    """The levels of headings that stand above a component's first one where a page has it."""
    first = _HEADING.search(html)
    return range(1, int(first[1]) if first else 2)


def _over(site: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    labels = {**site["labels"], **own.get("labels", {})}
    return {**site, **own, "labels": labels}
