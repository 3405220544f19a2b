"""Imports only run along the data flow, and libraries stay in the rooms they belong to."""

import ast
import re
from functools import cache
from pathlib import Path

from planner.situation.collect import CALCULATED_WITH
from planner.situation.law import law_ids, shipped_laws

ROOT = Path(__file__).parent.parent / "planner"

GROUND = (
    "archive", "cache", "errors", "examples", "missing", "namespace", "nearest", "schema", "shipped", "yamlsyntax",
    "yamlfile", "entryfile", "japanese", "municipality", "templateset", "spreadsheet",
    "validation", "writing", "roots", "frozen", "subjects", "sidebyside",
)  # fmt: skip
FLOW = (
    "questionnaire", "answers", "interview", "situation", "assessment", "programme", "procurement", "estimate",
    "scoresheet", "manuscript", "audit", "word", "manifest", "workspace", "edited", "folder", "printing", "workbooks",
    "pipeline", "references", "auditing", "impact", "revision", "workshop", "cli", "__main__",
)  # fmt: skip
LIBRARIES = {
    "click": ("cli", "interview"),
    "cerberus": ("schema", "validation"),
    "docx": ("word",),
    "lxml": ("word",),
    "openpyxl": ("estimate",),
    "xlsxwriter": ("spreadsheet",),
    "jpholiday": ("procurement",),
    "markdown_it": ("manuscript",),
    "jinja2": ("questionnaire", "manuscript"),
    "yaml": ("yamlfile", "yamlsyntax", "entryfile"),
}


LEGAL = re.compile(r"\"law\.([a-z0-9-]+)\"")
ASSUMED = re.compile(r"assumption\.(?!plan_years\b)([a-z_]+)")


@cache
def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem != "__init__")


def room(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


@cache
def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return names | {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}


def strangers(path: Path) -> set[str]:
    """Return the rooms that a module imports from and that do not stand to its left."""
    own = room(path)
    allowed = {*GROUND, own} if own in GROUND else {*GROUND, *FLOW[: FLOW.index(own) + 1]}
    return {name.split(".")[1] for name in imported(path) if name.startswith("planner.")} - allowed


def strayed(path: Path) -> set[str]:
    """Return the libraries that a module uses outside their rooms."""
    used = {name.split(".")[0] for name in imported(path)} & set(LIBRARIES)
    return {library for library in used if room(path) not in LIBRARIES[library]}


def test_a_module_imports_only_what_stands_to_its_left() -> None:
    assert {str(path): found for path in modules() if (found := strangers(path))} == {}


def test_a_library_is_used_only_where_it_belongs() -> None:
    assert {str(path): found for path in modules() if (found := strayed(path))} == {}


def test_a_module_stays_small_enough_to_read() -> None:
    lines = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: count for path, count in lines.items() if count > 250} == {}


def test_what_the_code_calculates_with_is_what_a_template_set_must_assume() -> None:
    read = {name for path in modules() for name in ASSUMED.findall(path.read_text(encoding="utf-8"))}
    assert {name.replace("_", "-") for name in read} == CALCULATED_WITH


def test_every_legal_fact_that_the_code_names_travels_with_it() -> None:
    named = {name for path in modules() for name in LEGAL.findall(path.read_text(encoding="utf-8"))}
    assert named
    assert named <= law_ids(shipped_laws())
