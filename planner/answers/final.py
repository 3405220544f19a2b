"""What a final build waits for: no document that is final may rest on a gap, on half a table or on an example."""

from __future__ import annotations

from collections.abc import Iterator

from planner.answers.borrowed import borrowed_answers
from planner.answers.completeness import deciding, missing_required
from planner.answers.model import Answer, Answers
from planner.answers.unfinished import broken_off
from planner.errors import Place, Problem
from planner.questionnaire.model import Question, Questionnaire

_OR_DRAFT = "か、--final を付けずに案として作ってください"


def before_final(questionnaire: Questionnaire, answers: Answers) -> Iterator[Problem]:
    """Yield an error for each required question without an answer, each table broken off, and each borrowed answer."""
    for question in missing_required(questionnaire, answers):
        what, remedy = f"確定版に必要な回答がありません（{question.id}）", "答えてから作る"
        if question.id in answers.hidden:
            others = deciding(questionnaire, answers, question)
            what = f"確定版に必要な設問かどうかが決まりません（{question.id}）"
            remedy = f"{'、'.join(f'「{other.label}」（{other.id}）' for other in others)}に答えてから作る"
        place = _place(answers, question, answers.get(question.id))
        yield Problem("build/required", place, what, f"{remedy}{_OR_DRAFT}")
    for question, answer in broken_off(questionnaire, answers):
        what = f"表が途中です（{len(answer.value)}行まで、{question.id}）。書きかけの表は、確定版に載せられません"
        remedy = "planner interview で続きを書いて空行で終える（書き終えていれば unfinished の行を消す）"
        yield Problem("build/unfinished", _place(answers, question, answer), what, f"{remedy}{_OR_DRAFT}")
    for finding in borrowed_answers(questionnaire, answers):
        place = _place(answers, questionnaire[finding.question_id], answers.get(finding.question_id))
        remedy = f"自団体のことに書き直す（分からなければ「分からない」とする）{_OR_DRAFT}"
        yield Problem("build/borrowed", place, f"{finding.what}（{finding.question_id}）", remedy)


def _place(answers: Answers, question: Question, answer: Answer | None) -> Place:
    return Place(answers.file, answer.line if answer else None, question.label or question.ask)
