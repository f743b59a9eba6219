"""Releases: a published site says file by file what it consists of, so that it can be brought to a host whole."""

from pelican import Pelican, signals

from carepress import bridge, output_files
from carepress.releases.manifest import release_files


def written(pelican: Pelican) -> None:
    """Write the list of all files, with its signature where there is a key."""
    context, folder = bridge.generators_behind(pelican)[0].context, pelican.output_path
    for path, text in release_files(context, folder).items():
        output_files.write_file(context, folder, path, text.encode())


def register() -> None:
    """Join in once everything is written."""
    signals.finalized.connect(written)
