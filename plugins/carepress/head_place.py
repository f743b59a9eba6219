"""Head places: where in a page's front matter a key stands, and a word in its value."""

import re

from carepress.finding import place_at


def head_place(head: str, key: str, word: str = "") -> tuple[int, int]:
    """Line and column (from 1) of a word in a key's value; of the key, or of the file, where there is none."""
    found = re.search(rf"^{re.escape(key)}[ \t]*:(.*(?:\n(?:[ \t-].*|#.*)?$)*)", head, re.MULTILINE | re.IGNORECASE)
    if found is None:
        return 1, 1
    within = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", found[1]) if word else None
    return place_at(head, found.start(1) + within.start() if within else found.start())
