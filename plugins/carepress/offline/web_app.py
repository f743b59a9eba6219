"""The web app: what a device is told that is to put the site on its home screen, and the icons that it shows there."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import PIL

from carepress import outline
from carepress.kept_files import KeptFiles, fingerprint
from carepress.languages import direction
from carepress.offline import icons
from carepress.offline.copies import as_json
from carepress.palette import Palette
from carepress.site_mark import Mark
from carepress.views import Site

MANIFEST = "manifest.webmanifest"

Files = Mapping[str, bytes]

_MADE_BY = (PIL.__version__, *(Path(str(one.__file__)).read_text(encoding="utf-8") for one in (icons, outline)))


def web_app(site: Site, colours: Palette, shapes: Mark, kept: KeptFiles) -> Files:
    """The manifest and the icons that it names, by path in the output, in the colours and with the mark of the site."""
    ground = colours.get("paper", "#ffffff")
    drawn = _icons(shapes, ground, kept)
    named = [
        {"src": f"{site.root}/{path}", "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for path, side, purpose, _ in drawn
        if path != icons.APPLE
    ]
    return {path: content for path, _, _, content in drawn} | {MANIFEST: manifest(site, ground, named).encode()}


def _icons(shapes: Mark, ground: str, kept: KeptFiles) -> list[tuple[str, int, str, bytes]]:
    """Path, points on a side, purpose and content of each icon; none where the theme has no mark."""
    found = []
    for side, purpose in (*icons.SIZES, icons.APPLE_ICON) if shapes else ():
        draw = partial(icons.icon, shapes, side, None if purpose == "any" else ground)
        content = kept.content(f"{fingerprint(shapes, side, purpose, ground, _MADE_BY)}.png", draw)
        path = icons.APPLE if purpose == "apple" else f"assets/icons/{fingerprint(content)}.png"
        found.append((path, side, purpose, content))
    return found


def manifest(site: Site, ground: str, named: Sequence[object]) -> str:
    """What a device is told. Its name is one that says nothing of its reader to those who see the screen.

    `minimal-ui` can be installed, and leaves readers what they need to leave a page: the way back and the address.
    """
    help_url, name = site.url_of_source(site.settings.help_page), site.labels["app_name"]
    shortcut = [{"name": site.labels["help_shortcut"], "url": f"{site.root}{help_url}"}] if help_url else []
    told = {
        "id": f"{site.root}/",
        "name": name,
        "short_name": name,
        "lang": site.lang,
        "dir": direction(site.lang),
        "start_url": f"{site.root}/",
        "scope": f"{site.root}/",
        "display": "minimal-ui",
        "background_color": ground,
        "theme_color": ground,
        "icons": named,
        "shortcuts": shortcut,
    }
    return as_json(told)
