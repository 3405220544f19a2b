"""Answers files written for a test, and what is told of them."""

from pathlib import Path
from typing import Any

import pytest

from planner.answers.model import Answer, AnswerState
from planner.answers.store import AnswersFile, load_answers
from planner.errors import PlannerError, Problem
from planner.questionnaire.model import Questionnaire

ANSWERED = AnswerState.ANSWERED
GOOD = """# 湯沢市の回答
format: 1
basics.municipality: 052078
basics.total_staff: 312   # 4月1日現在
organisation.it_staff_parttime:
  value: 2
  as_of: "2013"
  by: 総務課
  on: 令和8年11月23日
  source: 配置表
  note: 兼任
basics.hazards: [snow, flood]
organisation.headquarters: 分からない
budget.it_cost: {state: 後で, by: 財政課}
network.model: {value: 該当なし}
basics.landscape:
budget.contracts: {value: , note: }
upper.general_plan: 後で
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str, questionnaire: Questionnaire) -> tuple[Problem, ...]:
    with pytest.raises(PlannerError) as caught:
        load_answers(written(folder, text), questionnaire)
    return caught.value.problems


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.place.line} {problem.code.removeprefix('answers/')}" for problem in problems]


def put(path: Path, questionnaire: Questionnaire, **values: Any) -> AnswersFile:
    file = AnswersFile(path, questionnaire)
    for name, value in values.items():
        file.put(name.replace("__", "."), Answer(ANSWERED, value))
    return file
