"""Countries: what is known of them by their codes."""

EUROPEAN_UNION = "EU"

MEMBERS = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905  one line to read
)
"""The members of the European Union, all of which answer 112."""
