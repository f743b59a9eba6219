"""The reference list: the sources that a page cites, as readers see them below its text."""

from collections.abc import Mapping, Sequence

from carepress.evidence.reference import Reference
from carepress.views import View, view

AUTHORS_NAMED = 6


def reference_list(
    anchors: Mapping[str, Sequence[str]], known: Mapping[str, Reference], labels: Mapping[str, str]
) -> tuple[View, ...]:
    """The sources with these ids, numbered from 1, each with the anchors of its mentions in the text."""
    return tuple(
        view(
            number=number,
            anchor=f"reference-{number}",
            text=reference_text(known[name], labels["and_others"]),
            url=known[name].address,
            kind=labels[f"kind_{known[name].kind.replace('-', '_')}"],
            grade=labels[f"grade_{known[name].kind.replace('-', '_')}"],
            finding=known[name].finding,
            limits=known[name].limits,
            backlinks=tuple(backlinks),
        )
        for number, (name, backlinks) in enumerate(anchors.items(), 1)
    )


def reference_text(reference: Reference, and_others: str) -> str:
    """A source in one line: "Joyce S, Shand F (2018). Title. Publisher."; at most six authors are named."""
    named = list(reference.authors[:AUTHORS_NAMED])
    if reference.and_others or len(reference.authors) > AUTHORS_NAMED:
        named.append(and_others)
    year = f"({reference.year})" if reference.year else ""
    isbn = f"ISBN {reference.isbn}" if reference.isbn else ""
    opening = [" ".join(filter(None, [", ".join(named), year])), reference.title]
    if not named:
        opening = [f"{reference.title} {year}".strip()]
    sentences = filter(None, [*opening, reference.publisher, isbn])
    return " ".join(sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}." for sentence in sentences)
