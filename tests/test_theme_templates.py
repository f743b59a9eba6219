"""The theme's templates: views answer as Jinja would have them answer, and what never changes is drawn once."""

from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepress.labels import Labels
from carepress.theme_templates import OPTIONS, environment, once
from carepress.views import view

PLAIN = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
THEME = jinja2.Environment(**OPTIONS)  # noqa: S701  The options turn it on
NAMES = st.sampled_from(["title", "url", "labels", "format", "upper", "__class__"])


@given(
    st.sampled_from([view(title="Sleep", url=None), Labels(title="Sleep"), {"title": "Sleep"}, "Sleep", 3, None]), NAMES
)
def test_a_field_is_what_jinja_itself_would_find(owner: Any, name: str) -> None:
    found, plainly = THEME.getattr(owner, name), PLAIN.getattr(owner, name)
    assert type(found) is type(plainly)
    assert isinstance(found, jinja2.Undefined) or found == plainly


def test_a_field_that_is_not_there_fails_by_its_name() -> None:
    with pytest.raises(jinja2.UndefinedError, match="titel"):
        THEME.from_string("{{ page.titel }}").render(page=view(title="Sleep"))


def test_a_field_may_have_the_name_of_what_a_mapping_does() -> None:
    assert THEME.from_string("{{ page.items }}").render(page=view(items="Two")) == "Two"


def test_what_a_macro_makes_of_a_site_is_made_once_for_each_site() -> None:
    made: list[str] = []

    def footer(site: Any) -> jinja2.filters.Markup:
        made.append(site["name"])
        return jinja2.filters.Markup(site["name"])

    first, second = view(name="First"), view(name="Second")
    told = [once(footer, site) for site in (first, second, first, second)]
    assert (told, made) == (["First", "Second"] * 2, ["First", "Second"])


def test_a_changed_template_is_drawn_anew(tmp_path: Path) -> None:
    site, file = view(name="Site"), tmp_path / "footer.html"
    for words in ("before", "after"):
        file.write_text("{% macro footer(site) %}" + words + "{% endmacro %}")
        page = '{% from "footer.html" import footer %}{{ footer | once(site) }}'
        assert environment([tmp_path]).from_string(page).render(site=site) == words


def test_globals_are_those_of_the_environment_and_those_that_are_given() -> None:
    template = THEME.from_string("{{ range(2) | list }}{{ more }}", globals={"more": "!"})
    assert template.render() == "[0, 1]!"
