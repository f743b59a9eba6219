"""Kept answers: what was worked out in one build, kept for the next in one file that may be deleted at any time.

An answer is known by a digest of all that it follows from, so there is nothing in it to be brought up to date: it
holds for ever, or nobody asks for it again. What is damaged, cut short or cannot be opened is told in one sentence,
and then worked out anew.
"""

import contextlib
import dataclasses
import datetime
import functools
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from carepress.digest import SIZE, digest_of_bytes

FILE = "answers.sqlite"

DAYS = 30
"""So long is an answer kept for which no build asks."""

_AT_ONCE = 500
_PATIENCE = 10.0
"""Seconds to wait for another build that is just writing."""

_BEGIN = (
    # Without waiting for the disk, a power cut alone can damage the file, and that is noticed.
    "PRAGMA synchronous = OFF",
    # One build after the other: whoever began with reading could not go on to write while another does.
    "BEGIN IMMEDIATE",
    "CREATE TABLE IF NOT EXISTS answer (key BLOB PRIMARY KEY, value BLOB)",
    "CREATE TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY, day INTEGER) WITHOUT ROWID",
)

Result = TypeVar("Result")


@dataclasses.dataclass(frozen=True)
class KeptAnswers:
    """The answers kept in a folder; with None nothing is known and nothing kept."""

    folder: Path | None

    def known(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The answers that are kept by these keys, as far as they are whole."""

        def read(database: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            for some in _parts(keys):
                rows = database.execute(f"SELECT key, value FROM answer WHERE key IN ({_marks(some)})", some)  # noqa: S608  Only marks
                found |= {key: value[SIZE:] for key, value in rows if value[:SIZE] == _seal(key, value[SIZE:])}
                is_older = f"key IN ({_marks(some)}) AND day <> ?"
                database.execute(f"UPDATE used SET day = ? WHERE {is_older}", (_today(), *some, _today()))  # noqa: S608  The same
            return found

        return self._opened(read) or {}

    def keep(self, answers: Mapping[bytes, bytes]) -> None:
        """Keep answers from now on, all of them or none; what nobody has asked for in a long time goes."""

        def write(database: sqlite3.Connection) -> None:
            old = "(SELECT key FROM used WHERE day < ?)"
            for table in ("answer", "used"):
                database.execute(f"DELETE FROM {table} WHERE key IN {old}", (_today() - DAYS,))  # noqa: S608  Our own words
            sealed = ((key, _seal(key, value) + value) for key, value in answers.items())
            database.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?)", sealed)
            database.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", ((key, _today()) for key in answers))

        if answers:
            self._opened(write)

    def _opened(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What comes of work on the database, whose changes are all made or none; None where it cannot be used."""
        if self.folder is None:
            return None
        file = self.folder / FILE
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE)) as database, database:
                for statement in _BEGIN:
                    database.execute(statement)
                return work(database)
        except sqlite3.OperationalError as error:
            _tell(f"{file} cannot be used ({error}): everything is worked out anew, and nothing is kept.")
        except sqlite3.DatabaseError as error:
            _tell(f"{file} is damaged ({error}), so it was removed: everything is worked out anew.")
            for name in (FILE, f"{FILE}-journal"):
                with contextlib.suppress(OSError):
                    (self.folder / name).unlink()
        except OSError as error:
            _tell(f"{file} cannot be written ({error.strerror}): everything is worked out anew, and nothing is kept.")
        return None


def packed(answer: Any) -> bytes:
    """An answer as it is kept."""
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def unpacked(kept: bytes) -> Any:
    """The answer that was kept so."""
    return pickle.loads(kept)  # noqa: S301  Who can write into this project's folder can change its code as well


def _parts(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """A question to the database may have only so many marks."""
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _seal(key: bytes, value: bytes) -> bytes:
    """What shows that a value is whole, and that it is the one of this key."""
    return digest_of_bytes(key + value)[:SIZE]


def _marks(keys: Sequence[bytes]) -> str:
    return ",".join("?" * len(keys))


def _today() -> int:
    return datetime.datetime.now(tz=datetime.UTC).toordinal()


@functools.cache
def _tell(sentence: str) -> None:
    """Once is enough."""
    sys.stderr.write(f"{sentence}\n")
