"""Moving: pages to other addresses or out of the site, without losing a link or a reader."""

from carepress.moving.tasks import move, retire

__all__ = ["move", "retire"]
