"""Building: the whole site into a folder, or nothing."""

from carepress.building.site import build, publish

__all__ = ["build", "publish"]
