"""Checking: every problem in the content, told without building anything that stays."""

from carepress.check.content_check import check
from carepress.check.explanation import explain
from carepress.check.link_check import links

__all__ = ["check", "explain", "links"]
