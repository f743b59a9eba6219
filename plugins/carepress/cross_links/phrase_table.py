"""Phrase table: how much of the vocabulary pages use, a row for each technique."""

from collections.abc import Iterator

from carepress.cross_links.linking import CrossLinks
from carepress.page import Library
from carepress.table import Row
from carepress.vocabulary import SOURCE


def phrase_table(library: Library, links: CrossLinks) -> Iterator[Row]:
    """Each technique with its strategy, how many phrases it has, those that no page says, and where articles name it.

    `articles` are addresses. Techniques whose phrases lead to another page, as to help, are not told.
    """
    speaking = {
        article.url: {
            mention.technique for mention in links.mentions.get(article.url, ()) if mention.how != "ambiguous"
        }
        for article in library.articles
    }
    for strategy in library.vocabulary.strategies:
        for technique in (technique for technique in strategy.techniques if not technique.links_to):
            yield {
                "source": SOURCE,
                "strategy": strategy.id,
                "strategy_name": strategy.name,
                "technique": technique.id,
                "name": technique.name,
                "phrases": len(technique.phrases),
                "unmentioned": tuple(phrase for phrase in technique.phrases if phrase not in links.phrases),
                "articles": tuple(url for url, named in speaking.items() if technique.id in named),
            }
