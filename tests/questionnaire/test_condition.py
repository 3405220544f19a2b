"""Conditions decide in three-valued logic and refuse what they must not do."""

import pytest

from planner.missing import Missing, Reason
from planner.questionnaire.condition import Condition, ConditionError

VALUES = {
    "a.three": 3,
    "a.word": "alpha",
    "a.words": ("x", "y"),
    "a.rows": ({"p": 1}, {"p": 2}),
    "a.gaps": ({"p": 1}, {"p": 2}, {"p": Missing("a.gaps.p")}),
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
    ("a.unknown | length >= 3", "?"),
    ("a.unknown | sum > 3", "?"),
    ("a.unknown is number", "?"),
    ("a.three in (a.unknown, 3)", True),
    ("a.three in (a.unknown, 4)", "?"),
    ("a.three not in (a.unknown, 4)", "?"),
    ("a.three in (a.none, 4)", False),
    ("a.rows | selectattr('p', 'gt', 1) | list | length == 1", True),
    ("a.rows | selectattr('p', 'gt', 2)", False),
    ("a.gaps | selectattr('p', 'gt', 1) | list | length >= 1", "?"),
    ("a.gaps | selectattr('p', 'gt', 1) | map(attribute='p') | sum > 0", "?"),
    ("a.gaps | rejectattr('p', 'equalto', 9) | list | length == 3", "?"),
    ("a.gaps | selectattr('p', 'none')", "?"),
    ("(a.rows | list) + (a.gaps | selectattr('p', 'gt', 1) | list)", True),
    ("((a.gaps | selectattr('p', 'gt', 1) | list) + (a.rows | list)) | length == 3", "?"),
    ("((a.rows | list) + (a.unknown | list)) | length == 2", "?"),
    ("(a.unknown | list) + (a.rows | list)", True),
    ("((a.rows | list) + (a.none | list)) | length == 2", "?"),
    ("3 in a.gaps | map(attribute='p')", "?"),
    ("2 in a.gaps | map(attribute='p')", True),
]


@pytest.mark.parametrize(("source", "expected"), DECIDED)
def test_a_condition_decides(source: str, expected: bool | str) -> None:
    holds, _ = Condition(source).evaluate(VALUES)
    assert ("?" if isinstance(holds, Missing) else holds) == expected


# a condition that is not decided -> whether nobody can find anything out that would decide it
SETTLED = [
    ("a.none == 1", True),
    ("not a.none", True),
    ("a.none > a.unknown", True),
    ("a.unknown > a.none", True),
    ("a.unknown + a.none > 3", True),
    ("a.none and a.three == 3", True),
    ("a.none or a.none == 2", True),
    ("a.none or a.unknown == 2", False),
    ("a.unknown == 2 and a.none", False),
    ("a.unknown and a.none is unknown", False),
    ("a.none is unknown and a.unknown > 2", False),
    ("(a.none > 3 or a.three == 4) and a.unknown", False),
]


@pytest.mark.parametrize(("source", "settled"), SETTLED)
def test_what_does_not_apply_settles_a_condition_only_if_nothing_else_could_decide_it(
    source: str, settled: bool
) -> None:
    holds, _ = Condition(source).evaluate(VALUES)
    assert isinstance(holds, Missing)
    assert holds.is_settled is settled


def test_a_condition_tells_what_it_read_and_what_it_could_read() -> None:
    condition = Condition("a.three > 1 and a.word == 'x'")
    assert condition.names == ("a.three", "a.word")
    assert condition.evaluate(VALUES)[1] == ("a.three", "a.word")


# what is written -> when it is refused
REFUSED = ["a.three <", "{{ 7*7 }}", "a.three, ", "().__class__", "a.three.__class__", "a b", "1 if a.three else 2"]


@pytest.mark.parametrize("source", REFUSED)
def test_what_is_no_safe_expression_is_refused(source: str) -> None:
    with pytest.raises(ConditionError):
        Condition(source).evaluate(VALUES)


@pytest.mark.parametrize("source", ["a.nowhere == 1", "nowhere.a", "a.three < 'x'", "a.nowhere is known"])
def test_an_unknown_name_or_a_wrong_type_is_told(source: str) -> None:
    with pytest.raises(ConditionError, match="判定できません"):
        Condition(source).evaluate(VALUES)
