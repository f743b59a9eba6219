"""Web servers of this machine for tests: started on a free port over a folder, asked, and stopped whatever happens."""

import contextlib
import dataclasses
import http.client
import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from server_provisions import needed
from tiny_project import wait_until

HOST = "127.0.0.1"
APACHE_MODULES = ("mpm_event", "authz_core", "alias", "deflate", "dir", "filter", "headers", "mime", "rewrite")
FOLDERS_OF_MODULES = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules")


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a server has answered; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def get(address: str, **headers: str) -> Answer:
    """What stands at an address; no redirect is followed."""
    parts = urlsplit(address)
    with contextlib.closing(http.client.HTTPConnection(parts.netloc, timeout=30)) as connection:
        connection.request("GET", parts.path, headers=headers)
        found = connection.getresponse()
        given: dict[str, str] = {}
        for name, value in found.getheaders():
            given[name.lower()] = f"{given[name.lower()]}, {value}" if name.lower() in given else value
        return Answer(found.status, given, found.read())


@contextlib.contextmanager
def nginx(root: Path, include: Path | None) -> Iterator[str]:
    """Its address, while nginx serves a folder as a publisher would have it: with one file included."""
    with _room() as (folder, port):
        included = f"include {include};" if include else ""
        with _nginx(folder, port, f"listen {HOST}:{port}; root {root}; {included}"):
            yield f"http://{HOST}:{port}"


@contextlib.contextmanager
def nginx_with_tls(root: Path, include: Path) -> Iterator[tuple[str, Path]]:
    """The host with its port, and the certificate to trust, while nginx serves a folder by https, and leads there."""
    with _room() as (folder, port):
        certificate(folder)
        tls = f"ssl_certificate {folder}/certificate; ssl_certificate_key {folder}/key;"
        leads_on = f"error_page 497 =301 https://localhost:{port}$request_uri;"
        with _nginx(folder, port, f"listen {HOST}:{port} ssl; {tls} {leads_on} root {root}; include {include};"):
            yield f"localhost:{port}", folder / "certificate"


def certificate(folder: Path) -> None:
    """Make a certificate for this machine in a folder, and its key: the files `certificate` and `key`."""
    made = [needed("OPENSSL"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    made += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [*made, "-keyout", f"{folder}/key", "-out", f"{folder}/certificate"], capture_output=True, check=True
    )


@contextlib.contextmanager
def _nginx(folder: Path, port: int, server: str) -> Iterator[None]:
    temporary = [f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")]
    head = f"daemon off; master_process off; pid {folder}/pid; error_log stderr; events {{}}"
    text = f"{head}\nhttp {{ access_log off; {' '.join(temporary)}\nserver {{ {server} }} }}\n"
    (folder / "nginx.conf").write_text(text)
    with _running([needed("NGINX"), "-e", "stderr", "-c", f"{folder}/nginx.conf"], folder, port):
        yield


@contextlib.contextmanager
def caddy(root: Path, include: Path | None) -> Iterator[str]:
    """The same with Caddy."""
    with _room() as (folder, port):
        lines = [
            "{\n\tadmin off\n\tauto_https off\n}",
            f"http://{HOST}:{port} {{\n\troot * {root}",
            *([f"\timport {include}"] if include else []),
            "}\n",
        ]
        (folder / "Caddyfile").write_text("\n".join(lines))
        command = [needed("CADDY"), "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]
        with _running(command, folder, port):
            yield f"http://{HOST}:{port}"


@contextlib.contextmanager
def apache(root: Path, include: Path | None) -> Iterator[str]:
    """The same with Apache; without a file to include it reads .htaccess. It needs a folder that everybody may read."""
    with _room() as (folder, port):
        lines = [
            apache_head(folder, port),
            f"DocumentRoot {root}\n<Directory {root}>\nRequire all granted",
            f"AllowOverride None\nInclude {include}" if include else "AllowOverride FileInfo",
            "</Directory>\n",
        ]
        (folder / "apache.conf").write_text("\n".join(lines))
        with _running([needed("APACHE"), "-DFOREGROUND", "-f", f"{folder}/apache.conf"], folder, port):
            yield f"http://{HOST}:{port}"


def apache_head(folder: Path, port: int) -> str:
    """What Apache has to be told before a publisher's own lines, where it runs in a folder and without its system's."""
    modules = next(place for place in map(Path, FOLDERS_OF_MODULES) if place.is_dir())
    (folder / "types").touch()
    lines = [f"ServerName {HOST}\nServerRoot {folder}\nPidFile {folder}/pid\nErrorLog {folder}/said"]
    lines += [f"LoadModule {name}_module {modules}/mod_{name}.so" for name in APACHE_MODULES]
    lines += [f"Listen {HOST}:{port}\nTypesConfig {folder}/types", *(["User nobody"] if os.geteuid() == 0 else [])]
    return "\n".join(lines)


@contextlib.contextmanager
def cloudflare_pages(root: Path) -> Iterator[str]:
    """Its address, while the emulator of Cloudflare Pages serves a folder."""
    with _room() as (folder, port):
        command = [needed("NODE"), needed("WRANGLER"), "pages", "dev", str(root), "--compatibility-date=2026-04-01"]
        command += ["--ip", HOST, "--port", str(port), "--inspector-port", str(free_port())]
        with _running(command, folder, port):
            yield f"http://{HOST}:{port}"


@contextlib.contextmanager
def _room() -> Iterator[tuple[Path, int]]:
    """A folder for what a server writes, and a free port."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder), free_port()


def free_port() -> int:
    """A port of this machine on which nobody listens just then."""
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        port: int = listening.getsockname()[1]
        return port


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path, port: int) -> Iterator[None]:
    """Run a server in a folder until the block ends, from when it answers; what it said is told where it does not."""
    said = folder / "said"
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    environment = os.environ | own | {"WRANGLER_SEND_METRICS": "false", "CI": "true"}
    with said.open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_until(lambda: _answers(port) or process.poll() is not None, seconds=60)
        assert process.poll() is None, said.read_text()
        yield
    finally:
        _stop(process)


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError, http.client.HTTPException):
        return bool(get(f"http://{HOST}:{port}/").status)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a server and whatever it has started."""
    for kill in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, kill)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
            if kill == signal.SIGKILL:
                return
