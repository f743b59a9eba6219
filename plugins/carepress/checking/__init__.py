"""Checking: every problem in the content, told without building anything that stays."""

from carepress.checking.content_check import check

__all__ = ["check"]
