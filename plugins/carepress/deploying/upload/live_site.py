"""The live site: what readers get at its public address, as far as deploys have to know it."""

import contextlib
import dataclasses
import hashlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx

from carepress.deploying.target import Refused
from carepress.release import PATH, File, Release, release_of

RELEASES = "releases"
"""The folder in which the lists of files of earlier releases are public."""

_AT_ONCE = 8
_SILENT = 20.0
_NOTHING = {404, 410}
_FRESH = {"Cache-Control": "no-cache", "User-Agent": "CarePressDeploy"}


@dataclasses.dataclass(frozen=True)
class LiveSite:
    """The site at an address without “/” at its end."""

    site: str

    def content(self, path: str) -> bytes | None:
        """What is at a path now, whatever networks in between keep; None where there is nothing. Refused where nobody
        can say."""
        with self._client() as client:
            return self._content(client, path, f"?{secrets.token_hex(4)}")

    def release(self, id: str = "") -> Release | None:
        """The release that readers see, or an earlier one whose list of files is still public; None without one."""
        content = self.content(f"{RELEASES}/{id}.json" if id else PATH)
        with contextlib.suppress(ValueError):
            return release_of(content.decode()) if content else None
        return None

    def whole(self, files: Mapping[str, File]) -> Iterator[tuple[str, bytes | None]]:
        """The contents of files by path, and None for each that is not there as it was published."""
        with self._client() as client, ThreadPoolExecutor(_AT_ONCE) as pool:
            contents = pool.map(lambda path: self._content(client, path), files)
            for (path, file), content in zip(files.items(), contents, strict=True):
                is_right = content is not None and hashlib.sha256(content).hexdigest() == file.sha256
                yield path, content if is_right else None

    def _content(self, client: httpx.Client, path: str, anew: str = "") -> bytes | None:
        address = f"{self.site}/{quote(path)}"
        try:
            answer = client.get(address + anew)
        except httpx.HTTPError as error:
            raise Refused(self._unknown(address, f"does not answer ({error})")) from None
        if answer.status_code in _NOTHING:
            return None
        if not answer.is_success:
            raise Refused(self._unknown(address, f"answers {answer.status_code}"))
        return answer.content

    def _unknown(self, address: str, why: str) -> str:
        sentence = f"{address} {why}, so nobody knows what readers see, and what those with an open page need"
        return f"{sentence}: deploy again when it does. Is nothing public yet? Deploy once to upload:FOLDER?first=yes"

    @contextlib.contextmanager
    def _client(self) -> Iterator[httpx.Client]:
        with httpx.Client(follow_redirects=True, timeout=_SILENT, headers=_FRESH) as client:
            yield client


def names(paths: Sequence[str], most: int = 3) -> str:
    """Some of many paths, for people."""
    more = f" and {len(paths) - most:,} more" if len(paths) > most else ""
    return ", ".join(paths[:most]) + more
