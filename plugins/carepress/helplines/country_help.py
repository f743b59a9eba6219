"""Country help: the help that a country offers, in the words of a language, as templates see it."""

import unicodedata
from collections.abc import Iterator, Mapping

import babel
import babel.dates

from carepress.helplines.directory import Directory
from carepress.helplines.helpline import Helpline, dialled, earliest_day
from carepress.languages import locale_of
from carepress.page import Library
from carepress.views import View, view

HELP_TEMPLATE = "help"
_DAY, _MONTH = len("2025-08-28"), len("2025-08")


def country_help(found: Directory, country: str, lang: str, labels: Mapping[str, str]) -> View:
    """A country's emergency numbers and lines; both are empty for a country that the directory does not have."""
    locale = locale_of(lang)
    here = [helpline for helpline in found.shown if helpline.country == country]
    return view(
        code=country,
        country=locale.territories.get(country, country),
        emergency=tuple(_emergency(h, locale, labels) for h in here if h.kind == "emergency"),
        lines=tuple(_line(h, locale, labels) for h in here if h.kind != "emergency"),
        operator=next((_operator(h, labels) for h in here if h.url), None),
    )


def countries_by_name(found: Directory, lang: str, labels: Mapping[str, str]) -> tuple[View, ...]:
    """The help of every country, in the order of the countries' names."""
    countries = {helpline.country for helpline in found.shown}
    helps = [country_help(found, country, lang, labels) for country in sorted(countries)]
    return tuple(sorted(helps, key=lambda shown: _without_accents(shown["country"])))


def help_pages(
    library: Library, found: Directory, lang: str, labels: Mapping[str, str]
) -> Mapping[str, tuple[View, ...]]:
    """For each help page, by address: the help of every country, in the order of the countries' names."""
    pages = [page for page in library.pages if page.front.template == HELP_TEMPLATE]
    return dict.fromkeys((page.url for page in pages), countries_by_name(found, lang, labels)) if pages else {}


def _without_accents(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold()


def _emergency(helpline: Helpline, locale: babel.Locale, labels: Mapping[str, str]) -> View:
    seen = _seen(helpline, locale, labels)
    return view(
        name=helpline.name,
        number=helpline.phone,
        dial=dialled(helpline.phone or ""),
        ways=tuple(_other_ways(helpline, labels)),
        note=" ".join(filter(None, [helpline.purpose and f"{helpline.purpose}.", helpline.note, seen])),
        seen=seen,
    )


def _line(helpline: Helpline, locale: babel.Locale, labels: Mapping[str, str]) -> View:
    return view(
        name=helpline.name,
        purpose=helpline.purpose or labels[f"help_for_{helpline.kind.replace('-', '_')}"],
        number=helpline.phone,
        dial=dialled(helpline.phone) if helpline.phone else None,
        sms=helpline.sms,
        sms_dial=dialled(helpline.sms) if helpline.sms else None,
        chat_url=helpline.chat_url,
        ways=tuple(_other_ways(helpline, labels)),
        hours=helpline.hours,
        languages=tuple(locale.languages.get(language, language) for language in helpline.languages),
        cost=helpline.cost,
        note=helpline.note,
        website=helpline.url,
        seen=_seen(helpline, locale, labels),
        source_url=helpline.source_url,
    )


def _other_ways(helpline: Helpline, labels: Mapping[str, str]) -> Iterator[View]:
    """The ways to write to a line, beside the way that is shown first."""
    if helpline.phone and helpline.sms:
        number = f"\u2066{helpline.sms}\u2069"
        yield view(href=f"sms:{dialled(helpline.sms)}", words=labels["help_text_message"].format(number=number))
    if helpline.numbers and helpline.chat_url:
        yield view(href=helpline.chat_url, words=labels["help_chat"].format(name=helpline.name))


def _operator(helpline: Helpline, labels: Mapping[str, str]) -> View:
    return view(url=helpline.url, words=labels["help_website"].format(name=helpline.name))


def _seen(helpline: Helpline, locale: babel.Locale, labels: Mapping[str, str]) -> str:
    """Where and when a number was seen, or when one of us reached somebody by it."""
    label = "helpline_confirmed" if helpline.confirmed_how == "call" else "helpline_seen"
    if helpline.confirmed_on is None:
        return labels[f"{label}_undated"].format(source=helpline.source)
    return labels[label].format(source=helpline.source, date=_date(helpline.confirmed_on, locale))


def _date(date: str, locale: babel.Locale) -> str:
    """A date in words, as exact as it was given."""
    day = earliest_day(date)
    if len(date) == _DAY:
        return babel.dates.format_date(day, "long", locale=locale)
    if len(date) == _MONTH:
        return babel.dates.format_skeleton("yMMMM", day, locale=locale)
    return babel.dates.format_skeleton("y", day, locale=locale)
