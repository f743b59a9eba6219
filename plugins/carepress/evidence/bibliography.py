"""Bibliography: sources in the forms that reference managers read, BibTeX and CSL-JSON."""

import json
import re
from collections.abc import Iterable
from typing import Any

from carepress.evidence.reference import Reference

_PERSON = re.compile(r"(.+) ([A-Z]{1,4})")
_JOURNAL = re.compile(r"(.+?)[ ,]+(\d+)(?:\((\S+?)\))?(?::(\S+))?")
_ISSUED = frozenset({"guideline", "official", "other", "survey"})
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
}


def bibtex(sources: Iterable[Reference]) -> str:
    """The sources as BibTeX entries; names of bodies are kept whole in braces."""
    return "\n".join(_entry(source) for source in sources)


def csl_json(sources: Iterable[Reference]) -> str:
    """The sources as a list of CSL-JSON items. Source: https://github.com/citation-style-language/schema"""
    items = [_item(source) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _entry(source: Reference) -> str:
    holder = _holder(source)
    authors = [_bibtex_name(author) for author in source.authors] + ["others"] * source.and_others
    fields = {
        "author": " and ".join(authors),
        "title": f"{{{_escaped(source.title)}}}",
        "year": str(source.year or ""),
        "journal": _escaped(holder.get("container-title", "")),
        "volume": holder.get("volume", ""),
        "number": _escaped(holder.get("issue", "")),
        "pages": _escaped(holder.get("page", "").replace("–", "--")),
        "publisher": _escaped(holder.get("publisher", "")),
        "isbn": source.isbn or "",
        "doi": source.doi or "",
        "url": "" if source.doi else source.url or "",
    }
    kind = "book" if source.isbn else "article" if "container-title" in holder else "misc"
    body = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{source.id}{body}\n}}\n"


def _item(source: Reference) -> dict[str, Any]:
    holder = _holder(source)
    kind = "book" if source.isbn else "article-journal" if "container-title" in holder else "document"
    names = [_csl_name(author) for author in source.authors] + [{"literal": "et al."}] * source.and_others
    fields = {
        "id": source.id,
        "type": kind,
        "author": names,
        "title": source.title,
        "issued": {"date-parts": [[source.year]]} if source.year else None,
        **holder,
        "ISBN": source.isbn,
        "DOI": source.doi,
        "URL": None if source.doi else source.url,
    }
    return {name: value for name, value in fields.items() if value}


def _holder(source: Reference) -> dict[str, str]:
    """Where a source appeared: its journal with volume, issue and pages, or who published it."""
    if not source.publisher or source.isbn or source.kind in _ISSUED:
        return {"publisher": source.publisher} if source.publisher else {}
    match = _JOURNAL.fullmatch(source.publisher)
    if match is None:
        return {"container-title": source.publisher}
    fields = zip(("container-title", "volume", "issue", "page"), match.groups(), strict=True)
    return {name: value for name, value in fields if value}


def _bibtex_name(author: str) -> str:
    match = _PERSON.fullmatch(author)
    return f"{_escaped(match[1])}, {_initials(match[2])}" if match else f"{{{_escaped(author)}}}"


def _csl_name(author: str) -> dict[str, str]:
    match = _PERSON.fullmatch(author)
    return {"family": match[1], "given": _initials(match[2])} if match else {"literal": author}


def _initials(letters: str) -> str:
    return " ".join(f"{letter}." for letter in letters)


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)
