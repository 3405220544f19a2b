"""Runs the command line in this process and keeps what it printed; builds the same documents once, if a test wants."""

import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from msgspec import Struct
from msgspec.structs import replace

from planner import pipeline
from planner.cli.main import run
from planner.shipped import shipped_folder
from planner.sidebyside import Each
from planner.yamlfile import load_yaml

EXAMPLES = Path(__file__).parents[2] / "examples"
DATE = "2026-11-23"


_BUILT: dict[tuple[bytes, pipeline.Workspace], pipeline.BuildResult] = {}


class Result(Struct, frozen=True):
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Result]


def heed_interrupts() -> None:
    """Let Ctrl+C reach the program even if the tests run where it is ignored, as in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def base_with(folder: Path, *documents: str) -> Path:
    """Return a copy of the base in `folder` that has these documents alone, so that the others take no time."""
    base = folder / "base"
    shutil.copytree(shipped_folder("plan_templates") / "base", base)
    data = load_yaml(base / "template.yaml").data
    data["documents"] = [item for item in data["documents"] if item["id"] in documents]
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (base / "template.yaml").write_text(text, encoding="utf-8")
    return base


@pytest.fixture
def built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `planner build` take what it has built before of the same answers: for tests of what becomes of files."""

    def build(workspace: pipeline.Workspace, each: Each) -> pipeline.BuildResult:
        key = workspace.answers.read_bytes(), replace(workspace, answers=Path())
        if key not in _BUILT:
            _BUILT[key] = pipeline.build(workspace, each)
        return _BUILT[key]

    monkeypatch.setattr("planner.cli.build.build_documents", build)


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
