"""What of a block is wording, and which reason each stretch of it has."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.manuscript.model import Stretch

Compose = Callable[..., Any]


@pytest.mark.parametrize(
    ("source", "literal"),
    [
        ("職員は{{ org.staff }}人、目標は30人。", "職員は人、目標は30人。"),
        ("目標は{{ 30 }}人。", "目標は30人。"),
        ("{% set goal = 30 %}目標は{{ goal }}人。", "目標は30人。"),
        ("{% for one in org.years %}{{ one | fiscal }}、{{ loop.index }}番。{% endfor %}", "、番。、番。"),
        ("{% for one in [5, 6] %}{{ one }}回。{% endfor %}", "5回。6回。"),
    ],
)
def test_numbers_of_a_template_are_wording_and_those_of_a_value_or_of_a_loop_over_one_are_not(
    answer: Callable[..., Any], composed: Compose, source: str, literal: str
) -> None:
    made = composed(source, answer("org.staff", 3, "integer"), answer("org.years", (2027, 2028), "choices"))
    assert [block.trace.literal for block in made.blocks()] == [literal]


def test_each_stretch_stands_for_its_nearest_reason(answer: Callable[..., Any], composed: Compose) -> None:
    source = "前。{% if org.staff > 2 %}多い{% if org.head %}長は{{ org.name }}{% endif %}。{% endif %}"
    facts = answer("org.staff", 3, "integer"), answer("org.head", True, "yesno"), answer("org.name", "課長")
    (block,) = composed(source, *facts).blocks()

    assert block.trace.stretches == (
        Stretch((), 2),
        Stretch(("org.staff",), 3),
        Stretch(("org.head",), 2),
        Stretch(("org.name",), 2, is_value=True),
    )
