"""Questions: what a new site is to be, asked for on a terminal, one thing at a time."""

import dataclasses
from collections.abc import Callable

from carepress.starting.wish import FAULTS, LANGUAGES, Wish, time_zones

Ask = Callable[[str], str]
Tell = Callable[[str], None]

_WORDS = {
    "name": "The name of the site? ",
    "publisher": "Who publishes it? ",
    "country": "In which country (its code or its name)? ",
    "language": f"In which language ({', '.join(LANGUAGES)}, or more closely, such as en-GB)? ",
    "time_zone": "In which time zone{usual}? ",
    "address": "The address at which it will be found, such as https://example.org, or Enter if you do not know yet? ",
    "email": "An email address to which readers may report mistakes, or Enter for none? ",
}


def asked(wish: Wish, ask: Ask, tell: Tell) -> Wish:
    """The wish with all that was not said already; each question is asked again until its answer fits."""
    for key, words in _WORDS.items():
        while not getattr(wish, key) or FAULTS[key](getattr(wish, key)):
            usual = (time_zones(wish.country) or [""])[0] if key == "time_zone" else ""
            answer = ask(words.format(usual=f" [{usual}]" if usual else "")).strip() or usual
            wish = dataclasses.replace(wish, **{key: answer}).tidied()
            if wrong := FAULTS[key](getattr(wish, key)):
                tell(wrong)
            elif not answer:
                break
    return wish
