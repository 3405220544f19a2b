"""The sheet of a measure says why it is taken here with a value of the municipality."""

from collections.abc import Callable, Mapping

import pytest

from planner.audit.indicators import INDICATORS
from planner.audit.known import Town
from planner.audit.likeness import masked
from planner.audit.masking import Mask
from planner.audit.part import Part
from planner.audit.reasons import reasons
from planner.audit.sources import Sources
from planner.manuscript.model import Manuscript
from planner.situation.model import Situation

Towns = Mapping[str, tuple[Manuscript, Situation]]
NOBODY = Mask(())
SHEET = """### 施策{number} 題

表：{{.sheet}}

| | |
|---|---|
| 担当 | {{{{ town.name }}}}の総務課 |
| 現状と理由 | {why} |
| 費用 | 人口{{{{ stats.pop }}}}人の分 |

"""


@pytest.mark.parametrize(
    ("why", "found"),
    [
        ("人口{{ stats.pop }}人では、窓口を増やせない。", True),
        ("「{{ basics.climate }}」と聞いた。", True),
        ("デジタル化が遅れている。", False),
        ("{{ town.name }}ではデジタル化が遅れている。", False),  # the name is no reason
        ("{% if stats.pop > 9000 %}大きな町では手が足りない。{% endif %}", False),  # chosen by a value, quoting none
        ("{{ basics.unasked }}である。", False),  # what nobody knows is no reason
        ("{{ organisation.it_department }}が困っている。", False),  # nor is who does it
        ("{{ derived.plan_first_year }}年度から要る。", False),  # nor when
    ],
)
def test_a_reason_is_own_if_it_quotes_a_value_of_the_town(
    written: Callable[[str], Towns], why: str, found: bool
) -> None:
    manuscript, situation = written(SHEET.format(number=1, why=why))["湯沢市"]
    (reason,) = reasons(manuscript, Sources(situation))
    assert (reason.measure, reason.is_own) == ("施策1 題", found)


def test_a_value_in_another_row_gives_no_reason(written: Callable[[str], Towns]) -> None:
    assert share(written(SHEET.format(number=1, why="遅れている。"))) == 0.0


def test_each_measure_counts_once_and_one_without_a_sheet_gives_no_reason(written: Callable[[str], Towns]) -> None:
    two = SHEET.format(number=1, why="人口{{ stats.pop }}人") + SHEET.format(number=2, why="遅れている。")
    made = written(two)

    assert share(made) == 0.5
    assert share(made, "a", "b", "c", "d") == 0.25
    assert share(written("本文だけ"), "a") == 0.0


def test_the_measures_without_a_reason_are_named(written: Callable[[str], Towns]) -> None:
    two = SHEET.format(number=1, why="人口{{ stats.pop }}人") + SHEET.format(number=2, why="遅れている。")
    assert INDICATORS["reasons"].beside(part(written(two))) == "施策2"


def share(made: Towns, *measures: str) -> float:
    return INDICATORS["reasons"].measure(part(made, *measures))


def part(made: Towns, *measures: str) -> Part:
    """Return the document of 湯沢市, whose programme has these measures."""
    manuscript, situation = made["湯沢市"]
    town = Town("湯沢市", (), measures)
    return Part(manuscript, masked(manuscript, NOBODY, ""), (), Sources(situation), NOBODY, NOBODY, own=town)
