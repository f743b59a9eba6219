"""Data files: what the plugins in use say of the data files that they read."""

import importlib
import sys
from collections.abc import Iterable, Mapping

from carepress.schema import ListOf


def data_files(plugins: Iterable[str]) -> Mapping[str, ListOf]:
    """Each data file with the name of its list and the model of the list's entries.

    A plugin says so in one of its modules: SOURCE is the file, ENTRIES what it holds.
    """
    found: dict[str, ListOf] = {}
    for plugin in plugins:
        importlib.import_module(plugin)
        for name, module in [*sys.modules.items()]:
            if name.startswith(f"{plugin}.") and hasattr(module, "ENTRIES"):
                found[module.SOURCE] = module.ENTRIES
    return found
