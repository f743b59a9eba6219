"""Phone numbers: the digits in a text that a reader would take for a telephone number.

Some are known by their shape alone: “+44 20 7946 0958”, “(212) 555-0142”. Others, as short as two digits, are known by
the words beside them: “dial 15”, “text HOME to 741741”. Years, figures, dates and identifiers are neither.
"""

import re
import unicodedata
from collections.abc import Iterator

from carepress.helplines.phone_words import PhoneWords, phone_words
from carepress.sentences import sentence_around

Span = tuple[int, int]

_G = r"[ \u00a0\u202f.\-‐‑–/]"
_START, _END = r"(?<![\w+#$£€₹¥.,/:–-])", r"(?![\w%°/@]|[.,:–-]\d|\s?%)"

# What holds digits but is never dialled. It is blanked out before anything is looked for.
_NEVER = re.compile(
    r"""\[@[^\[\]]*\]                                               # citations
    | (?i:https?://|www\.)\S+
    | (?i:\bdoi:\s*)?\b10\.\d{4,9}/\S+
    | (?i:\b(?:isbn|issn|pmid|pmcid|orcid|arxiv|nct|isrctn|eudract|prospero|duns|ein)(?:-1[03])?)
      [\s:#.]*[\dxX][\dxX\s–-]*
    | (?i:\b(?:pp?|pages?|vol|volume|no|issue|chapter|section|figure|table)\b)\.?\s*\d{1,5}(?!\d)(?:\s?[–-]\s?\d+)?
    | \b\d{1,4}\s?\(\d{1,3}\)\s?[:,]\s?\w?\d+(?:\s?[–-]\s?\w?\d+)?      # 12(3):45–67
    | \b\d{4}-\d\d-\d\d\b | (?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?![\d-])
    | (?<![\d./])\d{1,2}([./])\d{1,2}\1(?:\d\d){1,2}(?![\d./]\d)
    | \b\d{1,2}[:.]\d\d\s?(?i:am|pm|a\.m|p\.m|h|uhr)?\b(?![.\-]?\d) | \b\d{1,2}\s?(?i:am|pm|a\.m|p\.m)\b
    | (?<!\d)(?:1[89]|20)\d\d\s?[–/-]\s?(?:(?:1[89]|20)\d\d|\d\d)(?![\d–-])   # years, from and to
    | [$£€₹¥]\s?\d[\d,.]* | (?<![\d,])\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)   # money, 1,234
    | (?<![\d.])\d+[.,]\d+(?![.\d-]) | (?<!\d)24/7(?!\d)""",
    re.VERBOSE,
)

# Shapes that only telephone numbers have.
_SHAPES = re.compile(
    rf"""(?<![\w+])(?:\+|\(\+)\d(?:[ \u00a0().\-‐‑–/]{{0,3}}\d){{7,14}}
    | {_START}(?:1{_G})?(?:\([2-9]\d\d\)\s?|[2-9]\d\d{_G})\d{{3}}{_G}\d{{4}}
    | {_START}\(0\d{{1,4}}\)(?:{_G}?\d){{5,9}}
    | {_START}0(?:0?[1-9]\d{{0,3}})(?:{_G}\d{{1,4}}){{1,5}}
    | {_START}1[38]\d0{_G}\d{{2,4}}{_G}?\d{{3,4}}
    | {_START}0[1-9]\d{{8,9}}
    | {_START}(?:91{_G}?)?[6-9](?:\d{{4}}{_G}\d{{5}}|\d{{3}}{_G}\d{{3}}{_G}\d{{3}})
    | {_START}1[38]00\d{{6,7}} | {_START}(?:91{_G})?[6-9]\d{{9}}
    | (?<![\w.-])(?:1{_G})?8(?:00|33|44|55|66|77|88){_G}(?=[\d-]*[A-Z]{{3}})[A-Z\d][A-Z\d-]{{5,9}}(?!\w)""",
    re.VERBOSE,
)
_ANY = re.compile(rf"[+*]?\(?\d+(?:\)?{_G}?\(?\d+)*#?")
_LONG = re.compile(rf"{_START}\(?\d{{2,12}}\)?(?:{_G}\d{{2,5}}){{0,4}}{_END}")
_ONWARD, _JOINED = re.compile(r"\s?(?:to|–|-)\s?\d"), re.compile(r"\s?(?:,|/|or|and|oder|und|y|o|et|ou|e)\s(?=[+(]?\d)")
_LONGEST, _ZERO_DIGITS, _LONG_DIGITS, _WITH_AREA = 15, range(8, 14), range(7, 14), 10
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_URGED = re.compile(r"(?i)(?:^|[.!?:;,–—(]|\b(?:to|or|and|can|should|please|then|must|just|oder|y|ou))\s*$")
_LABEL, _FEW, _SHORTEST_ALONE = 70, 4, 3

# Digits that are neither part of a name, such as 18F, nor a year.
_WORTH_A_LOOK = re.compile(r"(?<!\w)(?!(?:1[89]|20)\d\d(?!\w))\d\d+(?![^\W\d])")


