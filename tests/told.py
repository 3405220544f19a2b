"""The plan of a town that tells only what a test is about, line by line."""

from datetime import date
from pathlib import Path

from planner.manuscript.plaintext import block_lines
from planner.pipeline import compose_documents
from planner.shipped import shipped_folder
from planner.workspace import Workspace

_ON = date(2026, 11, 28)


def plan_lines(answers: str, folder: Path) -> list[str]:
    """Return the lines of the plan that the text of an answers file, written to `folder`, makes."""
    path = folder / "answers.yaml"
    path.write_text(answers, encoding="utf-8")
    folders = shipped_folder("questionnaires"), shipped_folder("plan_templates")
    composed = compose_documents(Workspace(path, *folders, _ON, documents=("plan",)))
    return [line for block in composed.manuscripts[0].blocks() for line in block_lines(block)]


def only(plan: list[str], *words: str) -> str:
    """Return the one line, told once or more, that has all the words."""
    (line,) = {line for line in plan if all(word in line for word in words)}
    return line
