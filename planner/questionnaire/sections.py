"""One section file becomes a `Section`, with every problem an author made in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.errors import Place, Problem
from planner.questionnaire.model import Question, Section
from planner.questionnaire.questions import question_faults, question_in, repeated_ids
from planner.questionnaire.schema import SECTION
from planner.roots import ROOTS
from planner.schema import Fault
from planner.templateset.functions import FUNCTIONS, JINJA_NAMES
from planner.yamlfile import YamlDocument

_WORDS = frozenset(("and", "or", "not", "in", "is", "if", "else", "elif", "for", "true", "false", "none"))  # of Jinja
_TAKEN = ROOTS.keys() | FUNCTIONS.keys() | JINJA_NAMES | _WORDS  # what conditions and templates use for something else


class ReadSection(Struct, frozen=True):
    """What a file gave: its sound questions, the ids of all its questions, its problems."""

    section: Section
    ids: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_section(document: YamlDocument) -> ReadSection:
    """Return the section in a file. Questions with a fault are left out of it, but their ids are told."""
    data = document.data if isinstance(document.data, dict) else {}
    faults = [*_file_faults(document), *(SECTION.faults(data) if data else ())]
    broken = {fault.keys[1] for fault in faults if len(fault.keys) > 1 and fault.code != "unknown-key"}
    items = _mappings(data.get("questions"))
    sound: list[Question] = []
    for index, item in items:
        found = () if index in broken else tuple(question_faults(item))
        faults += [replace(fault, keys=("questions", index, *fault.keys)) for fault in found]
        if not found and index not in broken:
            sound.append(question_in(item, str(data.get("id")), _place(document, ("questions", index))))
    ids = tuple(f"{data.get('id')}.{item.get('id')}" for _, item in items)
    return ReadSection(_section(data, sound), ids, tuple(_problem(document, fault) for fault in faults))


def _mappings(raw: Any) -> tuple[tuple[int, dict[str, Any]], ...]:
    items = raw if isinstance(raw, list) else []
    return tuple((index, item) for index, item in enumerate(items) if isinstance(item, dict))


def _section(data: Mapping[str, Any], questions: Sequence[Question]) -> Section:
    return Section(
        id=str(data.get("id", "")),
        title=str(data.get("title", "")),
        about=str(data.get("about", "")).strip(),
        questions=tuple(questions),
    )


def _problem(document: YamlDocument, fault: Fault) -> Problem:
    return Problem(f"questionnaire/{fault.code}", _place(document, fault.keys), fault.what, fault.remedy)


def _place(document: YamlDocument, keys: tuple[str | int, ...]) -> Place:
    label = ""
    if len(keys) > 1 and keys[0] == "questions":
        item = document.data["questions"][keys[1]]
        label = str(item.get("label") or item.get("id") or "") if isinstance(item, dict) else ""
    return Place(document.file, document.line(*keys), label)


def _file_faults(document: YamlDocument) -> Iterator[Fault]:
    if not isinstance(document.data, dict):
        yield Fault(
            (),
            "not-a-section",
            "「項目: 値」の並びになっていません",
            "id、title、about、questions を書いてください",
        )
        return
    section_id = document.data.get("id")
    stem = Path(document.file).stem
    if isinstance(section_id, str) and not re.fullmatch(rf"[0-9]+_{re.escape(section_id)}", stem):
        what = f"ファイル名「{stem}」と分野の id「{section_id}」が合いません"
        yield Fault(
            ("id",),
            "file-name",
            what,
            f"ファイル名を「番号_{section_id}.yaml」にしてください（例 03_{section_id}.yaml）",
        )
    if section_id in _TAKEN:
        yield Fault(
            ("id",), "taken-name", f"分野の id「{section_id}」は別の意味で使われています", "別の id にしてください"
        )
    yield from repeated_ids(document.data.get("questions"), ("questions",), "設問")
