"""The desk: how the site stands and what to do next, on a page that only the preview has."""

from carepress.desk.desk_room import desk_room

__all__ = ["desk_room"]
