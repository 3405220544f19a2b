"""A folder of section files is read whole, or every mistake in it is told with its line."""

from pathlib import Path

import pytest

from planner.errors import PlannerError, Problem
from planner.questionnaire.load import load_questionnaire
from planner.questionnaire.model import Disclosure, Questionnaire, QuestionType
from planner.shipped import shipped_folder

COMMON = "label: 名前, ask: 何ですか。, why: 要る, respondent: it, disclosure: public"


def with_common(text: str) -> str:
    lines = []
    for line in text.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        if line.strip() == "…":
            lines += [indent + entry for entry in COMMON.split(", ")]
        else:
            lines.append(line.replace("…", COMMON))
    return "\n".join(lines) + "\n"


def loaded(folder: Path, *sections: str) -> Questionnaire:
    for number, text in enumerate(sections, 1):
        name = text.split("id: ", 1)[1].split("\n", 1)[0].strip()
        (folder / f"{number:02}_{name}.yaml").write_text(with_common(text), encoding="utf-8")
    return load_questionnaire(folder)


def problems_of(folder: Path, *sections: str) -> tuple[Problem, ...]:
    with pytest.raises(PlannerError) as caught:
        loaded(folder, *sections)
    return caught.value.problems


def section(section_id: str, *questions: str) -> str:
    listed = "".join(f"  - {{{question}, …}}\n" for question in questions)
    return f"id: {section_id}\ntitle: 題\nabout: 説明\nquestions:\n{listed}"


def cases() -> list[tuple[str, str, list[str]]]:
    text = Path(__file__).with_name("faults.txt").read_text(encoding="utf-8")
    found = []
    for case in text.split("=== ")[1:]:
        yaml, expected = case.split("--->\n")
        title, yaml = yaml.split("\n", 1)
        found.append((title, yaml, expected.strip().splitlines()))
    return found


@pytest.mark.parametrize(("title", "yaml", "expected"), cases(), ids=[case[0] for case in cases()])
def test_every_mistake_of_an_author_is_told_with_its_line(
    title: str, yaml: str, expected: list[str], tmp_path: Path
) -> None:
    problems = problems_of(tmp_path, yaml) if expected else ()
    if not expected:
        loaded(tmp_path, yaml)
    told = [f"{problem.place.line} {problem.code.removeprefix('questionnaire/')}" for problem in problems]
    assert told == expected, title
    assert all(problem.what and problem.remedy and problem.place.file for problem in problems)


def test_a_sound_folder_becomes_sections_in_the_order_of_the_file_names(tmp_path: Path) -> None:
    questionnaire = loaded(tmp_path, section("zeta", "id: a, type: yesno"), section("alpha", "id: b, type: text"))
    assert [item.id for item in questionnaire.sections] == ["zeta", "alpha"]
    assert [question.id for question in questionnaire] == ["zeta.a", "alpha.b"]
    assert questionnaire["alpha.b"].type is QuestionType.TEXT
    assert "alpha.a" not in questionnaire


def test_a_question_carries_all_that_its_author_wrote(tmp_path: Path) -> None:
    text = """
id: basics
title: 基本
about: 団体のこと
questions:
  - id: ledger
    type: table
    help: 台帳を見て。
    required: true
    examples: [住民記録, 3]
    columns:
      - {id: work, label: 業務, type: text, required: true}
      - {id: cost, label: 経費, type: money, unit: 千円, disclosure: internal}
      - {id: standard, label: 標準化, type: choice, choices: {yes: 対象, no: 対象外}}
    …
  - {id: kind, type: choice, choices: [{id: a, label: ア}, {id: b, label: イ}], rules: {}, unit: 個, …}
"""
    questionnaire = loaded(tmp_path, text)
    ledger = questionnaire["basics.ledger"]
    assert (ledger.label, ledger.help, ledger.required, ledger.examples) == (
        "名前",
        "台帳を見て。",
        True,
        ("住民記録", "3"),
    )
    assert [column.disclosure for column in ledger.columns] == [
        Disclosure.PUBLIC, Disclosure.INTERNAL, Disclosure.PUBLIC,
    ]  # fmt: skip
    assert [choice.id for choice in ledger.columns[2].choices] == ["yes", "no"]
    assert [(choice.id, choice.label) for choice in questionnaire["basics.kind"].choices][1] == ("b", "イ")
    assert ledger.place.line == 6


