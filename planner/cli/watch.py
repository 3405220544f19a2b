"""Waits until somebody saves a file."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

_PAUSE = 0.5  # seconds between two looks


def saves(paths: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    """Yield, without end, the files at `paths` and in folders there that are saved, made or removed from now on."""
    watched = tuple(paths)
    return _saves(watched, _state(watched))


def _saves(paths: tuple[Path, ...], before: dict[Path, tuple[int, int]]) -> Iterator[tuple[Path, ...]]:
    while True:
        time.sleep(_PAUSE)
        now = _state(paths)
        changed = tuple(sorted(path for path in {*before, *now} if before.get(path) != now.get(path)))
        before = now
        if changed:
            yield changed


def _state(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    state: dict[Path, tuple[int, int]] = {}
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else (path,):
            with contextlib.suppress(OSError):  # an editor may replace a file at this very moment
                found = file.stat()
                if S_ISREG(found.st_mode):  # a folder changes too when a file in it is replaced
                    state[file] = (found.st_mtime_ns, found.st_size)
    return state
