"""Keyed values: values by what matters of them, as keys by which answers are remembered."""

import dataclasses
from collections.abc import Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclasses.dataclass(frozen=True, slots=True)
class Keyed(Generic[Value]):
    """A value that counts as equal to another where `by` is: all that an answer about it follows from.

    A large value that nobody changes goes by its `id`, which no other can have while it is kept here.
    """

    value: Value = dataclasses.field(compare=False)
    by: Hashable