def test_a_condition_may_read_a_later_question_and_the_order_puts_that_first(tmp_path: Path) -> None:
    questionnaire = loaded(
        tmp_path,
        section("one", "id: a, type: text, when: two.c", "id: b, type: text"),
        section("two", "id: c, type: yesno, when: one.b == 'x'"),
    )
    order = questionnaire.order
    assert sorted(order) == ["one.a", "one.b", "two.c"]
    assert order.index("one.b") < order.index("two.c") < order.index("one.a")


def test_an_unknown_name_in_a_condition_is_answered_with_the_nearest_id(tmp_path: Path) -> None:
    first = section("organisation", "id: it_staff_fulltime, type: integer")
    second = section("basics", "id: a, type: text, when: organization.it_staff_fulltime > 3")
    (problem,) = problems_of(tmp_path, first, second)
    assert "「organisation.it_staff_fulltime」" in problem.remedy


def test_an_unknown_key_is_answered_with_the_nearest_key(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, section("basics", "id: a, type: text, disclosur: public"))
    assert "「disclosure」の書き誤り" in problem.remedy


def test_mistakes_of_all_files_are_told_together(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path, section("one", "id: a, type: texts"), section("two", "id: b, type: text, when: one.x")
    )
    assert [(Path(problem.place.file).name, problem.code) for problem in problems] == [
        ("01_one.yaml", "questionnaire/not-allowed"),
        ("02_two.yaml", "questionnaire/unknown-name"),
    ]


def test_a_question_with_a_mistake_is_still_known_to_conditions(tmp_path: Path) -> None:
    questions = ("id: a, type: texts", "id: b, type: text, when: basics.a == 'x'")
    (problem,) = problems_of(tmp_path, section("basics", *questions))
    assert problem.code == "questionnaire/not-allowed"


def test_a_broken_file_does_not_make_the_names_in_others_unknown(tmp_path: Path) -> None:
    (tmp_path / "09_two.yaml").write_text("id: [", encoding="utf-8")
    (problem,) = problems_of(tmp_path, section("one", "id: a, type: text, when: two.b"))
    assert problem.code == "yaml/syntax"


def test_a_section_that_comes_twice_is_told(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, section("one", "id: a, type: text"), section("one", "id: b, type: text"))
    assert [problem.code for problem in problems] == ["questionnaire/duplicate-section"]


def test_a_file_name_that_does_not_fit_is_told(tmp_path: Path) -> None:
    (tmp_path / "basics.yaml").write_text(with_common(section("basics", "id: a, type: text")), encoding="utf-8")
    with pytest.raises(PlannerError) as caught:
        load_questionnaire(tmp_path)
    assert {problem.code for problem in caught.value.problems} == {"questionnaire/file-name"}


@pytest.mark.parametrize("name", ["law", "purchases", "controls", "region", "assumption", "figure", "required", "loop"])
def test_a_section_cannot_have_a_name_that_means_something_else(tmp_path: Path, name: str) -> None:
    problems = problems_of(tmp_path, section(name, "id: a, type: text"))
    assert [problem.code for problem in problems] == ["questionnaire/taken-name"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as caught:
        load_questionnaire(tmp_path / "none")
    assert caught.value.problems[0].code == "questionnaire/no-files"


def test_the_shipped_questionnaire_has_no_mistakes() -> None:
    questionnaire = load_questionnaire(shipped_folder("questionnaires"))
    assert set(questionnaire.order) == {question.id for question in questionnaire}


def test_every_text_of_the_shipped_questionnaire_prints_on_a_japanese_terminal() -> None:
    for question in load_questionnaire(shipped_folder("questionnaires")):
        labels = [choice.label for choice in question.choices] + [column.label for column in question.columns]
        for text in (
            question.label,
            question.ask,
            question.why,
            question.help,
            question.unit,
            *question.examples,
            *labels,
        ):
            text.encode("cp932")
