"""Published addresses: those that readers were given, from `data/addresses.yaml`, none of which may be lost."""

from collections.abc import Iterable, Mapping

from carepress.yaml_text import spelt, yaml_text

SOURCE = "data/addresses.yaml"
KEY = "addresses"

_BEGINNING = f"""# The addresses that readers were given. Others link to them, so each must always lead somewhere:
# to its page, to another page, or to a note on why it was removed (data/redirects.yaml).
# ./invoke publish, ./invoke move and ./invoke retire add to this list. Nothing is ever taken out.

{KEY}:
"""


def published_addresses(text: str | None) -> Mapping[str, tuple[int, int]]:
    """The addresses in a YAML text, each with its line and column; none where there is no text."""
    read = yaml_text(text or "")
    rows = read.value.get(KEY) if isinstance(read.value, dict) else None
    return {str(row): read.place((KEY, number)) for number, row in enumerate(rows if isinstance(rows, list) else ())}


def with_addresses(text: str | None, addresses: Iterable[str]) -> str:
    """The text with the addresses that it does not have yet, at its end; everything else stays as it is."""
    known = published_addresses(text)
    new = sorted({*addresses} - {*known})
    written = text if text and text.strip() else _BEGINNING
    # A list without entries is written as “[]”, after which no entry may follow.
    written = written.rstrip().removesuffix("[]").rstrip() + "\n" if not known else written
    return (
        written + "\n" * (not written.endswith("\n")) + "".join(f"- {spelt(url)}\n" for url in new) if new else written
    )
