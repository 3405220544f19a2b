"""The order in which conditions can be decided, and what questions say of each other that cannot be so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import islice, product

from msgspec.structs import replace

from planner.errors import Problem
from planner.nearest import suggestion
from planner.questionnaire.condition import Condition, ConditionError
from planner.questionnaire.model import Question, QuestionType
from planner.questionnaire.samples import MOST_SAMPLES, is_exhaustive, samples

_COUNTS = frozenset((QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY))


def dependency_order(questions: Sequence[Question]) -> tuple[str, ...]:
    """Return the ids so that every condition reads only ids before its own; questions in a circle are left out."""
    return _sorted(questions)[0]


def condition_problems(questions: Sequence[Question], ids: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of `questions`; `ids` are all ids there are, sound or not."""
    by_id = {question.id: question for question in questions}
    for question in questions:
        if question.when is None:
            continue
        unknown = [name for name in question.when.names if name not in ids]
        for name in unknown:
            yield _unknown_name(question, name, ids)
        if question.id in question.when.names:
            what = f"表示の条件「{question.when.source}」が、この設問自身の回答を見ています"
            yield _problem(question, "condition-on-itself", what, "ほかの設問の回答で決まる条件に直してください")
        elif all(name in by_id for name in question.when.names):
            yield from _trial(question, question.when, by_id)
    for circle in _sorted(questions)[1]:
        names = " → ".join(f"「{by_id[name].label}」（{name}）" for name in circle)
        what = f"表示の条件が互いを待って回っています: {names}"
        yield _problem(by_id[circle[0]], "circle", what, "どれか一つの条件を外してください")


def part_problems(questions: Sequence[Question], ids: Collection[str]) -> Iterator[Problem]:
    """Yield the counts that are said to be part of what is no count; `ids` are all ids there are, sound or not."""
    by_id = {question.id: question for question in questions}
    for question in questions:
        whole = by_id.get(question.part_of)
        if question.part_of and question.part_of not in ids:
            what = f"part_of にある「{question.part_of}」という設問はありません"
            yield _problem(
                question, "unknown-whole", what, suggestion(question.part_of, ids, "数の設問の id を書いてください")
            )
        elif whole and not {question.type, whole.type} <= _COUNTS:
            what = f"part_of の「{whole.label}」とこの設問が、共に数の設問ではありません"
            yield _problem(question, "unknown-whole", what, "数の設問どうしにだけ part_of を書いてください")


def _sorted(questions: Sequence[Question]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    ids = {question.id for question in questions}
    reads = {question.id: _read_elsewhere(question, ids) for question in questions}
    circles: list[tuple[str, ...]] = []
    while True:
        try:
            order = tuple(TopologicalSorter(reads).static_order())
        except CycleError as error:
            circle = tuple(reversed(error.args[1]))
            circles.append(circle)
            reads = {name: [read for read in names if read not in circle] for name, names in reads.items()}
            reads = {name: names for name, names in reads.items() if name not in circle}
            continue
        return order, tuple(circles)


def _read_elsewhere(question: Question, ids: Collection[str]) -> list[str]:
    names = question.when.names if question.when else ()
    return [name for name in names if name in ids and name != question.id]


def _unknown_name(question: Question, name: str, ids: Collection[str]) -> Problem:
    what = f"表示の条件にある「{name}」という設問はありません"
    remedy = suggestion(name, ids, "条件で読めるのは設問の id（分野.設問）だけです")
    return _problem(question, "unknown-name", what, remedy)


def _trial(question: Question, condition: Condition, by_id: Mapping[str, Question]) -> Iterator[Problem]:
    """Try the condition on possible answers: it must be decidable, and neither always nor never true."""
    read = [by_id[name] for name in condition.names]
    results: set[bool] = set()
    try:
        for values in islice(product(*(samples(other) for other in read)), MOST_SAMPLES):
            results.add(condition.evaluate(dict(zip(condition.names, values, strict=True)))[0] is True)
    except ConditionError as error:
        yield _problem(question, "condition", str(error), types_read(read))
        return
    unoffered = list(_unoffered(question, condition, by_id))
    yield from unoffered
    if not unoffered and is_exhaustive(read) and len(results) == 1:
        says = "いつも成り立ちます" if results == {True} else "どの回答でも成り立ちません"
        what = f"表示の条件「{condition.source}」は{says}"
        yield _problem(question, "pointless-condition", what, f"選択肢の id を確かめてください。{types_read(read)}")


def _unoffered(question: Question, condition: Condition, by_id: Mapping[str, Question]) -> Iterator[Problem]:
    for _, name, words in condition.compared:
        offered = [choice.id for choice in by_id[name].choices]
        for word in words if offered else ():
            if word not in offered:
                what = f"表示の条件「{condition.source}」の「{word}」という選択肢は {name} にありません"
                remedy = suggestion(word, offered, f"選択肢は {'、'.join(offered)} です")
                yield _problem(question, "unknown-choice", what, remedy)


def types_read(read: Sequence[Question]) -> str:
    """Return in words which kinds of values the questions have."""
    return "、".join(f"{other.id} は {_kind(other)}" for other in read) + " です"


def _kind(question: Question) -> str:
    if question.choices:
        return f"{question.type.value}（{', '.join(choice.id for choice in question.choices)}）"
    return {QuestionType.YESNO: "true か false"}.get(question.type, question.type.value)


def _problem(question: Question, code: str, what: str, remedy: str) -> Problem:
    return Problem(f"questionnaire/{code}", replace(question.place, label=question.label), what, remedy)
