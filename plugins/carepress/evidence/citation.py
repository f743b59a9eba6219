"""Citations: the marks `[@id]`, `[@a; @b]` and `[@a, p. 4]` as they stand in running text."""

import dataclasses
import re

# Marks that follow each other are one group: two numbers side by side would read as one.
GROUP = re.compile(r"\[@\w[^\[\]]*\](?:\s*\[@\w[^\[\]]*\])*")


@dataclasses.dataclass(frozen=True, slots=True)
class Citation:
    """One source cited in one place: its id, and where in the source, such as "p. 4", or ""."""

    id: str
    place: str = ""

    @property
    def mark(self) -> str:
        """The citation as an editor writes it."""
        return f"[@{self.id}, {self.place}]" if self.place else f"[@{self.id}]"


def citations(group: str) -> tuple[Citation, ...]:
    """The citations of a group of marks in their order, each once."""
    parts = re.split(r"[;,]\s*(?=@)|\]\s*\[(?=@)", group[1:-1])
    return tuple(dict.fromkeys(_citation(part) for part in parts))


def _citation(part: str) -> Citation:
    name, _, place = part.strip().removeprefix("@").partition(",")
    return Citation(" ".join(name.split()), " ".join(place.split()))
