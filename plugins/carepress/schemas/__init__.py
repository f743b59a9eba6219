"""Schemas: what VS Code and its like know of this site, kept true by every preview and every check."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from carepress import bridge
from carepress.put_off import FILES
from carepress.schemas.editor_files import FOLDER, editor_files
from carepress.schemas.kept_true import keep_true


@bridge.of_whole_site
def read(generators: Sequence[Any]) -> None:
    """Renew the files for editors' programs where such programs have a folder beside the content folder."""
    build, folder = bridge.build_behind(generators), Path(generators[0].path).absolute().parent / FOLDER
    if build.settings.mode == "preview" and folder.is_dir() and FILES not in generators[0].context:
        sources = bridge.data_text(generators, "data/references.yaml") or ""
        keep_true(folder, editor_files(build.library, build.settings, build.described, sources))


def register() -> None:
    """Join in once every data file is described."""
    signals.all_generators_finalized.connect(read)
