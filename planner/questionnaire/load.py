"""A folder of section files becomes a `Questionnaire`, or a list of everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from planner.errors import Place, PlannerError, Problem, raise_errors
from planner.questionnaire.model import Questionnaire
from planner.questionnaire.order import condition_problems, dependency_order, part_problems
from planner.questionnaire.sections import ReadSection, read_section
from planner.yamlfile import load_kept_yaml


def load_questionnaire(folder: Path) -> Questionnaire:
    """Return the questionnaire in `folder`, sections in the order of their file names.

    Raises `PlannerError` with every problem of every file.
    """
    problems: list[Problem] = []
    read: list[ReadSection] = []
    for path in _files(folder):
        try:
            read.append(read_section(load_kept_yaml(path)))
        except PlannerError as error:
            problems.extend(error.problems)
    questions = [question for item in read for question in item.section.questions]
    ids = [question_id for item in read for question_id in item.ids]
    problems.extend(problem for item in read for problem in item.problems)
    problems.extend(_repeated_sections(read))
    if not any(problem.code.startswith("yaml/") for problem in problems):  # a lost file would make every name unknown
        problems.extend(condition_problems(questions, ids))
        problems.extend(part_problems(questions, ids))
    raise_errors(sorted(problems, key=lambda problem: (problem.place.file, problem.place.line or 0)))
    return Questionnaire(tuple(item.section for item in read), dependency_order(questions))


def _files(folder: Path) -> tuple[Path, ...]:
    files = tuple(sorted(folder.glob("*.yaml")))
    if not files:
        what, remedy = "設問のファイルがありません", "questionnaires のフォルダーを指定してください"
        raise PlannerError([Problem("questionnaire/no-files", Place(str(folder)), what, remedy)])
    return files


def _repeated_sections(read: Sequence[ReadSection]) -> Iterator[Problem]:
    seen: set[str] = set()
    for item in read:
        section = item.section
        if section.id in seen and section.questions:
            place = Place(section.questions[0].place.file, 1, section.title)
            what = f"分野の id「{section.id}」が二つのファイルにあります"
            yield Problem("questionnaire/duplicate-section", place, what, "分野ごとに違う id にしてください")
        seen.add(section.id)
