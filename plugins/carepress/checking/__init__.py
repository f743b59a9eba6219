"""Checking: every problem in the content, told without building anything that stays."""

from carepress.checking.content_check import check
from carepress.checking.explanation import explain
from carepress.checking.link_check import links

__all__ = ["check", "explain", "links"]