def phone_numbers(text: str, language: str = "en", context: str = "") -> list[str]:
    """The telephone numbers of a block of text as it spells them, in order; `context` is what its table says of it.

    The context's first line is the head of the column, or what stands before a list; the second is the row.
    """
    words = phone_words(language)
    if not _WORTH_A_LOOK.search(text) and not words.told.search(text):
        return []
    masked = _NEVER.sub(lambda match: "¤" * len(match[0]), text)
    if not re.search(r"\d\d", masked):
        return []
    spans = [*_by_shape(masked), *_by_words_before(masked, words), *_by_words_behind(masked, words)]
    spans += [*_long_beside_words(masked, words, context), *_labelled(masked, words, context)]
    return [text[start:end] for start, end in _outermost(spans)]


def digits_of(number: str) -> str:
    """What a telephone dials; letters stand for digits, as on the keys: 1-800-SUICIDE."""
    keys = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
    dialled = re.sub(r"[^\d*#+]", "", number.replace("(0)", "").translate(keys))
    return "".join(str(unicodedata.decimal(character, character)) for character in dialled)


def _by_shape(text: str) -> Iterator[Span]:
    for match in _SHAPES.finditer(text):
        shown, digits = match[0], _count(match[0])
        is_serial = re.fullmatch(r"0[0-24-79]\d\d-\d{4}", shown)  # as ISSN write it
        if (
            re.match(_END, text[match.end() :])
            and not is_serial
            and (not shown.startswith("0") or digits in _ZERO_DIGITS)
        ):
            yield match.span()


def _by_words_before(text: str, words: PhoneWords) -> Iterator[Span]:
    """Numbers that a word leads to, such as “dial 15”, and those that “or” joins to them."""
    for pattern, shortest, is_direct in ((words.directly, 2, True), (words.further, 3, False)):
        for cue in pattern.finditer(text):
            is_urged = is_direct and bool(_URGED.search(text[: cue.start()]))
            span = _dialled(text, cue.end(), words, shortest, is_urged=is_urged)
            while span:
                yield span
                joined = _JOINED.match(text, span[1])
                span = _dialled(text, joined.end(), words, 3, is_urged=False) if joined else None


def _dialled(text: str, start: int, words: PhoneWords, shortest: int, *, is_urged: bool) -> Span | None:
    """The number at a place, if it is one that is dialled there."""
    match = _ANY.match(text, start)
    groups = re.finditer(r"\d+#?", match[0]) if match else ()
    for end in sorted((start + group.end() for group in groups), reverse=True):
        rest, shown = text[end:], text[start:end]
        if re.match(_END, rest) and words.follows.match(rest) and not _ONWARD.match(rest):
            digits, is_year = _count(shown), bool(_YEAR.fullmatch(shown)) and not is_urged
            return (start, end) if shortest <= digits <= _LONGEST and not is_year else None
    return None


def _by_words_behind(text: str, words: PhoneWords) -> Iterator[Span]:
    for match in re.finditer(rf"{_START}\d{{3,6}}(?![\w-])", text):
        named = words.behind.match(text, match.end())
        if named and words.follows.match(text[named.end() :]) and not _YEAR.fullmatch(match[0]):
            yield match.span()


def _long_beside_words(text: str, words: PhoneWords, context: str) -> Iterator[Span]:
    for match in _LONG.finditer(text):
        if _count(match[0]) not in _LONG_DIGITS:
            continue
        if re.search(r"\D\d\d?$", match[0]) and not words.follows.match(text[match.end() :]):
            continue
        start, end = sentence_around(text, *match.span())
        cue = words.told if match[0].isdigit() and len(match[0]) < _WITH_AREA else words.anywhere
        if cue.search(text, start, end) or words.labels.search(context):
            yield match.span()


def _labelled(text: str, words: PhoneWords, context: str) -> Iterator[Span]:
    """The number of a line of a list or a cell of a table that says nothing else than whose it is."""
    bare = re.fullmatch(r"\s*([+*]?\d[\d ().–-]*\d)\s*", text)
    before, _, row = context.partition("\n")
    is_told = words.labels.search(before) or words.names.search(row)
    if bare and is_told and _count(bare[1]) >= _SHORTEST_ALONE and not _YEAR.fullmatch(bare[1]):
        yield bare.span(1)
    if len(text) <= _LABEL and words.labels.search(text):
        for match in re.finditer(
            rf"(?:[:–—-]|(?<!=)\s)\s*({_START}\d{{3,6}})\s*[.)]?$|^\s*(\d{{3,6}})\s*[:–—-]\s", text
        ):
            group = 1 if match[1] else 2
            is_wordy = text[match.start()].isspace() and len(text[: match.start()].split()) > _FEW
            if not is_wordy and not _YEAR.fullmatch(match[group]):
                yield match.span(group)


def _count(shown: str) -> int:
    return sum(map(str.isdigit, shown))


def _outermost(spans: list[Span]) -> list[Span]:
    """The spans in order, without those that overlap one that begins earlier or is longer."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
