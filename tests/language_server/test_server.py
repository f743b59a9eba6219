"""The language server as a text editor meets it: a process of its own, asked by the protocol."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

import tiny_project
from carepress.front_matter import FrontMatter
from carepress.language_server.server import SCHEMA
from carepress.model_schema import Choice, model_schema

TEXT = "---\ntitle: Sleep\nstrategies: [hope]\ndate: 2025-01-02\n---\n\nGood nights.\n"
KNOWN = model_schema(FrontMatter, {"FrontMatter.strategies": Choice(("self-care", "hope"))})

Ask = Callable[[LanguageClient, str, "asyncio.Queue[list[types.Diagnostic]]"], Awaitable[None]]


def with_editor(folder: Path, ask: Ask, file: str = "content/articles/sleep.md") -> None:
    """Open a file in an editor that speaks to the server, and ask.

    The editor has a thread of its own: another test of this process may have a browser open, whose loop runs here.
    """

    async def run() -> None:
        client, told = LanguageClient("editor", "1"), asyncio.Queue[list[types.Diagnostic]]()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(given: types.PublishDiagnosticsParams) -> None:
            told.put_nowait([*given.diagnostics])

        await client.start_io(sys.executable, "-m", "carepress.language_server", cwd=folder)
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri()))
        uri = (folder / file).as_uri()
        document = types.TextDocumentItem(uri, "markdown", 1, TEXT)
        client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        await ask(client, uri, told)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(asyncio.wait_for(run(), 30))).result()


def project(folder: Path) -> Path:
    made = tiny_project.made(folder)
    made.write({SCHEMA.as_posix(): json.dumps(KNOWN)})
    return made.folder


def test_mistakes_come_and_go_while_one_types_and_nothing_needs_to_be_saved(tmp_path: Path) -> None:
    async def ask(client: LanguageClient, uri: str, told: "asyncio.Queue[list[types.Diagnostic]]") -> None:
        assert await told.get() == []
        for version, text, rule in (
            (2, TEXT.replace("strategies", "strategie"), "front-matter-unknown"),
            (3, TEXT, ""),
        ):
            whole = types.TextDocumentContentChangeWholeDocument(text)
            changed = types.VersionedTextDocumentIdentifier(version, uri)
            client.text_document_did_change(types.DidChangeTextDocumentParams(changed, [whole]))
            found = await told.get()
            assert [one.code for one in found] == ([rule] if rule else [])
            assert not found or "Did you mean “strategies”?" in found[0].message

    with_editor(project(tmp_path), ask)


def test_keys_and_values_are_offered_and_explained(tmp_path: Path) -> None:
    async def ask(client: LanguageClient, uri: str, _: "asyncio.Queue[list[types.Diagnostic]]") -> None:
        document = types.TextDocumentIdentifier(uri)
        values = await client.text_document_completion_async(types.CompletionParams(document, types.Position(2, 13)))
        assert isinstance(values, list)
        assert [item.label for item in values] == ["self-care", "hope"]
        hover = await client.text_document_hover_async(types.HoverParams(document, types.Position(2, 4)))
        assert hover
        assert "strategies" in str(hover.contents)

    with_editor(project(tmp_path), ask)


def test_files_that_are_no_pages_are_left_alone(tmp_path: Path) -> None:
    async def ask(client: LanguageClient, uri: str, told: "asyncio.Queue[list[types.Diagnostic]]") -> None:
        document = types.TextDocumentIdentifier(uri)
        asked = types.CompletionParams(document, types.Position(2, 13))
        assert not await client.text_document_completion_async(asked)
        assert await told.get() == []

    with_editor(project(tmp_path), ask, "docs/notes.md")
