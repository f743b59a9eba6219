"""The session: bring the editing program, serve the editor, and tell what was saved, until Ctrl+C."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from carepress.bridge import content_of, pelican_settings_of
from carepress.browser_editor.collection import NOTHING, Collections, Texts, collections
from carepress.browser_editor.configuration import Json, hosted
from carepress.browser_editor.data_files import data_files
from carepress.browser_editor.files import Files
from carepress.browser_editor.forge import Forge
from carepress.browser_editor.hosting import host
from carepress.browser_editor.program import is_here, program
from carepress.browser_editor.server import EditorServer
from carepress.local_ports import no_port, on_free_port
from carepress.outcome import Task
from carepress.programs import npms
from carepress.settings import Repository
from carepress.terminal import refuse, say

NPM = Path(__file__).with_name("requirements.txt")


def edit(
    settings: str = "pelicanconf.py",
    port: int = 8100,
    output: str = "",
    outlines: Callable[[Path], Texts] = lambda _: NOTHING,
) -> int:
    """Serve the editor until Ctrl+C, or write it into a folder, for a place of its own.

    Returns 0, 1 where it cannot be had or written, or 2 for a wrong call.
    """
    if wrong := Task(Path(settings), Path()).fault or no_port(port):
        return refuse(wrong)
    try:
        content, own = content_of(Path(settings))
        site, texts = pelican_settings_of(Path(settings)), outlines(Path(settings))
    except SystemExit as mistaken:
        return refuse(str(mistaken))
    folder = _program()
    if folder is None:
        return refuse(_absent(), 1)
    offered = partial(collections, content, data_files(site["PLUGINS"]), texts)
    if output:
        return _host(Path(output), folder, _hosted(offered(), own.repository, content, site["SITENAME"]))
    return _serve(Forge(content, Files(folder), site["SITENAME"], say, offered), port)


def _program() -> Path | None:
    if not is_here():
        say("Bringing the editing program, about 12 MB; this is done once …")
    return program()


def _hosted(offered: Collections, repository: Repository | None, content: Path, name: str) -> Json:
    here = Path.cwd()
    inside = content.relative_to(here).as_posix() if content.is_relative_to(here) else content.name
    return hosted(offered, repository, inside, name) if repository else {}


def _host(output: Path, program: Path, config: Json) -> int:
    if not config:
        where = "add “repository” to CAREPRESS in the settings, like {'name': 'owner/site'}"
        return refuse(f"The settings do not say where the editor is to save: {where}.")
    if why := host(output, program, config):
        return refuse(why, 1)
    say(f"{output} holds the editor for {config['backend']['repo']}. Put it at an address that only editors know.")
    return 0


def _absent() -> str:
    if not any(npms()):
        return (
            "The editing program comes with npm, and this machine has none: install Node.js, or install the packages"
            f" that {NPM.relative_to(NPM.parents[3])} names, and run this again."
        )
    return (
        "The editing program could not be brought: the network is away, or npm did not deliver it as it was tested."
        " Nothing is lost: run ./invoke edit again when the network is back. From then on it works without."
    )


def _serve(forge: Forge, port: int) -> int:
    try:
        with on_free_port(port, partial(EditorServer, forge=forge)) as server:
            taken = f" Port {port} is taken." if port not in {0, server.server_port} else ""
            for path, why in forge.unreadable():
                say(f"{path} cannot be edited in the browser: {why}.")
            say(f"{forge.address}/ is the editor.{taken} Ctrl+C ends it.")
            server.serve_forever()
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        return refuse(str(error), 1)
    return 0
