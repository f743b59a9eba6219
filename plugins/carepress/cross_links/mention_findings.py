"""Mention findings: what an editor may want to change about phrases and cross-links."""

from collections.abc import Iterator, Sequence

from carepress.cross_links.linking import CrossLinks
from carepress.cross_links.mentions import Mention
from carepress.finding import Finding
from carepress.page import Library, Page
from carepress.settings import Settings
from carepress.source_places import SourcePlaces
from carepress.vocabulary import SOURCE, Technique, strategy_paths
from carepress.yaml_text import yaml_text


def vocabulary_findings(library: Library, links: CrossLinks, text: str) -> Iterator[Finding]:
    """Techniques that no article mentions, and phrases that no page has, placed in the text of the vocabulary."""
    read, seen = yaml_text(text), links.phrases
    articles = [links.mentions.get(article.url, ()) for article in library.articles]
    taught = {mention.technique for mine in articles for mention in mine if mention.how != "ambiguous"}
    paths = strategy_paths(read)
    for strategy in library.vocabulary.strategies:
        for place, technique in enumerate(strategy.techniques):
            path = (*paths.get(strategy.id, ()), "techniques", place)
            if technique.id not in taught and not technique.links_to:
                message = f"No article speaks of “{technique.name}”, so readers meet it on its strategy's page only."
                remedy = "Write about it, link to it, or add the words that articles use for it."
                yield Finding(SOURCE, *read.place((*path, "id")), "technique-untaught", message, remedy, "advice")
            yield from _unmentioned(technique, seen, read.place((*path, "phrases")))


def _unmentioned(technique: Technique, seen: frozenset[str], place: tuple[int, int]) -> Iterator[Finding]:
    unseen = [phrase for phrase in technique.phrases if phrase not in seen]
    if unseen:
        named = ", ".join(f"“{phrase}”" for phrase in unseen)
        message = f"No page says {named} ({len(unseen)} of the {len(technique.phrases)} phrases of {technique.name})."
        remedy = "Keep those that readers and writers may still use, and take out the others."
        yield Finding(SOURCE, *place, "phrase-unmentioned", message, remedy, "advice")


def page_findings(library: Library, page: Page, mine: Sequence[Mention], settings: Settings) -> Iterator[Finding]:
    """Ambiguous mentions on a page, and those left out because it is too short for so many links."""
    places = SourcePlaces(page.markdown, page.body_line)
    for mention in (mention for mention in mine if mention.how == "ambiguous"):
        technique = library.vocabulary.techniques[mention.technique]
        why = technique.ambiguous_phrases[mention.phrase]
        message = f"“{mention.words}” may mean “{technique.name}”, and is no link by itself: {why}"
        remedy = f"If it does, link it to #{technique.id} on the page of its strategy; else leave it."
        line, column = places.words(mention.before, mention.words)
        yield Finding(page.source, line, column, "mention-ambiguous", message, remedy, "advice")
    left_out = [mention for mention in mine if mention.how == "left-out"]
    if left_out:
        named = ", ".join(f"“{mention.words}”" for mention in left_out)
        most = settings.words_per_cross_link
        message = f"The page mentions more techniques than it may link, one in {most} words; not linked: {named}."
        remedy = "Link by hand what matters, or switch other phrases off with no_links in front matter."
        line, column = places.words(left_out[0].before, left_out[0].words)
        yield Finding(page.source, line, column, "cross-links-over-cap", message, remedy, "advice")
