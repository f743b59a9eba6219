"""Content of any size for a build of ours and for that of a peer: the same articles, as Markdown files.

The same number of articles makes the same texts. They are like those of `made_site`: about 950 words with topics,
headings, lists, links to one another and phrases of this site's vocabulary. Ours also has that vocabulary, with a page
for each strategy, the directory of helplines and the words to avoid, as a build of ours looks for all of them.
"""

import datetime
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.made_site import sentence, words_and_topics

ROOT = Path(__file__).parents[2]
DATA = ("strategies", "helplines", "crisis-queries", "wording", "claims")
PAGES = ("about", "accessibility", "get-help", "glossary", "how-we-write", "privacy", "report-a-mistake")
PHRASES = (
    "cognitive reframing",
    "peer support",
    "a regular sleep routine",
    "weighing options",
    "naming emotions",
    "talking therapy",
)
STRATEGIES = (
    "emotional-intelligence",
    "positive-mindset",
    "problem-solving",
    "professional-support",
    "self-care",
    "social-connections",
)
SETTINGS = f"""
import sys
from pathlib import Path

sys.path[:0] = [{str(ROOT / "plugins")!r}]
from carepress.pelican_settings import *

PATH, CACHE_PATH, SITENAME = "content", ".kept", "Made"
JINJA_ENVIRONMENT = JINJA_ENVIRONMENT | {{"bytecode_cache": KeptTemplates(Path(".kept/templates"))}}
SITEURL, DEFAULT_LANG, TIMEZONE = "https://example.org", "en", "UTC"
PLUGINS = [name for name in PLUGINS if name != "carepress.social_cards"]
CAREPRESS = {{"tagline": "Made", "description": "Made.", "mode": "publish", "take_along": "never"}}
"""
HUGO = {
    "baseURL": "https://example.org/",
    "title": "Made",
    "permalinks": {"posts": "/:slug/"},
    "related": {
        "threshold": 80,
        "includeNewer": True,
        "indices": [
            {"name": "tags", "weight": 100, "cardinalityThreshold": 10},
            {"name": "categories", "weight": 20},
        ],
    },
}
LETTERS = str.maketrans("0123456789", "abcdefghij")
"""For numbers in titles: with digits, one in so many would be that of a helpline."""

LAYOUTS = {
    "baseof": '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
    '<link rel="canonical" href="{{ .Permalink }}"></head><body><nav>{{ range site.Taxonomies.categories.ByCount }}'
    '<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a>{{ end }}</nav>{{ block "main" . }}{{ end }}</body>'
    "</html>",
    "single": '{{ define "main" }}<main data-pagefind-body><h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .Content }}'
    "</main><aside><h2>Related</h2><ul>{{ range first 5 (site.RegularPages.Related .) }}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></aside>{{ end }}',
    "list": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .Pages).Pages }}<article>'
    '<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p></article>{{ end }}{{ end }}',
}


def write_ours(folder: Path, count: int) -> None:
    """A project of ours with so many articles."""
    for name, text in {"pelicanconf.py": SETTINGS, "publishconf.py": "from pelicanconf import *\n"}.items():
        _write(folder / name, text)
    for name in DATA:
        (folder / "content/data").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "content/data" / f"{name}.yaml", folder / "content/data")
    for strategy in yaml.safe_load((ROOT / "content/data/strategies.yaml").read_text())["strategies"]:
        head = (
            f"title: {strategy['name']}\nslug: {strategy['id']}\nstrategies: [{strategy['id']}]\nsummary: What helps."
        )
        parts = (f"## {one['name']} {{#{one['id']}}}\n\n{one['definition']}\n" for one in strategy["techniques"])
        _write(folder / f"content/strategies/{strategy['id']}.md", f"---\n{head}\n---\n\n" + "\n".join(parts))
    for page in PAGES:
        head = f"title: {page.replace('-', ' ').capitalize()}\nslug: {page}\nsummary: A page."
        _write(folder / f"content/pages/{page}.md", f"---\n{head}\n---\n\nA page of this site.\n")
    for slug, head, body in _articles(count):
        kinds = f"strategies: [{', '.join(head['tags'][1:])}]\nsummary: '{head['summary']}'\n"
        text = f"---\ntitle: {head['title']}\ndate: {head['date']:%Y-%m-%d %H:%M}\nslug: {slug}\n{kinds}---\n\n{body}"
        _write(folder / f"content/articles/{slug}.md", text.replace("](/", "](").replace("/)", ".md)"))


def write_hugo(folder: Path, count: int) -> None:
    """A project of Hugo's with the same articles."""
    _write(folder / "hugo.json", json.dumps(HUGO))
    for name, text in LAYOUTS.items():
        _write(folder / f"layouts/_default/{name}.html", text)
    for slug, head, body in _articles(count):
        kinds = {"categories": [head["category"]], "tags": head["tags"], "description": head["summary"]}
        date = f"{head['date']:%Y-%m-%dT%H:%M:00Z}"
        told = json.dumps({"title": head["title"], "date": date, "slug": slug} | kinds)
        _write(folder / f"content/posts/{slug}.md", f"{told}\n\n{body}")


def _articles(count: int) -> Iterator[tuple[str, dict[str, object], str]]:
    """The slug, the facts and the text of each article; links are addresses."""
    chance = random.Random(7)  # noqa: S311  Nothing is secret here
    words, topics = words_and_topics(count, chance)
    for number in range(count):
        mine = number % len(topics)
        topic = topics[mine]
        head = {
            "title": f"{' '.join(chance.choices(topic, k=5)).title()} part{str(number).translate(LETTERS)}",
            "date": datetime.datetime(2020, 1, 1) + datetime.timedelta(hours=number),  # noqa: DTZ001  No clock
            "category": f"cat{mine % 8}",
            "tags": [f"topic{mine}", *chance.sample(STRATEGIES, 2)],
            "summary": sentence(words, topic, chance, PHRASES),
        }
        yield f"a{number}", head, "\n".join(_sections(number, words, topic, chance))


def _sections(number: int, words: list[str], topic: list[str], chance: random.Random) -> Iterator[str]:
    for section in range(5):
        yield f"## {' '.join(chance.choices(topic, k=3)).title()}\n"
        for _ in range(3):
            yield " ".join(sentence(words, topic, chance, PHRASES) for _ in range(4)) + "\n"
        if section == 2:
            items = (f"- **{chance.choice(topic)}**: {sentence(words, topic, chance, PHRASES)}" for _ in range(5))
            yield "\n".join(items) + "\n"
        if section == 3 and number:
            yield f"See also [{chance.choice(topic)}](/a{chance.randrange(number)}/) for more.\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
