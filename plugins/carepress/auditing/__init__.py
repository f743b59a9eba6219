"""Auditing: whether anything that a site is built with has a weakness that is known."""
