"""Preview: the site on this machine, rebuilt at every save and shown at once."""

from carepress.preview.session import serve

__all__ = ["serve"]
