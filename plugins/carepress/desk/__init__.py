"""The desk: how the site stands and what to do next, on a page that only the preview has."""

from carepress.desk.desk_room import desk_room
from carepress.desk.external_links import external_links

__all__ = ["desk_room", "external_links"]
