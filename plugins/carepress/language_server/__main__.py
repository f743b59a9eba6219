"""Run by text editors in the folder of the site: `python -m carepress.language_server [SETTINGS]`."""

import sys
from pathlib import Path

from carepress.bridge import content_of
from carepress.language_server.server import server


def main(settings: str = "pelicanconf.py") -> None:
    """Serve until the editor ends it; SystemExit where the settings cannot be read."""
    content, _ = content_of(Path(settings))
    server(Path(settings).absolute().parent, content).start_io()


if __name__ == "__main__":
    main(*sys.argv[1:])
