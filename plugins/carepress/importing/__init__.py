"""Importing: documents of other programs as pages of this site."""

from carepress.importing.import_file import Call, import_file

__all__ = ["Call", "import_file"]
