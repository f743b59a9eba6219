"""Strategies for other people's programs: each with its techniques, and the words by which readers know them."""

from collections.abc import Mapping

from carepress.open_file import OpenFile, Plain, head, open_file
from carepress.page import practice_url
from carepress.page_days import newest_day
from carepress.views import Site
from carepress.vocabulary import Grade, Strategy, Technique

NAME = "strategies"


class OpenTechnique(Plain):
    """One thing that a reader can practise."""

    id: str
    """What it is called for ever; with the strategy's address it is the anchor of its section."""
    name: str
    """What readers call it."""
    definition: str
    """What somebody does, in one sentence."""
    grade: Grade | None
    """How sure its evidence is; null where nobody has judged it."""
    url: str | None
    """The address of the section or page that explains it."""
    practice_url: str | None
    """The address of the page on which to practise it, step by step."""
    phrases: tuple[str, ...]
    """Words that mean this technique and nothing else, in the language of the site."""
    ambiguous_phrases: tuple[str, ...]
    """Words that may mean it, or something else."""
    searches: tuple[str, ...]
    """What people type who look for it, in their own words."""
    related: tuple[str, ...]
    """Ids of techniques that go well with it."""


class OpenStrategy(Plain):
    """A family of techniques."""

    id: str
    """What it is called for ever."""
    name: str
    """What readers call it."""
    summary: str
    """What it is, in one sentence."""
    url: str | None
    """The address of its page."""
    techniques: tuple[OpenTechnique, ...]
    """The techniques that practise it, in order."""


class StrategiesFile(OpenFile):
    """The vocabulary of the site. What its evidence is, its pages tell, and `references.json` has the sources."""

    strategies: tuple[OpenStrategy, ...]
    """The strategies in the publisher's order."""


def strategy_files(site: Site) -> Mapping[str, str]:
    """The file and its schema by path; none where there is no vocabulary."""
    library = site.library
    if not library.vocabulary.strategies:
        return {}
    fields = head(site, NAME, newest_day(library.strategy_pages.values()))
    rows = tuple(_strategy(site, strategy) for strategy in library.vocabulary.strategies)
    return open_file(site, NAME, StrategiesFile(**fields, strategies=rows))


def _strategy(site: Site, strategy: Strategy) -> OpenStrategy:
    page = site.library.strategy_pages.get(strategy.id)
    return OpenStrategy(
        id=strategy.id,
        name=strategy.name,
        summary=strategy.summary,
        url=page.url if page and page.is_listed else None,
        techniques=tuple(_technique(site, technique) for technique in strategy.techniques),
    )


def _technique(site: Site, technique: Technique) -> OpenTechnique:
    library, practice = site.library, practice_url(technique.id)
    known = technique.model_dump(include={"id", "name", "definition", "grade", "searches", "related"})
    return OpenTechnique(
        **known,
        url=library.technique_urls.get(technique.id),
        practice_url=practice if practice in library.made else None,
        phrases=tuple(technique.phrases),
        ambiguous_phrases=tuple(technique.ambiguous_phrases),
    )
