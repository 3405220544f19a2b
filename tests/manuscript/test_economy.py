"""What nothing reads is found, in questions and in the columns of tables; what is read in any way is left."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import force_setattr

from planner.assessment.load import load_assessment
from planner.manuscript.economy import documents_reading, unused
from planner.manuscript.lint_sets import lint_sets, nothing_answered
from planner.missing import Missing
from planner.questionnaire.condition import Condition
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Question, Questionnaire, Section
from planner.shipped import shipped_folder
from planner.situation.model import Fact, OriginKind, Situation
from planner.templateset.load import read_template_sets
from planner.templateset.model import TemplateSet
from tests.manuscript.conftest import ON
from tests.shipped import BASE, QUESTIONS

pytestmark = pytest.mark.xdist_group("lint")  # so that one process finds out what each template holds

ISSUE = "- {id: few, domain: d, when: '%s', title: 題, evidence: '%s', consequence: 結果, severity: 1}\n"


@pytest.fixture
def left(
    answer: Callable[..., Fact],
    fact: Callable[..., Fact],
    situation: Callable[..., Situation],
    template_set: Callable[..., TemplateSet],
) -> Callable[..., set[str]]:
    """Return what tells the questions and columns that one template and further files leave unused."""
    table = Missing("q.table")
    facts = (
        answer("q.count", kind="integer"),
        answer("q.other"),
        answer("q.table", table, "table", columns=(("work", "text"), ("cost", "money"))),
        fact("derived.double", 2, OriginKind.DERIVED, inputs=("q.count",)),
        fact("derived.due", (), OriginKind.DERIVED, inputs=("q.table",)),
    )
    questions = tuple(item.question for item in facts if item.question)

    def run(source: str, asked: tuple[Question, ...] = questions, **others: str) -> set[str]:
        made = template_set({"base/documents/plan/a.md.j2": source} | {f"base/{n}.yaml": t for n, t in others.items()})
        questionnaire = Questionnaire((Section("q", "分野", "", asked),), tuple(item.id for item in asked))
        problems = unused(questionnaire, (made,), situation(*facts))
        return {problem.what.partition("（")[2].partition("を使う")[0] for problem in problems}

    return run


@pytest.mark.parametrize(
    ("source", "unread"),
    [
        ("本文", {"q.count）の回答", "q.other）の回答", "q.table）の回答"}),
        ("{{ q.count }}{{ figure('q.other') }}{% for r in q.table %}{{ r.work }}{{ r.cost }}{% endfor %}", set()),
        (
            "{{ derived.double }}{% if q.other %}{% endif %}{{ q.table | map(attribute='work') }}",
            {"q.table）の列「costの欄」"},
        ),
        (
            "{{ derived.double }}{{ q.other }}{% for r in derived.due %}{{ r.cost }}{% endfor %}",
            {"q.table）の列「workの欄」"},
        ),
        (
            "{% macro line(r) %}{{ r.cost }}{% endmacro %}{{ q.count }}{{ q.other }}"
            "{% for r in q.table %}{{ r.work }}{{ line(r) }}{% endfor %}",
            set(),
        ),
    ],
)
def test_what_no_template_reads_is_told(left: Callable[..., set[str]], source: str, unread: set[str]) -> None:
    assert left(source) == unread


def test_conditions_and_texts_of_rules_are_uses_and_contradictions_are_none(left: Callable[..., set[str]]) -> None:
    rest = "{% for r in q.table %}{{ r.work }}{{ r.cost }}{% endfor %}"
    assert left(rest, issues=ISSUE % ("q.count < 3", "{{ q.other }}")) == set()
    wrong = "- {id: odd, when: 'q.count < 3 and q.other', says: 変です, remedy: 直す}\n"
    assert left(rest, issues=ISSUE % ("1 > 2", "根拠"), contradictions=wrong) == {"q.count）の回答", "q.other）の回答"}


def test_a_question_that_decides_whether_a_used_one_is_asked_is_used(
    left: Callable[..., set[str]], answer: Callable[..., Fact]
) -> None:
    first, second = (answer(name).question for name in ("q.count", "q.other"))
    assert first
    assert second
    force_setattr(second, "when", Condition("q.count"))
    assert left("{{ q.other }}", asked=(first, second)) == set()


def test_a_question_that_is_not_read_is_told_with_its_line(tmp_path: Path, situation: Callable[..., Situation]) -> None:
    for file in shipped_folder("questionnaires").glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    extra = (
        "id: extra\ntitle: 余分\nabout: 余分\nquestions:\n- {id: idle, label: 使わない設問, type: text, "
        "ask: 何ですか, why: なし, respondent: it, disclosure: public}\n"
    )
    (tmp_path / "99_extra.yaml").write_text(extra, encoding="utf-8")
    shutil.copytree(shipped_folder("plan_templates") / "base", tmp_path / "templates" / "base")
    problems = lint_sets(read_template_sets(tmp_path / "templates"), load_questionnaire(tmp_path), ON)
    what = "設問「使わない設問」（extra.idle）の回答を使う条件も文書もありません"
    (problem,) = (problem for problem in problems if problem.what == what)
    assert problem.place.line == 5


def test_a_document_that_tells_the_state_of_controls_rests_on_the_answers_that_decide_it() -> None:
    reading = documents_reading(QUESTIONS, BASE, nothing_answered(BASE, QUESTIONS, ON))
    deciding = {
        name for rule in load_assessment(BASE).controls if rule.done for name in rule.done.names if name in QUESTIONS
    }
    assert deciding
    assert deciding <= reading["情報セキュリティ対策基準"]
