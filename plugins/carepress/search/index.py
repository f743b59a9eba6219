"""The index: everything that a browser needs to search the site by itself, as files."""

import dataclasses
import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from carepress.kept_answers import KeptAnswers
from carepress.kept_files import fingerprint
from carepress.one_by_one import one_by_one
from carepress.page import Library, Page
from carepress.page_groups import page_groups
from carepress.search import shards
from carepress.search.counting import Count, Words, counted, forms, together
from carepress.search.document import TECHNIQUE, Document, Text, documents, made_document, text_of
from carepress.search.folding import words
from carepress.search.stems import stem
from carepress.vocabulary import Vocabulary

FOLDER = "search"
SPEAKING = 40
"""Documents that are named as speaking of a technique."""

_MADE = frozenset({"path", "series", "map", "kept", "settings", "paths"})


Each = Callable[..., dict[Any, Any]]
"""What asks a pure function about many things, each known by a key: see `bridge.each`."""

_ALONE: Each = partial(one_by_one, KeptAnswers(None))
_MANY = 8
"""So many groups of pages are worth a process of their own."""


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """What was found in some of the pages: the documents without their texts, what results show of each, and the count.

    Texts are long: they stay in the process that has read them.
    """

    found: tuple[Document, ...]
    shown: tuple[bytes, ...]
    count: Count


def index_files(
    library: Library, pages: Sequence[Page], made: Sequence[Document], each: Each = _ALONE
) -> dict[str, bytes]:
    """The files of the index by their path in the output, that from which all begins first.

    `pages` are those that readers may find, `made` documents of pages that were made from no file.
    """
    found, shown, known = _read(library.vocabulary, pages, made, each)
    cut, texts = [*shards.shards(known, each)], [*_texts(shown)]
    phrases, mentions = _phrases(found), _mentions(library, found)
    files = {f"words-{number}.json": shard.json(phrases, mentions).encode() for number, shard in enumerate(cut)}
    files |= {f"texts-{number}.json": text for number, (_, text) in enumerate(texts)}
    files |= {"lexicon.json": _json(shards.lexicon(known))} if len(cut) > 1 else {}
    sizes = [[len([*same]), size] for size, same in itertools.groupby(count for count, _ in texts)]
    start = {"words": [shard.first for shard in cut], "texts": sizes, "facets": _facets(found), "count": len(found)}
    files = {"start.json": _json(start), **files}
    folder = f"{FOLDER}/{fingerprint(*(hashlib.sha256(content).digest() for content in files.values()))}"
    return {f"{folder}/{name}": content for name, content in files.items()}


def made_documents(listings: Iterable[Mapping[str, Any]], labels: Mapping[str, str]) -> tuple[Document, ...]:
    """The documents of the pages made from no file that are no repetition of others."""
    return tuple(made_document(one, labels) for one in listings if one["kind"] in _MADE and one.get("number", 1) == 1)


def _read(
    vocabulary: Vocabulary, pages: Sequence[Page], made: Sequence[Document], each: Each
) -> tuple[list[Document], list[bytes], Words]:
    """The documents, what results show of each, and their words; what was counted on the way is let go of."""
    parts = _parts(vocabulary, pages, made, each)
    counts = [part.count for part in parts]
    known = together(counts, {form: stem(*form) for form in sorted(forms(counts))})
    return [one for part in parts for one in part.found], [one for part in parts for one in part.shown], known


def _parts(vocabulary: Vocabulary, pages: Sequence[Page], made: Sequence[Document], each: Each) -> list[Part]:
    """Pages of one kind and one choice of strategies come together, so that little tells which they are."""
    sources = sorted(pages, key=lambda page: (page.lang, page.kind, page.front.strategies, page.url))
    languages = (page_groups([*same]) for _, same in itertools.groupby(sources, key=lambda page: page.lang))
    groups = ([text_of(page, vocabulary) for page in group] for group in itertools.chain.from_iterable(languages))
    parts = each(_part_of, {at: (group,) for at, group in enumerate(groups)}, many=_MANY)
    return [*parts.values(), *(_part([*same]) for _, same in itertools.groupby(made, key=lambda one: one.lang))]


def _part_of(group: Sequence[Text]) -> Part:
    return _part([document for text in group for document in documents(text)])


def _part(found: Sequence[Document]) -> Part:
    light = (document._replace(summary="", words="", sections=()) for document in found)
    return Part(tuple(light), tuple(_json(_shown(document)) for document in found), counted(found))


def _texts(shown: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """What results show, in parts, each with the number of its documents."""
    part: list[bytes] = []
    size = 0
    for text in shown:
        if part and size + len(text) > shards.TEXTS:
            yield len(part), b"[" + b",".join(part) + b"]"
            part, size = [], 0
        part.append(text)
        size += len(text)
    if part:
        yield len(part), b"[" + b",".join(part) + b"]"


def _shown(document: Document) -> dict[str, Any]:
    fields = {name: getattr(document, name) for name in ("url", "title", "above", "note", "summary")}
    sections = [[part.anchor, part.heading, part.text] for part in document.sections]
    return {name: value for name, value in fields.items() if value} | {"sections": sections}


def _facets(found: Iterable[Document]) -> list[list[Any]]:
    """How many documents in a row have one language, one kind and the same strategies."""
    runs = itertools.groupby(found, key=lambda one: (one.lang, one.kind, one.strategies))
    return [[len([*same]), kind, lang, *strategies] for (lang, kind, strategies), same in runs]


def _phrases(found: Sequence[Document]) -> dict[str, dict[str, int]]:
    """The document of each phrase, by the stems of its words, and these by the first of them."""
    known: dict[str, int] = {}
    for number, document in enumerate(found):
        for phrase in document.phrases:
            known.setdefault(" ".join(stem(word, document.lang) for word in words(phrase)), number)
    by_first: dict[str, dict[str, int]] = {}
    for phrase, number in known.items():
        if phrase:
            by_first.setdefault(phrase.partition(" ")[0], {})[phrase] = number
    return by_first


def _mentions(library: Library, found: Sequence[Document]) -> dict[int, list[int]]:
    """The documents that speak of each technique, by its own: those first to which it matters most.

    Strategy pages, which name all that they teach, are left out.
    """
    numbers = {document.url: number for number, document in enumerate(found)}
    speaking: dict[str, list[tuple[int, int]]] = {}
    for page in library.pages:
        for place, technique in enumerate(page.techniques):
            if page.url in numbers and page.kind != "strategy":
                speaking.setdefault(technique, []).append((place, numbers[page.url]))
    at = {d.url.partition("#")[2]: number for number, d in enumerate(found) if d.kind == TECHNIQUE}
    best = {id_: sorted(pages)[:SPEAKING] for id_, pages in speaking.items() if id_ in at}
    return {at[id_]: sorted(number for _, number in pages) for id_, pages in best.items()}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
