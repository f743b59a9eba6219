"""The server: the Language Server Protocol over standard input and output, by pygls."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from carepress.finding import Finding
from carepress.language_server.cursor_place import cursor_place, key_at, lines_of_head
from carepress.language_server.mistakes_while_typing import mistakes_while_typing
from carepress.language_server.schema_words import description, keys, values

SCHEMA = Path(".vscode", "schemas", "front-matter.json")
"""Where each preview and each check puts what the site knows, below its folder."""

_SEVERITY = {"error": types.DiagnosticSeverity.Error, "advice": types.DiagnosticSeverity.Information}


def server(folder: Path, content: Path) -> LanguageServer:
    """A server for the Markdown files of a content folder; `folder` is that of the site."""
    found = LanguageServer("carepress", "1")

    def text(uri: str) -> str:
        """The text of a page as it stands in the editor; "" for any other file."""
        return found.workspace.get_text_document(uri).source if _is_in(uri, content) else ""

    def tell(given: types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams) -> None:
        uri, now = given.text_document.uri, text(given.text_document.uri)
        told = [_diagnostic(finding, now) for finding in mistakes_while_typing(now, uri, _schema(folder))]
        found.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told))

    def completed(given: types.CompletionParams) -> list[types.CompletionItem]:
        return completions(text(given.text_document.uri), given.position, _schema(folder))

    def hovered(given: types.HoverParams) -> types.Hover | None:
        return hover(text(given.text_document.uri), given.position, _schema(folder))

    found.feature(types.TEXT_DOCUMENT_DID_OPEN)(tell)
    found.feature(types.TEXT_DOCUMENT_DID_CHANGE)(tell)
    found.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions([" ", "[", "-"]))(completed)
    found.feature(types.TEXT_DOCUMENT_HOVER)(hovered)
    return found


def hover(text: str, position: types.Position, schema: dict[str, Any]) -> types.Hover | None:
    """What the key at a position means; None where there is none that is known."""
    place = key_at(text, position.line, position.character)
    told = description(schema, place.path, place.key) if place else ""
    return types.Hover(told) if told else None


def completions(text: str, position: types.Position, schema: dict[str, Any]) -> list[types.CompletionItem]:
    """What may be typed at a position: the values of a key, or the keys that do not stand there yet."""
    place = cursor_place(text, position.line, position.character)
    if place is None:
        return []
    if place.key and (known := values(schema, place.path, place.key)):
        return [types.CompletionItem(value, kind=types.CompletionItemKind.Value) for value in known]
    path = (*place.path, place.key) if place.key else place.path
    is_property, met = types.CompletionItemKind.Property, {line.partition(":")[0] for line in lines_of_head(text)}
    return [
        types.CompletionItem(key, kind=is_property, documentation=part.get("description"), insert_text=f"{key}: ")
        for key, part in keys(schema, path).items()
        if path or key not in met
    ]


def _diagnostic(finding: Finding, text: str) -> types.Diagnostic:
    line, start = finding.line - 1, finding.column - 1
    lines = text.splitlines()
    end = len(lines[line].rstrip()) if line < len(lines) else start + 1
    return types.Diagnostic(
        types.Range(types.Position(line, start), types.Position(line, max(end, start + 1))),
        f"{finding.message} {finding.remedy}",
        severity=_SEVERITY[finding.severity],
        code=finding.rule,
        source="carepress",
    )


def _schema(folder: Path) -> dict[str, Any]:
    """What the site knows, as it stands now; nothing before its first preview or check."""
    try:
        found = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_in(uri: str, content: Path) -> bool:
    path = Path(url2pathname(unquote(urlsplit(uri).path)))
    return path.suffix == ".md" and path.resolve().is_relative_to(content.resolve())
