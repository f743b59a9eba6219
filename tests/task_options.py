"""The tasks of this project, each with its options, as `./invoke` knows them."""

import functools
import importlib.util
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from invoke import Collection

from carepress.outcome import fresh_modules

ROOT = Path(__file__).parents[1]


@functools.cache
def task_options() -> Mapping[str, AbstractSet[str]]:
    """The options of every task, such as `--help`, by the task's name."""
    with fresh_modules(ROOT):
        spec = importlib.util.spec_from_file_location("tasks", ROOT / "tasks.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    contexts = Collection.from_module(module).to_contexts()
    return {str(context.name): {*context.flags} for context in contexts}
