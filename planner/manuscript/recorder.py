"""What has been read since the last mark: the log that names share, and values that carry what they were read from."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from planner.manuscript.marks import CLOSE, SCOPE, Marked, behind, opening, released
from planner.namespace import Log
from planner.questionnaire.filters import settled


class ManuscriptError(ValueError):
    """A template does what is refused; the message says what, `remedy` what to do instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


class Carried(Struct, frozen=True):
    """A value kept under a name (`set`, a macro's parameter) with the paths it was read from."""

    value: Any
    paths: tuple[str, ...]


MAYBE_TEXT = (Marked, list, tuple)  # what rendered text may be or stand in


class Recorder:
    """Hands the log on to marks; what was read is never forgotten, only handed on.

    A path leaves the log with the text it led to, with the name it was kept under, or with a scope that is empty. What
    is called (a macro, `say`, `super`) has the log to itself: it cannot take what its caller has read. A path that was
    released has a mark and the reason after it.
    """

    def __init__(self) -> None:
        self.log: Log = []
        self._base = 0
        self._scopes: list[tuple[str, ...]] = []

    def clear(self) -> None:
        """Begin anew, whatever an error left behind."""
        self.log.clear()
        self._scopes.clear()
        self._base = 0

    def begin_call(self) -> int:
        """Keep what was read so far from what is called, until `end_call` is given what is returned."""
        outer, self._base = self._base, len(self.log)
        return outer

    def end_call(self, outer: int) -> None:
        self._base = outer

    def take(self, position: int | None = None) -> tuple[str, ...]:
        """Return what was read since `position`, or in this call, each path once, and hand it over."""
        start = self._base if position is None else position
        log = self.log
        if len(log) == start:
            return ()
        paths = tuple(dict.fromkeys(log[start:]))
        del log[start:]
        return paths

    def position(self) -> int:
        return len(self.log)

    def enter(self) -> str:
        """Return the mark that opens a scope of everything read so far; a scope of nothing has no marks."""
        paths = self.take()
        self._scopes.append(paths)
        return opening(SCOPE, paths) if paths else ""

    def leave(self) -> str:
        """Return the mark that closes a scope; what was read last and led to no text stands in an empty one."""
        unsaid = self.unsaid()
        return f"{unsaid}{CLOSE}" if self._scopes.pop() else unsaid

    def unsaid(self) -> str:
        """Return an empty scope of everything read so far: it decided that nothing is said here."""
        paths = self.take()
        return f"{opening(SCOPE, paths)}{CLOSE}" if paths else ""

    def carried(self, position: int, value: Any) -> Any:
        """Return `value` with what was read for it since `position`, taken out of the log."""
        value = settled(value)
        paths = self.take(position)
        return Carried(value, paths) if paths else value

    def decided(self, value: Any) -> Any:
        """Return what a name stands for at the end of a branch, with what decided that it is this branch."""
        paths = self._scopes[-1]
        if not paths:
            return value
        if isinstance(value, Carried):
            return Carried(value.value, tuple(dict.fromkeys((*value.paths, *paths))))
        return Carried(value, paths)

    def reread(self, value: Any) -> Any:
        """Return a carried value and log its paths again; any other value as it is."""
        if not isinstance(value, Carried):
            return value
        self.log.extend(value.paths)
        return value.value

    def release(self, position: int, value: Any, reason: Any = "") -> Any:
        """Return `value`, marking what was read for it as released; raises `ManuscriptError` without a reason."""
        value = settled(value)
        if not isinstance(reason, str) or isinstance(reason, Marked) or not reason.strip():
            raise ManuscriptError("release に理由がありません", '| release("公開してよい理由") のように書いてください')
        if isinstance(value, Marked):
            what = "say やマクロの結果は release できません"
            raise ManuscriptError(what, "中の値の一つ一つに release を付けてください")
        self.log[position:] = [released(path, reason.strip()) for path in self.log[position:]]
        return value

    def seen(self, value: Any) -> Any:
        """Return what a decision sees of `value`: of rendered text its letters, whose paths are logged."""
        if not isinstance(value, MAYBE_TEXT):
            return value
        if isinstance(value, (list, tuple)):
            return type(value)(map(self.seen, value)) if Marked in map(type, value) else value
        text, paths = behind(value)
        self.log.extend(paths)
        return text
