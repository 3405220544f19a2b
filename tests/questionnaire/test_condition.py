"""Conditions decide in three-valued logic and refuse what they must not do."""

import pytest

from planner.missing import Missing, Reason
from planner.questionnaire.condition import Condition, ConditionError

VALUES = {
    "a.three": 3,
    "a.word": "alpha",
    "a.words": ("x", "y"),
    "a.rows": ({"p": 1}, {"p": 2}),
    "a.unknown": Missing("a.unknown"),
    "a.none": Missing("a.none", Reason.NOT_APPLICABLE),
}

# condition -> true, false or "?" where the known values do not decide it
DECIDED = [
    ("a.three < 5", True),
    ("a.three > 5", False),
    ("1 < a.three < 3", False),
    ("a.word in ('alpha', 'beta')", True),
    ("'x' in a.words", True),
    ("a.rows | length > 1", True),
    ("a.unknown > 5", "?"),
    ("not a.unknown", "?"),
    ("not (a.unknown in (1, 2))", "?"),
    ("a.unknown or a.three == 3", True),
    ("a.unknown and a.three == 3", "?"),
    ("a.unknown and a.three == 4", False),
    ("a.unknown + 1 > 0", "?"),
    ("a.unknown is unknown", True),
    ("a.three is known", True),
    ("a['three'] == 3", True),
]


@pytest.mark.parametrize(("source", "expected"), DECIDED)
def test_a_condition_decides(source: str, expected: bool | str) -> None:
    holds, _ = Condition(source).evaluate(VALUES)
    assert ("?" if isinstance(holds, Missing) else holds) == expected


def test_what_does_not_apply_leaves_the_condition_settled() -> None:
    holds, _ = Condition("a.none == 1").evaluate(VALUES)
    assert isinstance(holds, Missing)
    assert holds.is_settled


def test_a_condition_tells_what_it_read_and_what_it_could_read() -> None:
    condition = Condition("a.three > 1 and a.word == 'x'")
    assert condition.names == ("a.three", "a.word")
    assert condition.evaluate(VALUES)[1] == ("a.three", "a.word")


# what is written -> when it is refused
REFUSED = ["a.three <", "{{ 7*7 }}", "a.three, ", "().__class__", "a.three.__class__", "a b"]


@pytest.mark.parametrize("source", REFUSED)
def test_what_is_no_safe_expression_is_refused(source: str) -> None:
    with pytest.raises(ConditionError):
        Condition(source).evaluate(VALUES)


@pytest.mark.parametrize("source", ["a.nowhere == 1", "nowhere.a", "a.three < 'x'"])
def test_an_unknown_name_or_a_wrong_type_is_told(source: str) -> None:
    with pytest.raises(ConditionError, match="判定できません"):
        Condition(source).evaluate(VALUES)
