"""What a town keeps in the office is in no public document: neither the answer, nor where it is from, nor its note."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from msgspec.structs import replace

from planner.answers.model import Answer
from planner.manuscript.elements import Figure, Table
from planner.manuscript.model import Manuscript
from planner.pipeline import check, check_given, compose_checked
from planner.questionnaire.model import Disclosure, Question, QuestionType
from tests.reference.towns import GROUP, workspace

pytestmark = GROUP

TOWN = "mihonzawa"
WORDS = frozenset((QuestionType.TEXT, QuestionType.LONGTEXT))
COUNTS = 4_871  # planted counts lie below, a part below its whole; who may answer no such number keeps the own one


@cache
def planted() -> tuple[Mapping[str, str], tuple[Manuscript, ...]]:
    """Return by what was planted the answer that has it, and the public documents of the town that answered so."""
    asked = workspace(TOWN)
    checked = check(asked)
    marks: dict[str, str] = {}
    by_id = {id_: _marked(checked.questionnaire[id_], answer, marks) for id_, answer in checked.answers.by_id.items()}
    answers = replace(checked.answers, by_id=MappingProxyType(by_id))
    told = check_given(asked, checked.questionnaire, answers)
    composed = compose_checked(asked, replace(told, problems=()))  # so large counts are at odds with each other
    return marks, tuple(item for item in composed.written if item.disclosure is Disclosure.PUBLIC)


def _marked(question: Question, answer: Answer, marks: dict[str, str]) -> Answer:
    def mark(what: str) -> str:
        marks[word := f"かなりあ{len(marks):03}号"] = f"{question.id}（{what}）"
        return word

    answer = replace(answer, note=answer.note + mark("備考"))
    inside = question.disclosure > Disclosure.PUBLIC
    if inside:
        answer = replace(answer, source=answer.source + mark("出典"))
    if question.columns and answer.is_answered:
        kept = {item.id for item in question.columns if item.type in WORDS and item.disclosure > Disclosure.PUBLIC}
        rows = [{key: f"{cell}{mark(key)}" if key in kept else cell for key, cell in row.items()}
                for row in answer.value]  # fmt: skip
        return replace(answer, value=rows)
    if inside and answer.is_answered and question.type in WORDS:
        return replace(answer, value=f"{answer.value}{mark('値')}")
    most = int(str(question.rules.get("max", COUNTS)))
    if inside and answer.is_answered and question.type is QuestionType.INTEGER and most >= COUNTS:
        count = COUNTS - len(marks)
        marks[f"{count:,}"] = f"{question.id}（値）"
        return replace(answer, value=count)
    return answer


def _texts(manuscript: Manuscript) -> Iterator[str]:
    for block in manuscript.blocks():
        yield block.text
        if isinstance(block.content, Table | Figure):
            yield block.content.caption


def test_no_public_document_has_what_stays_in_the_office() -> None:
    marks, documents = planted()
    told = "\n".join(text for manuscript in documents for text in _texts(manuscript))
    assert {"plan", "procurement-guideline", "plan-summary"} <= {manuscript.id for manuscript in documents}
    assert not {where for word, where in marks.items() if word in told or word.replace(",", "") in told}
