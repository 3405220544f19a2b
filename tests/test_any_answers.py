"""Whatever is answered, documents are built, valid, and public ones show nothing that is not public."""

import io
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from planner.examples import example
from planner.pipeline import BuildResult, build, compose_documents
from planner.questionnaire.model import Column, Disclosure, Question, QuestionType
from planner.shipped import shipped_folder
from planner.word.check import check_package
from planner.workspace import Workspace
from planner.yamlfile import load_yaml
from tests.shipped import QUESTIONS

ON = date(2026, 11, 23)
CODES = ["011002", "052078", "075469", "131016", "204129", "272302", "394050", "473821"]
CANARY = "金糸雀"
QUICK = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
MAIN = ("plan", "procurement-guideline", "security-policy", "security-standards", "plan-summary", "plan-questions")


def some_answer(item: Question | Column, draw: random.Random) -> object:
    """Return a valid value of an answers file for a question or a column."""
    rules = getattr(item, "rules", {})
    match item.type:
        case QuestionType.INTEGER | QuestionType.MONEY:
            low = int(rules.get("min", 0))
            return draw.randint(low, min(int(rules.get("max", 5000)), low + 5000))
        case QuestionType.NUMBER:
            return round(draw.uniform(0, 100), 1)
        case QuestionType.YEAR:
            return draw.randint(2010, 2022) if item.id == "started" else draw.randint(2024, 2029)
        case QuestionType.DATE:
            return f"20{draw.randint(10, 26)}-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}"
        case QuestionType.YESNO:
            return draw.choice([True, False])
        case QuestionType.CHOICE:
            return draw.choice(item.choices).id
        case QuestionType.CHOICES:
            ids = [choice.id for choice in item.choices]
            return draw.sample(ids, draw.randint(1, min(len(ids), int(rules.get("maxlength", len(ids))))))
        case _:
            return f"{CANARY}{item.disclosure.value}、{item.id}の答え"


def some_row(question: Question, draw: random.Random) -> dict[str, object]:
    """Return a row of a table, in which cells that need not be filled in are often empty."""
    return {
        column.id: some_answer(column, draw) for column in question.columns if column.required or draw.random() < 0.6
    }


def answers_of_everything(seed: int) -> dict[str, object]:
    """Return an answer to every question, some unknown or not applicable."""
    draw = random.Random(seed)
    found: dict[str, object] = {"format": 1, "basics.municipality": draw.choice(CODES)}
    for question in QUESTIONS:
        if question.type is QuestionType.MUNICIPALITY:
            continue
        if question.type is QuestionType.TABLE:
            found[question.id] = [some_row(question, draw) for _ in range(draw.randint(0, 4))]
        else:
            found[question.id] = some_answer(question, draw)
        if draw.random() < 0.15:
            found[question.id] = {"state": draw.choice(["unknown", "not_applicable", "later"])}
    return found


def without_contradictions(found: dict[str, object]) -> dict[str, object]:
    """Return the answers with the totals large enough for their parts."""
    return found | {
        "basics.total_staff": 5000,
        "organisation.it_staff_fulltime": 3,
        "organisation.it_staff_parttime": 2,
        "voices.survey_sent": 9000,
        "voices.survey_returned": 900,
        "budget.contracts": 50,
        "budget.negotiated_contracts": 20,
        "budget.single_bids": 3,
        "upper.plan_start": 2027,
    }


def with_gaps(question: Question, given: object, draw: random.Random) -> object:
    """Return an answer as it is; of a table, about a third of the cells that need not be filled in are left out."""
    if question.type is not QuestionType.TABLE:
        return given
    if isinstance(given, dict):
        return given | {"value": with_gaps(question, given["value"], draw)} if "value" in given else given
    required = {column.id for column in question.columns if column.required}
    rows = given if isinstance(given, list) else []
    return [{key: cell for key, cell in row.items() if key in required or draw.random() > 0.3} for row in rows]


def written(found: dict[str, object], folder: Path) -> Path:
    """Write an answers file."""
    path = folder / "answers.yaml"
    path.write_text(yaml.dump(found, Dumper=QUICK, allow_unicode=True), encoding="utf-8")
    return path


def asked(found: dict[str, object], folder: Path, *documents: str, review: bool = False) -> Workspace:
    """Return what a build of these answers reads."""
    folders = shipped_folder("questionnaires"), shipped_folder("plan_templates")
    return Workspace(written(found, folder), *folders, ON, review=review, documents=documents)


def built(found: dict[str, object], folder: Path, *documents: str, review: bool = False) -> BuildResult:
    return build(asked(found, folder, *documents, review=review))


def everything_in(content: bytes) -> str:
    """Return the text of every part of a Word file, properties and the workbooks behind charts included."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return "\n".join(
        everything_in(part) if name.endswith(".xlsx") else part.decode("utf-8", "replace")
        for name, part in parts.items()
    )


@pytest.mark.parametrize("seed", range(3))
def test_any_answers_give_valid_documents_and_none_holds_narrower_answers(seed: int, tmp_path: Path) -> None:
    result = built(without_contradictions(answers_of_everything(seed)), tmp_path, review=seed == 0)
    documents = [file for file in result.files if file.suffix == ".docx"]
    assert [finding for file in documents for finding in check_package(file.content)] == []
    for file in result.files:
        text = everything_in(file.content)
        assert f"{CANARY}0" in text or file.manuscript.id != "plan"
        narrower = (kind for kind in Disclosure if kind > file.manuscript.disclosure)
        assert [kind for kind in narrower if f"{CANARY}{kind.value}" in text] == []
        assert CANARY not in file.name
    assert CANARY not in result.record.text()


@pytest.mark.parametrize(("seed", "town"), [(6, "mihondai"), (7, "mihondate"), (34, "mihonjima")])
def test_documents_are_written_where_many_cells_of_tables_are_empty(seed: int, town: str, tmp_path: Path) -> None:
    draw, whole = random.Random(seed), example(town)
    found = load_yaml(whole.answers).data
    found |= {item.id: with_gaps(item, found[item.id], draw) for item in QUESTIONS if item.id in found}
    composed = compose_documents(replace(asked(found, tmp_path), municipalities=whole.municipalities))
    assert {manuscript.id for manuscript in composed.manuscripts} >= set(MAIN)


# a designated city, a ward of Tokyo, a core city
@pytest.mark.parametrize(("state", "code"), [("unknown", "011002"), ("not_applicable", "131016"), ("later", "472018")])
def test_documents_are_written_where_every_question_has_the_same_state(state: str, code: str, tmp_path: Path) -> None:
    found: dict[str, object] = {question.id: {"state": state} for question in QUESTIONS}
    found |= {"format": 1, "basics.municipality": code}
    composed = compose_documents(asked(found, tmp_path, *MAIN))
    assert {manuscript.id for manuscript in composed.manuscripts} == set(MAIN)


# a village, and a town to which few have come back
@pytest.mark.parametrize(("years", "code"), [(3, "394050"), (10, "075469")])
def test_a_plan_of_three_or_ten_years_without_staff_is_built(years: int, code: str, tmp_path: Path) -> None:
    found: dict[str, object] = {"format": 1, "basics.municipality": code, "upper.plan_start": 2027}
    found |= {"upper.plan_years": years, "organisation.it_staff_fulltime": 0, "organisation.it_staff_parttime": 0}
    assert [file.manuscript.id for file in built(found, tmp_path, "plan").files] == ["plan"]
