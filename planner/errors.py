"""Problems a person can mend, and the exit statuses of the command line.

A `Problem` is a mistake in what somebody gave us: an answers file, a question, a template. Problems are gathered and
reported all at once. Anything else that goes wrong is a bug and stays an ordinary exception.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from enum import Enum, IntEnum
from typing import Any

from msgspec import Struct


class ExitStatus(IntEnum):
    """What the command line tells the shell."""

    FINE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    INTERRUPTED = 130


class Severity(Enum):
    """Whether a problem stops the work."""

    ERROR = "誤り"
    WARNING = "注意"


class Place(Struct, frozen=True):
    """Where a problem lies: a file, a line counted from 1, and the label of a question, measure or section.

    `id` is that of the question, for programs; people read its label.
    """

    file: str = ""
    line: int | None = None
    label: str = ""
    id: str = ""

    def __str__(self) -> str:
        line = f"{self.line}行目" if self.line else ""
        label = f"「{self.label}」" if self.label else ""
        return " ".join(part for part in (self.file, line, label) if part)


class Problem(Struct, frozen=True):
    """One mistake: a stable code for programs, and for people its place, what is wrong and what to do."""

    code: str
    place: Place
    what: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.place}: " if str(self.place) else ""
        return f"{self.severity.value}  {place}{self.what}\n      → {self.remedy}"


_OS_REASONS = {
    errno.ENOENT: "その場所がない",
    errno.EACCES: "権限がない",
    errno.EPERM: "権限がない",
    errno.ENOSPC: "空き容量がない",
    errno.EROFS: "書込みを禁じた場所である",
    errno.ENAMETOOLONG: "名前が長すぎる",
    errno.ENOTDIR: "途中にフォルダーでないものがある",
    errno.EEXIST: "同じ名前のファイルがある",
    errno.EISDIR: "フォルダーである",
    errno.EBUSY: "ほかのプログラムが使っている",
    errno.ELOOP: "リンクが回っている",
    errno.EIO: "装置の読み書きの失敗",
}


def reason_of(error: OSError | ValueError) -> str:
    """Return in words why the system could not read or write a file."""
    if isinstance(error, OSError):
        return _OS_REASONS.get(error.errno or 0) or error.strerror or "読み書きの失敗"
    return "使えない文字がある"


class PlannerError(Exception):
    """Problems that stop the work; the command line prints them and ends with `status`."""

    def __init__(self, problems: Iterable[Problem], status: ExitStatus = ExitStatus.PROBLEMS) -> None:
        self.problems = tuple(problems)
        self.status = status
        super().__init__("\n".join(str(problem) for problem in self.problems))


def together(*steps: Callable[[], Any]) -> tuple[Any, ...]:
    """Return what each step returns; raises `PlannerError` with the problems of all that raised one."""
    results: list[Any] = []
    problems: list[Problem] = []
    for step in steps:
        try:
            results.append(step())
        except PlannerError as error:
            problems += error.problems
    if problems:
        raise PlannerError(dict.fromkeys(problems))
    return tuple(results)


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise `PlannerError` with the errors among `problems`, if there are any; warnings do not stop the work."""
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        raise PlannerError(errors)
