"""The documents of a town that tells only what a test is about."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from planner.manuscript.model import Manuscript
from planner.manuscript.plaintext import block_lines
from planner.pipeline import Composed, compose_documents
from tests.cities import ON, workspace


def composed(answers: str, folder: Path, *documents: str, on: date = ON) -> Composed:
    """Return what the text of an answers file, written to `folder`, makes of these documents."""
    path = folder / "answers.yaml"
    path.write_text(answers, encoding="utf-8")
    return compose_documents(replace(workspace(path, on), documents=documents))


def lines(manuscript: Manuscript) -> list[str]:
    return [line for block in manuscript.blocks() for line in block_lines(block)]


def plan_lines(answers: str, folder: Path) -> list[str]:
    """Return the lines of the plan that the text of an answers file, written to `folder`, makes."""
    return lines(composed(answers, folder, "plan").manuscripts[0])


def only(plan: list[str], *words: str) -> str:
    """Return the one line, told once or more, that has all the words."""
    (line,) = {line for line in plan if all(word in line for word in words)}
    return line
