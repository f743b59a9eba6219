"""Folders for an upload, as their addresses name them."""

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from carepress.deploying.target import Refused

EXAMPLE = "upload:site?run=netlify deploy --prod --dir {folder}"


class Wish(NamedTuple):
    """The folder to make ready, the command that uploads it, or "", and the address of the site, or "".

    `is_first` where nothing may be public there yet, so that nobody need answer.
    """

    folder: Path
    run: str
    site: str
    is_first: bool


def wish_of(address: str) -> Wish:
    """What an address asks for; Refused where it names no folder."""
    folder, _, query = address.removeprefix("upload:").partition("?")
    told, _, command = f"&{query}".partition("&run=")
    pairs = dict(pair.partition("=")[::2] for pair in told.split("&") if pair)
    site = unquote(pairs.pop("site", "")).rstrip("/")
    is_first = pairs.pop("first", "") == "yes"
    if not folder or pairs:
        what = f"“{next(iter(pairs))}” is not known" if pairs else "it names no folder"
        raise Refused(f"{address} asks for no upload: {what}. Write it like {EXAMPLE}.")
    if site and not re.fullmatch(r"https?://[^\s/@?#]+(?:/[^\s?#]*)?", site):
        raise Refused(f"{address} asks for no upload: “{site}” is no address of a site like https://example.org.")
    return Wish(Path(folder), command if " " in command else unquote(command), site, is_first)
