"""Coverage: which article teaches or mentions what, and what nobody writes about."""

import dataclasses
from collections.abc import Mapping, Sequence

from carepress.desk.item import Item, Pages, page_item, texts
from carepress.table import Row, Table

ARTICLES_IN_A_MATRIX = 24
"""With more articles, techniques are told by how many speak of them: a wider matrix is no picture any more."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """Whether an article teaches a strategy, and how many of the strategy's techniques it mentions."""

    teaches: bool
    mentions: int


@dataclasses.dataclass(frozen=True, slots=True)
class Article:
    """An article and its cells, one for each strategy."""

    item: Item
    cells: Sequence[Cell]


@dataclasses.dataclass(frozen=True, slots=True)
class Technique:
    """A technique: its name, its strategy's, the address of its section, and which articles speak of it, by number."""

    name: str
    strategy: str
    url: str
    articles: Sequence[int]


@dataclasses.dataclass(frozen=True)
class Coverage:
    """Strategies by name, articles with a cell for each, those that cover least first, and techniques.

    Articles have numbers from 1 on.
    """

    strategies: Sequence[str]
    articles: Sequence[Article]
    techniques: Sequence[Technique]

    @property
    def totals(self) -> Sequence[tuple[int, int]]:
        """For each strategy, how many articles teach it, and how many only mention some of it."""
        columns = [[article.cells[n] for article in self.articles] for n in range(len(self.strategies))]
        return [
            (sum(cell.teaches for cell in cells), sum(not cell.teaches and cell.mentions > 0 for cell in cells))
            for cells in columns
        ]

    @property
    def covered(self) -> int:
        """How many techniques an article speaks of."""
        return sum(bool(technique.articles) for technique in self.techniques)

    @property
    def is_matrix(self) -> bool:
        """Whether the techniques by article are few enough to be read as a matrix."""
        return 0 < len(self.articles) <= ARTICLES_IN_A_MATRIX


def coverage(phrases: Table, pages: Pages) -> Coverage:
    """Coverage by the table of phrases, which knows the strategies, and by the front matter of listed articles."""
    names = {str(row["strategy"]): str(row["strategy_name"]) for row in phrases}
    rows = [row for row in pages.listed if row["kind"] == "article"]
    names |= {name: name for row in rows for name in texts(row, "strategies") if name not in names}
    strategy_of = {str(row["technique"]): str(row["strategy"]) for row in phrases}
    articles = sorted((_article(row, names, strategy_of) for row in rows), key=_breadth)
    numbers = {article.item.url: n for n, article in enumerate(articles, start=1)}
    strategy_urls = [str(row["url"]) for row in pages.rows if row["kind"] == "strategy"]
    sections = {url.rstrip("/").rpartition("/")[2]: url for url in strategy_urls}
    techniques = [_technique(row, numbers, sections) for row in phrases]
    return Coverage([*names.values()], articles, techniques)


def _article(row: Row, strategies: Mapping[str, str], strategy_of: Mapping[str, str]) -> Article:
    mentioned = [strategy_of.get(technique) for technique in texts(row, "techniques")]
    taught = texts(row, "strategies")
    return Article(page_item(row), [Cell(name in taught, mentioned.count(name)) for name in strategies])


def _breadth(article: Article) -> tuple[int, int, str]:
    """Those that cover least come first: there is most to do."""
    cells = article.cells
    return sum(cell.teaches for cell in cells), sum(cell.mentions for cell in cells), article.item.words


def _technique(row: Row, numbers: Mapping[str, int], sections: Mapping[str, str]) -> Technique:
    section = sections.get(str(row["strategy"]), "")
    speaking = sorted(numbers[url] for url in texts(row, "articles") if url in numbers)
    url = f"{section}#{row['technique']}" if section else ""
    return Technique(str(row["name"]), str(row["strategy_name"]), url, speaking)
