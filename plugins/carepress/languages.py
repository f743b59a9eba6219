"""Languages: how each writes dates, and in which direction it runs."""

import datetime
import functools
import re

import babel
import babel.dates
import babel.localedata
import babel.numbers

MEGABYTE = 1_000_000

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@functools.lru_cache
def locale_of(lang: str) -> babel.Locale:
    """The conventions of a language tag such as "en-gb"; those of English where it is not known."""
    try:
        return babel.Locale.parse(lang, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale("en")


def is_language(tag: str) -> bool:
    """Whether a tag such as "en-GB" is well formed and begins with the code of a language."""
    return bool(_TAG.fullmatch(tag)) and tag.partition("-")[0].casefold() in _names()


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(babel.Locale("en").languages) | frozenset(map(str, babel.localedata.locale_identifiers()))


def direction(lang: str) -> str:
    """The direction in which a language is written: "ltr" or "rtl"."""
    return str(locale_of(lang).text_direction)


def file_size(size: int, lang: str) -> str:
    """So many bytes in few digits, as a language writes them: "120 kB", "1.4 MB"."""
    number, unit = (size / 1_000_000, "MB") if size >= MEGABYTE else (max(1, round(size / 1000)), "kB")
    return f"{babel.numbers.format_decimal(round(number, 1), locale=locale_of(lang))}\N{NO-BREAK SPACE}{unit}"


@functools.lru_cache(maxsize=10_000)
def date_in_words(day: datetime.date, lang: str) -> str:
    """A day as a language writes it in full."""
    return babel.dates.format_date(day, "long", locale=locale_of(lang))
