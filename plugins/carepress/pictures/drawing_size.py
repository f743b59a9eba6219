"""The size of a drawing: an SVG file's own, where it says one."""

import re

import lxml.etree

_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def drawing_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of an SVG file, rounded; None where it says none, or is none."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = lxml.etree.fromstring(content, parser)
    except lxml.etree.XMLSyntaxError:
        return None
    box = root.get("viewBox", "").replace(",", " ").split()
    for sides in ([root.get("width", ""), root.get("height", "")], box[2:]):
        found = [_NUMBER.fullmatch(side) for side in sides]
        if len(found) == 2 and found[0] and found[1]:  # noqa: PLR2004  width and height
            size = round(float(found[0][1])), round(float(found[1][1]))
            return size if all(size) else None
    return None
