"""A site of any size, made in memory: articles of about 950 words with topics, headings, lists, links and phrases.

The same number of pages makes the same site. Twenty articles share a topic; each has two strategies, some phrases of
the vocabulary, and a link to an earlier article.
"""

import random
from collections.abc import Iterator, Sequence

from carepress.front_matter import FrontMatter
from carepress.html import word_count
from carepress.page import Library, Page
from made_pages import library, page, technique, vocabulary

_SYLLABLES = [start + end for start in "bcdfghjklmnpqrstvwxyz" for end in ("a", "en", "i", "or", "u")][::2]
_WORDS, _COMMON, _TOPIC, _SHARING = 20_000, 400, 120, 20
STRATEGIES = ("anchor", "bridge", "candle", "delta", "ember", "fern")
PHRASES = ("anchor the day", "bridge a gap", "a candle hour", "the delta walk", "ember breathing", "a fern pause")


def made_site(count: int) -> Library:
    """A library of so many articles, and a page for each of six strategies."""
    chance = random.Random(7)  # noqa: S311  Nothing is secret here
    words, topics = words_and_topics(count, chance)
    named = {
        strategy: [technique(f"{strategy}-step", phrase)] for strategy, phrase in zip(STRATEGIES, PHRASES, strict=True)
    }
    strategies = (page(name, f"<p>{name}</p>", kind="strategy", strategies=[name]) for name in STRATEGIES)
    return library(*_articles(count, words, topics, chance), *strategies, words=vocabulary(**named))


def words_and_topics(count: int, chance: random.Random) -> tuple[list[str], list[list[str]]]:
    """The words of so many articles, and those of each topic among them."""
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(_WORDS)]
    return words, [chance.choices(words, k=_TOPIC) for _ in range(max(10, count // _SHARING))]


def sentence(words: Sequence[str], topic: Sequence[str], chance: random.Random, phrases: Sequence[str]) -> str:
    """A sentence of a topic, in which now and then one of the phrases stands."""
    pools = (topic, words[:_COMMON], words)
    found = [chance.choice(pool) for pool in chance.choices(pools, (25, 60, 15), k=chance.randint(8, 22))]
    if chance.random() < 0.08:
        found.insert(len(found) // 2, chance.choice(phrases))
    return f"{' '.join(found).capitalize()}."


def _articles(
    count: int, words: Sequence[str], topics: Sequence[Sequence[str]], chance: random.Random
) -> Iterator[Page]:
    for number in range(count):
        topic = topics[number % len(topics)]
        html = "\n".join(_sections(number, words, topic, chance))
        title = " ".join(chance.choices(topic, k=5)).title()
        front = FrontMatter.model_construct(
            title=f"{title} {number}",
            summary=sentence(words, topic, chance, PHRASES),
            strategies=tuple(chance.sample(STRATEGIES, 2)),
        )
        url = f"/a{number}/"
        yield Page(
            source=f"a{number}.md",
            kind="article",
            url=url,
            save_as=f"{url[1:]}index.html",
            slug=f"a{number}",
            lang="en",
            status="published",
            html=html,
            head="",
            markdown="",
            front=front,
            words=word_count(html),
        )


def _sections(number: int, words: Sequence[str], topic: Sequence[str], chance: random.Random) -> Iterator[str]:
    for section in range(5):
        yield f'<h2 id="s{section}">{" ".join(chance.choices(topic, k=3)).title()}</h2>'
        for _ in range(3):
            yield f"<p>{' '.join(sentence(words, topic, chance, PHRASES) for _ in range(4))}</p>"
        if section == 2:
            items = (
                f"<li><strong>{chance.choice(topic)}</strong> {sentence(words, topic, chance, PHRASES)}"
                for _ in range(5)
            )
            yield f"<ul>{''.join(f'{item}</li>' for item in items)}</ul>"
        if section == 3 and number:
            yield f'<p>See <a href="/a{chance.randrange(number)}/">{chance.choice(topic)}</a> for more.</p>'
