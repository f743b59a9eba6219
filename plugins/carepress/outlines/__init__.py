"""Outlines: a new page that holds what a page of its kind usually has, with notes on what goes where."""

from carepress.outlines.new_page import new
from carepress.outlines.texts import texts
from carepress.outlines.wish import Wish

__all__ = ["Wish", "new", "texts"]
