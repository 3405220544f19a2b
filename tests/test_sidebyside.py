"""Work shared by two processes: what comes of it is what `map` gives, whatever befalls the second."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from planner.examples import example
from planner.pipeline import build
from planner.shipped import shipped_folder
from planner.sidebyside import InOneGo, side_by_side
from planner.workspace import Workspace

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="work is shared on Linux only")
HERE = os.getpid()
TASKS = range(12)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1})


def is_copy() -> bool:
    return os.getpid() != HERE


def nobody_is_left() -> bool:
    """Whether this process has no other that works for it or waits to be taken leave of."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def slowly(task: int) -> tuple[int, int]:
    time.sleep(0.01)
    return task, os.getpid()


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert [task for task, _ in side_by_side(slowly, TASKS)] == list(TASKS)
    assert nobody_is_left()


def test_both_processes_work_at_one_time() -> None:
    pipes = os.pipe(), os.pipe()

    def meet(task: int) -> bool:
        """Say that one is here and wait for the other to say so."""
        os.write(pipes[task][1], b"x")
        return bool(select.select([pipes[1 - task][0]], [], [], 30)[0])

    assert list(side_by_side(meet, range(2))) == [True, True]
    for end in (*pipes[0], *pipes[1]):
        os.close(end)


def test_with_one_processor_nothing_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0})
    assert {process for _, process in side_by_side(slowly, TASKS)} == {HERE}


def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    found = {process for _, process in side_by_side(slowly, TASKS)}
    done.set()
    waiting.join()
    assert found == {HERE}


def killed(task: int) -> int:
    if is_copy():
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return task


def failing_there(task: int) -> int:
    if is_copy():
        raise ValueError(task)
    time.sleep(0.01)
    return task


def not_to_be_handed_over(task: int) -> Callable[[], int]:
    time.sleep(0.01)
    return lambda: task


@pytest.mark.parametrize("work", [killed, failing_there])
def test_what_the_copy_does_not_bring_is_done_here(work: Callable[[int], int]) -> None:
    assert list(side_by_side(work, TASKS)) == list(TASKS)
    assert nobody_is_left()


def test_what_cannot_be_handed_over_is_done_here() -> None:
    assert [told() for told in side_by_side(not_to_be_handed_over, TASKS)] == list(TASKS)


def test_a_mistake_is_raised_here_wherever_it_was_made() -> None:
    def work(task: int) -> int:
        time.sleep(0.01)
        return 1 // (task - 11)

    with pytest.raises(ZeroDivisionError):
        side_by_side(work, TASKS)
    assert nobody_is_left()


def test_an_interrupt_ends_the_copy_too(tmp_path: Path) -> None:
    came, told = os.pipe()

    def work(task: int) -> None:
        if not is_copy():
            os.read(came, 1)  # the copy is at work
            raise KeyboardInterrupt
        os.write(told, b"x")
        time.sleep(20)
        (tmp_path / "went on").touch()

    with pytest.raises(KeyboardInterrupt):
        side_by_side(work, TASKS)
    assert nobody_is_left()
    assert list(tmp_path.iterdir()) == []
    os.close(came)
    os.close(told)


def test_several_kinds_of_work_are_shared_out_in_one_go_and_come_in_their_own_order() -> None:
    handed_out: list[int] = []

    def each(work: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterable[Any]:
        jobs = list(tasks)
        handed_out.append(len(jobs))
        return side_by_side(work, jobs)

    at_once = InOneGo(each)
    waits, lengths = at_once(slowly, TASKS), at_once(len, ("a", "bc"))
    assert handed_out == []
    assert list(lengths) == [1, 2]
    assert [task for task, _ in waits] == list(TASKS)
    assert handed_out == [len(TASKS) + 2]
    assert list(at_once(abs, (-1, -2))) == [1, 2]
    assert nobody_is_left()


def test_in_one_process_no_more_of_the_work_is_done_than_is_taken() -> None:
    at_once = InOneGo(map)
    first, second = at_once(abs, (-1, -2)), at_once(int, ("3", "no number"))
    assert list(first) == [1, 2]
    with pytest.raises(ValueError, match="no number"):
        list(second)


def test_documents_are_the_same_in_one_process_and_in_two() -> None:
    town, folders = example("mihonzawa"), (shipped_folder("questionnaires"), shipped_folder("plan_templates"))
    workspace = Workspace(town.answers, *folders, date(2026, 11, 25), municipalities=town.municipalities, review=True)
    asked = replace(workspace, documents=("security-policy", "security-standards"))
    alone, shared = build(asked), build(asked, side_by_side)
    assert shared.files == alone.files
    assert shared.record == alone.record
    assert shared.audits == alone.audits
    assert shared.printed == alone.printed
    assert len(alone.files) == 4


def test_the_copy_keeps_what_was_dear_to_work_out(tmp_path: Path) -> None:
    script = (
        "import os, time\n"
        "os.sched_getaffinity = lambda _: {0, 1}\n"
        "from planner.cache import user_cache\n"
        "from planner.sidebyside import side_by_side\n"
        "def work(task):\n"
        "    time.sleep(0.02)\n"
        "    return user_cache().kept(str(task), make=os.getpid)\n"
        "print(*side_by_side(work, range(12)))\n"
    )
    environment = {**os.environ, "PLANNER_CACHE": str(tmp_path)}
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=environment).stdout.split()
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert len(set(runs[0])) == 2
