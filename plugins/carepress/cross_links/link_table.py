"""Link table: every automatic link of the site, a row for each."""

from collections.abc import Iterator, Mapping, Sequence

from carepress.cross_links.mentions import Mention
from carepress.page import Library
from carepress.source_places import SourcePlaces
from carepress.table import Row


def link_table(library: Library, mentions: Mapping[str, Sequence[Mention]]) -> Iterator[Row]:
    """Source file, line, column, words, address and sentence of each link, in the order of files and lines."""
    for page in library.pages:
        made = [mention for mention in mentions.get(page.url, ()) if mention.how == "automatic"]
        places = SourcePlaces(page.markdown, page.body_line)
        for mention in made:
            line, column = places.words(mention.before, mention.words)
            yield {
                "source": page.source,
                "line": line,
                "column": column,
                "words": mention.words,
                "target": library.technique_urls[mention.technique],
                "sentence": mention.sentence,
            }
