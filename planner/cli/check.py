"""`planner check`: what is missing, wrong, contradictory or old in the answers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import click

from planner.answers.completeness import told_open
from planner.answers.document_gaps import DocumentGaps, gaps_by_document, told_documents
from planner.answers.finding import apart_from_open
from planner.answers.respondents import still_to_ask, told_department
from planner.cli.options import answers_argument
from planner.cli.output import say
from planner.cli.usage import Command
from planner.cli.workspace import workspace_options
from planner.errors import ExitStatus, Problem, Severity
from planner.impact.told import Understood, listed
from planner.pipeline import Checked, decide_all, read_by_document
from planner.pipeline import check as check_answers
from planner.questionnaire.model import Question, Questionnaire
from planner.workspace import Workspace

FORMAT = 1
_TOLD_IN = ("basics.local_issues", "voices.findings", "voices.staff_findings", "previous.results")
_Told = Mapping[str, Collection[Understood]]


@click.command(cls=Command, short_help="回答の不足・誤り・矛盾・古い値を調べる")
@answers_argument
@workspace_options
@click.option("--json", "as_json", is_flag=True, help="結果を JSON で書く（プログラムのため）")
def check(workspace: Workspace, as_json: bool) -> int:
    """回答ファイルを調べ、直すところ・確かめるところを一覧にします。"""  # noqa: D400
    checked = check_answers(workspace)
    errors = sum(problem.severity is Severity.ERROR for problem in checked.problems)
    gaps = gaps_by_document(checked.questionnaire, checked.answers, read_by_document(checked))
    told = _told(workspace, checked)
    if as_json:
        say(json.dumps(_record(checked, gaps, told, workspace.on), ensure_ascii=False, indent=2))
    else:
        for line in _lines(checked, gaps, told, errors):
            say(line)
    return int(ExitStatus.PROBLEMS if errors else ExitStatus.FINE)


def _told(workspace: Workspace, checked: Checked) -> _Told:
    """Return what was understood of each matter that was raised, by table; nobody waits for it where none is told."""
    if not any(checked.answers.value(path) for path in _TOLD_IN):
        return {}
    decided = decide_all(workspace, checked)
    return listed(decided.situation, decided.programme)


def _lines(checked: Checked, gaps: Collection[DocumentGaps], told: _Told, errors: int) -> Iterator[str]:
    yield f"{checked.own.full_name}の回答（{checked.answers.file}）を調べました。"
    listed = apart_from_open(checked.problems)
    yield from map(str, listed)
    yield f"誤り: {errors}件、注意: {len(listed) - errors}件"
    yield told_open(checked.questionnaire, checked.answers)
    asked = still_to_ask(checked.questionnaire, checked.answers)
    if asked:
        yield "課ごとの、値のない設問（＊は確定版の文書に必要）"
    for item in asked:
        yield f"  {told_department(item)}"
        yield from (f"    {line}" for line in _by_section(checked.questionnaire, item.questions))
    yield "文書ごとの、値のない設問"
    yield from (f"  {line}" for line in told_documents(gaps))
    if told:
        yield "挙がったことの読み取り（施策は言葉から探す。違うときは、草案を見てから「挙がったことへの扱い」に書く）"
    for label, items in told.items():
        yield f"  {label}"
        yield from (f"    {item}" for item in items)


def _by_section(questionnaire: Questionnaire, questions: Collection[Question]) -> Iterator[str]:
    """Yield a line for each section that has some of the questions, with their labels."""
    for section in questionnaire.sections:
        inside = [question for question in questions if question.section_id == section.id]
        if inside:
            labels = (f"{'＊' if question.required else ''}{question.label}" for question in inside)
            yield f"{section.title}: {'、'.join(labels)}"


def _record(checked: Checked, gaps: Collection[DocumentGaps], told: _Told, on: date) -> dict[str, Any]:
    """Return what `--json` prints; its keys stay."""
    asked = still_to_ask(checked.questionnaire, checked.answers)
    return {
        "format": FORMAT,
        "file": checked.answers.file,
        "municipality": {"code": checked.own.code, "name": checked.own.full_name},
        "on": on.isoformat(),
        "problems": list(map(_problem, checked.problems)),
        "open": [
            {"department": item.department, "minutes": item.minutes, "questions": _ids(item.questions)}
            for item in asked
        ],
        "documents": [
            {"title": item.title, "required": _ids(item.required), "others": _ids(item.others)} for item in gaps
        ],
        "told": [{"table": label, **_understood(item)} for label, items in told.items() for item in items],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "file": problem.place.file,
        "line": problem.place.line,
        "question": problem.place.id,
        "label": problem.place.label,
        "what": problem.what,
        "remedy": problem.remedy,
    }


def _understood(item: Understood) -> dict[str, Any]:
    return {"subject": item.subject, "issues": item.issues, "measures": item.measures, "text": item.text}


def _ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]
