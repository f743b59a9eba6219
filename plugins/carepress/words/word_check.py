"""The check of words: what a text says that it should not, with the place of each."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from carepress.phrase_finder import Hit, PhraseFinder, folded
from carepress.sentences import sentence_around
from carepress.words.readable_text import Block, blocks
from carepress.words.terms import Term

WORDS_BEFORE = 6
"""A word such as “no” makes a promise fine if it stands at most so many words before it."""

LONG_NAME = 12
"""A short sentence with capitals throughout is a title, which tells nothing about names."""

_MARKS = str.maketrans("", "", "*_[]\xad")
_UNREAD = re.compile(r"<(?!img)[^<>]*>|&shy;|\]\([^()\n]*\)")
_BETWEEN = "<>\n\x01\n<>"
"""Nothing unread, and no phrase, goes on from one text to the next."""
_JOINS = frozenset({"and", "of", "the", "for", "&"})
_END = re.compile(r"[.!?:;]$")
_CLAUSE = re.compile(r"[:;–—]")
_CAPITALS = re.compile(r"[A-Z][\w’'-]*")


class Said(NamedTuple):
    """Words of a text that a term forbids: where they begin, the words as they stand, and the term."""

    offset: int
    words: str
    term: Term


def said(text: str, finder: PhraseFinder[Term | None]) -> Iterator[Said]:
    """What a Markdown text says that it should not; quotations, code and proper names are left alone."""
    if not may_say(finder, text):
        return
    for block in blocks(text):
        hits = finder.hits(block.text)
        quotations = block.quotations if hits else []
        for hit in hits:
            term = hit.phrase
            is_quoted = any(start < hit.end and hit.start < end for start, end in quotations)
            if term is not None and not is_quoted and not _is_name(block, hit) and _counts(block.text, hit, term):
                yield Said(block.offsets[hit.start], block.text[hit.start : hit.end], term)


def may_say(finder: PhraseFinder[Term | None], *texts: str) -> bool:
    """A quick look at whole texts, in which marks may part a word, and line ends a phrase."""
    flat = " ".join(_UNREAD.sub("", _BETWEEN.join(texts)).replace("&nbsp;", " ").translate(_MARKS).split())
    return any(hit.phrase is not None for hit in finder.hits(flat))


def _counts(text: str, hit: Hit[Term | None], term: Term) -> bool:
    """Whether the sentence around a form is one in which the term counts."""
    start, end = sentence_around(text, hit.start, hit.end)
    sentence = folded(text[start:end])
    if term.near_pattern and not term.near_pattern.search(sentence):
        return False
    if term.not_near_pattern and term.not_near_pattern.search(sentence):
        return False
    before = " ".join(folded(_CLAUSE.split(text[start : hit.start])[-1]).split()[-WORDS_BEFORE:])
    return not (term.not_after_pattern and term.not_after_pattern.search(before))


def _is_name(block: Block, hit: Hit[Term | None]) -> bool:
    """Whether the words are part of a proper name: all with capitals, next to another such word.

    A heading may have capitals throughout, so there this tells nothing.
    """
    words = block.text[hit.start : hit.end].split()
    start, end = sentence_around(block.text, hit.start, hit.end)
    sentence = block.text[start:end].split()
    is_title = sum(_CAPITALS.match(word) is not None for word in sentence) > len(sentence) * 0.8
    if (
        block.is_heading
        or (is_title and len(sentence) < LONG_NAME)
        or not all(_CAPITALS.match(word) for word in words if len(word) > len("and"))
    ):
        return False
    before, after = block.text[: hit.start].split(), block.text[hit.end :].split()[:2]
    following = next((word for word in after if word not in _JOINS), "")
    leading = [word for word in before[-3:] if word not in _JOINS]
    # The first word of a sentence has its capital anyway.
    leads = len(leading) > 1 and not _END.search(leading[-2]) and _CAPITALS.fullmatch(leading[-1]) is not None
    return leads or (_CAPITALS.match(following) is not None and not _END.search(words[-1]))
