"""Does the same to many things in two processes where that is safe, so that both processors of a small machine work."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from planner.cache import user_cache

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")

_MOST = 256  # tasks: the ticket of each is one byte


class Each(Protocol):
    """A function such as `map`: what another returns for each of many things, in their order."""

    def __call__(self, work: Callable[[_Task], _Done], tasks: Iterable[_Task], /) -> Iterable[_Done]:
        """Return what `work` returns for each of `tasks`."""


class InOneGo:
    """Is called as what it is given, for several kinds of work; the first result that is taken sets all of it off.

    So the work is shared out once, and nobody waits between one kind and the next. Of `map` no more is done than the
    results that are taken need.
    """

    def __init__(self, each: Each) -> None:
        self._each = each
        self._jobs: list[Callable[[], Any]] = []
        self._done: list[Any] = []
        self._coming: Iterator[Any] | None = None

    def __call__(self, work: Callable[[_Task], _Done], tasks: Iterable[_Task], /) -> Iterable[_Done]:
        if self._coming is not None:  # what was asked for before has been shared out
            return self._each(work, tasks)
        first = len(self._jobs)
        self._jobs += [partial(work, task) for task in tasks]
        return map(self._result, range(first, len(self._jobs)))

    def _result(self, at: int) -> Any:
        if self._coming is None:
            self._coming = iter(self._each(_called, self._jobs))
        while len(self._done) <= at:
            self._done.append(next(self._coming))
        return self._done[at]


def _called(job: Callable[[], _Done]) -> _Done:
    return job()


def side_by_side(work: Callable[[_Task], _Done], tasks: Iterable[_Task]) -> Iterable[_Done]:
    """Return what `map` does; what `work` changes besides, or says on the terminal, may be lost.

    A copy of this process helps: each of the two takes the next task that nobody has taken, so the longest should
    come first. What the copy does not bring back, whatever befell it, is done here, so that mistakes are raised here.
    """
    waiting = list(tasks)
    done: dict[int, _Done] = {}
    if 1 < len(waiting) <= _MOST and _processors() > 1:
        done = _shared(work, waiting)
    return [done[at] if at in done else work(task) for at, task in enumerate(waiting)]


def _processors() -> int:
    """Return how many processors this process may use; one where a copy of it cannot be made or might not be sound."""
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:  # it is there on Linux only
        return 1
    return len(os.sched_getaffinity(0))


def _shared(work: Callable[[_Task], _Done], tasks: Sequence[_Task]) -> dict[int, _Done]:
    """Return by their place the tasks that this process and its copy have done."""
    tickets = _tickets(len(tasks))
    out, into = os.pipe()
    helper = os.fork()
    if not helper:
        _help(work, tasks, tickets, into)
    os.close(into)
    with os.fdopen(tickets, "rb", buffering=0) as mine, os.fdopen(out, "rb") as brought:
        try:
            done = _taken(work, tasks, mine.fileno())
            found = brought.read()
        except BaseException:
            os.kill(helper, signal.SIGINT)  # as the terminal does
            raise
        finally:
            brought.close()  # else the copy may wait for somebody to read
            status = os.waitpid(helper, 0)[1]
    return done if status else done | pickle.loads(found)


def _tickets(count: int) -> int:
    """Return a pipe with the place of each task in a byte: what one process reads is gone for the other."""
    out, into = os.pipe()
    os.write(into, bytes(range(count)))
    os.close(into)
    return out


def _taken(work: Callable[[_Task], _Done], tasks: Sequence[_Task], tickets: int) -> dict[int, _Done]:
    done: dict[int, _Done] = {}
    while ticket := os.read(tickets, 1):
        done[ticket[0]] = work(tasks[ticket[0]])
    return done


def _help(work: Callable[[_Task], _Done], tasks: Sequence[_Task], tickets: int, into: int) -> None:
    """Do a share of the tasks in the copy, hand it over and end, without a word or anything else at the end."""
    status = 1
    try:
        brought = pickle.dumps(_taken(work, tasks, tickets), pickle.HIGHEST_PROTOCOL)
        user_cache().save()
        with os.fdopen(into, "wb") as pipe:
            pipe.write(brought)
        status = 0
    finally:
        os._exit(status)
