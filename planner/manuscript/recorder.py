"""What has been read since the last mark: the log that names share, and values that carry what they were read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from planner.manuscript.marks import CLOSE, CONDITION, RELEASED, SCOPE, Marked, opening
from planner.namespace import Log


class ManuscriptError(ValueError):
    """A template does what is refused; the message says what, `remedy` what to do instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Carried:
    """A value kept under a name (`set`, a macro's parameter) with the paths it was read from."""

    value: Any
    paths: tuple[str, ...]


@dataclass(slots=True)
class Recorder:
    """Hands the log on to marks. A path that was released, or only decided something, has a mark after it."""

    log: Log = field(default_factory=list)

    def take(self, position: int = 0) -> tuple[str, ...]:
        """Return what was read since `position`, each path once, and forget it."""
        paths = tuple(dict.fromkeys(self.log[position:]))
        del self.log[position:]
        return paths

    def position(self) -> int:
        return len(self.log)

    def enter(self) -> Marked:
        """Return the mark that opens a scope of everything read so far."""
        return Marked(opening(SCOPE, self.take()))

    def leave(self) -> Marked:
        """Return the mark that closes a scope; what was read and never printed is forgotten."""
        self.log.clear()
        return Marked(CLOSE)

    def forget(self) -> Marked:
        self.log.clear()
        return Marked()

    def carried(self, position: int, value: Any) -> Any:
        """Return `value` with what was read for it since `position`, taken out of the log."""
        value = settled(value)
        paths = self.take(position)
        return Carried(value, paths) if paths else value

    def reread(self, value: Any) -> Any:
        """Return a carried value and log its paths again; any other value as it is."""
        if not isinstance(value, Carried):
            return value
        self.log.extend(value.paths)
        return value.value

    def release(self, position: int, value: Any, reason: Any = "") -> Any:
        """Return `value`, marking what was read for it as released; raises `ManuscriptError` without a reason."""
        value = settled(value)
        if not isinstance(reason, str) or not reason.strip():
            raise ManuscriptError("release に理由がありません", '| release("公開してよい理由") のように書いてください')
        if isinstance(value, Marked):
            what = "say やマクロの結果は release できません"
            raise ManuscriptError(what, "中の値の一つ一つに release を付けてください")
        self.log[position:] = [path + RELEASED for path in self.log[position:]]
        return value

    def condition(self, position: int, value: Any) -> Any:
        """Return `value`, marking what was read for it as deciding about a text without being printed in it."""
        self.log[position:] = [path + CONDITION for path in self.log[position:]]
        return value


def settled(value: Any) -> Any:
    """Return a value that is there already: what a filter would work out only later is worked out now."""
    return tuple(value) if isinstance(value, Iterator) and not isinstance(value, str) else value
