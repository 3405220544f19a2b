"""A finished document is checked against the rules of writing; whose words they are is told apart."""

from collections.abc import Callable

from planner.audit.writing import is_strict, remarks
from planner.manuscript.model import Manuscript, Trace
from planner.writing import load_rules
from tests.shipped import BASE

RULES = load_rules(BASE)
LONG = "あ" * 130 + "。"


def test_words_of_a_template_count_and_those_of_an_answer_are_told_apart(document: Callable[..., Manuscript]) -> None:
    made = document(("市長または副市長", Trace(literal="市長または副市長")), ("市長または副市長", Trace(literal="")))
    found = remarks(RULES, made)

    assert [(item.section, item.found.words, item.given, is_strict(item)) for item in found] == [
        ("s1", "または", False, True),
        ("s2", "または", True, False),
    ]


def test_a_long_sentence_is_the_template_s_unless_most_of_it_is_given(document: Callable[..., Manuscript]) -> None:
    made = document((LONG, Trace(chars=130, literal=LONG)), (LONG, Trace(chars=130, literal="は。")))
    assert [(item.section, item.given) for item in remarks(RULES, made)] == [("s1", False), ("s2", True)]


def test_the_strongest_departures_come_first(document: Callable[..., Manuscript]) -> None:
    made = document(("喫緊の課題、適宜見直す。計画および方針。", Trace()))
    assert [item.found.rule.level.value for item in remarks(RULES, made)] == ["error", "warning", "info"]
