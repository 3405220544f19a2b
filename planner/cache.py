"""What is dear to work out and follows from its source alone is kept between runs, in the user's cache folder.

A cache that is not there, is damaged, or cannot be written costs time and never changes a result. What a municipality
answers is never kept. `PLANNER_CACHE` names another folder, or is `off`.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

_Value = TypeVar("_Value")

_MADE_BY = (
    "planner",
    "jinja2",
    "jpholiday",
    "yaml",
)  # a value is good for exactly these as they are
_FILES = 4  # versions side by side, for instance during an update
_MOST_BYTES = 32_000_000


class Cache:
    """Values (plain data or code) by what they are made from, in the file `path`; without one, for this run only."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values = _read(path) if path else {}
        self._used: dict[bytes, bytes] = {}
        self._changed = False

    def kept(self, *source: str, make: Callable[[], _Value]) -> _Value:
        """Return what `make` returns for `source`, from an earlier run if possible; always a value of its own."""
        key = hashlib.blake2b("\0".join(source).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        found = self._values.get(key)
        if found is not None:
            self._used[key] = found
            return marshal.loads(found)  # type: ignore[no-any-return]
        value = make()
        self._values[key] = self._used[key] = marshal.dumps(value)  # type: ignore[arg-type]
        self._changed = True
        return value

    def save(self) -> None:
        """Write what is new to the file beside what other runs have kept there meanwhile, and take theirs over.

        When that grows too large, keep only what this run has used.
        """
        if self._path is None or not self._changed:
            return
        self._values = _read(self._path) | self._values
        full = sum(map(len, self._values.values())) > _MOST_BYTES
        content = marshal.dumps(self._used if full else self._values)
        with contextlib.suppress(OSError):
            _write(self._path, zlib.crc32(content).to_bytes(4, "big") + content)
            self._changed = False


@cache
def user_cache() -> Cache:
    """Return the cache of whoever runs the planner; it is saved when the program ends."""
    folder = _folder(os.environ)
    found = Cache(folder / f"{_fingerprint()}.cache" if folder else None)
    atexit.register(found.save)
    return found


def _folder(environment: Mapping[str, str]) -> Path | None:
    asked = environment.get("PLANNER_CACHE", "")
    if asked:
        return None if asked == "off" else Path(asked)
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local, "planner", "cache") if local else None
    home = Path(environment.get("HOME", "/nonexistent"))
    caches = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
    return Path(environment.get("XDG_CACHE_HOME") or caches) / "planner"


def _fingerprint() -> str:
    """Return what tells this Python and this state of the code from any other."""
    state = hashlib.blake2b(sys.version.encode(), digest_size=12)
    for package in _MADE_BY:
        spec = find_spec(package)
        for folder in spec.submodule_search_locations or () if spec else ():
            for entry in _modules(folder):
                stat = entry.stat()
                state.update(f"{entry.path} {stat.st_size} {stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return state.hexdigest()


def _modules(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                yield entry
            elif entry.is_dir() and (Path(entry.path) / "__init__.py").is_file():
                yield from _modules(entry.path)


def _read(path: Path) -> dict[bytes, bytes]:
    try:
        content = path.read_bytes()
    except OSError:
        return {}
    if zlib.crc32(content[4:]).to_bytes(4, "big") != content[:4]:
        return {}
    return dict(marshal.loads(content[4:])) if len(content) > 4 else {}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)  # two runs that save in one moment: one of two whole files stays
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for old in sorted(path.parent.glob("*.cache"), key=lambda file: file.stat().st_mtime)[:-_FILES]:
        old.unlink(missing_ok=True)
