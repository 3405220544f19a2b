"""The fictitious municipalities of `examples/reference`: who they are, and the text of what is built for them."""

import csv
import functools
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from planner.pipeline import BuildResult, build
from planner.shipped import shipped_folder
from planner.word.sections import section_key, written_sections
from planner.word.xml import name, parsed
from planner.workspace import Workspace

ON = date(2026, 11, 25)
FOLDER = Path(__file__).parents[2] / "examples" / "reference"
TABLE = FOLDER / "municipalities.csv"
TOWNS = tuple(sorted(path.parent.name for path in FOLDER.glob("*/answers.yaml")))
GOLDEN = Path(__file__).parent / "golden"
GROUP = pytest.mark.xdist_group("towns")

# The sections kept as golden: issues and measures of the plan, and where the others depend most on the answers
SECTIONS = {
    "plan": ("issues", "goals"),
    "procurement-guideline": ("current", "gates", "schedule"),
    "security-policy": ("preamble",),
    "security-standards": ("status",),
    "plan-summary": ("summary",),
    "plan-questions": ("questions",),
    "staff-rules": ("text",),
    "procedure-incident": ("text",),
    "procedure-backup": ("text",),
    "procedure-genai": ("text",),
}


def workspace(town: str) -> Workspace:
    """Return what a final build of a town reads."""
    answers = FOLDER / town / "answers.yaml"
    folders = shipped_folder("questionnaires"), shipped_folder("plan_templates")
    return Workspace(answers, *folders, ON, final=True, municipalities=TABLE)


@functools.cache
def built(town: str) -> BuildResult:
    """Return the documents of a town; tests that ask for them are of the group `GROUP`, so that one process builds."""
    return build(workspace(town))


def rows() -> list[dict[str, str]]:
    """Return the rows of the table of fictitious municipalities."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document_text(content: bytes) -> str:
    """Return a Word file's paragraphs and table rows, cells between |, one a line."""
    return "\n".join(_lines(_body(content)))


def golden_texts(result: BuildResult) -> dict[str, str]:
    """Return by document id the text of the sections that are kept as golden."""
    kept = (file for file in result.files if file.manuscript.id in SECTIONS)
    return {file.manuscript.id: _sections(file.content, SECTIONS[file.manuscript.id]) for file in kept}


def _sections(content: bytes, wanted: tuple[str, ...]) -> str:
    found = {section.id: section.elements for section in written_sections(_body(content))}
    elements = (element for section in wanted for element in found[section_key(section)])
    return "".join(f"{line}\n" for line in _lines(elements))


def _body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return parsed(archive.read("word/document.xml"))


def _lines(elements: Iterable[etree._Element]) -> Iterator[str]:
    for child in elements:
        if child.tag == name("p"):
            yield from filter(None, [_text(child)])
        elif child.tag == name("tbl"):
            for row in child.iter(name("tr")):
                yield "| " + " | ".join(_text(cell) for cell in row.findall(name("tc"))) + " |"
        else:
            yield from _lines(child)


def _text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(name("t")))
