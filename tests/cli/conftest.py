"""Runs the command line in this process and keeps what it printed."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.cli.main import run

EXAMPLES = Path(__file__).parents[2] / "examples"
DATE = "2026-11-23"


@dataclass(frozen=True)
class Result:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Result]


def heed_interrupts() -> None:
    """Let Ctrl+C reach the program even if the tests run where it is ignored, as in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def planner(capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*arguments: object) -> Result:
        status = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return command


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[str], Path]:
    """Write an answers file from its entries; the municipality is 湯沢市 unless they name another."""

    def write(entries: str) -> Path:
        own = "" if "basics.municipality" in entries else 'basics.municipality: "052078"\n'
        path = tmp_path / "answers.yaml"
        path.write_text(f"format: 1\n{own}{entries}\n", encoding="utf-8")
        return path

    return write
