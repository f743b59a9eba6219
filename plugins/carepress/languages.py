"""Languages: how each writes dates, and in which direction it runs."""

import datetime

import babel
import babel.dates


def locale_of(lang: str) -> babel.Locale:
    """The conventions of a language tag such as "en-gb"; those of English where it is not known."""
    try:
        return babel.Locale.parse(lang, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale("en")


def direction(lang: str) -> str:
    """The direction in which a language is written: "ltr" or "rtl"."""
    return str(locale_of(lang).text_direction)


def date_in_words(day: datetime.date, lang: str) -> str:
    """A day as a language writes it in full."""
    return babel.dates.format_date(day, "long", locale=locale_of(lang))
