"""The browser editor: pages edited in forms, for those who do not work with files; saved into the same files."""

from carepress.browser_editor.session import edit

__all__ = ["edit"]
