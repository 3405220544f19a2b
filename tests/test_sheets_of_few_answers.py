"""Towns that answered little get sheets of what they did tell: a merger, a plan before, a voice, an issue."""

import pytest

from planner.manuscript.plaintext import block_lines
from tests.cities import GROUP, composed

pytestmark = GROUP

TOLD = [
    ("yuzawa", "合併の前の湯沢市、稲川町、雄勝町、皆瀬村の規程が例規集に残っていれば、廃止する条も同じ表に書く。"),
    ("yuzawa", "合併前の湯沢市、稲川町、雄勝町、皆瀬村の名で結んだままの契約は、同じ課の契約と並べて"),
    ("yuzawa", "前の計画で「調達ガイドラインの作成」が進まなかった理由（"),
    ("yuzawa", "地域の課題に挙がった「オンライン申請の伸び悩み」の仕組みは、初めの組に入れ"),
    ("katano", "「公共施設と道路の補修の要望・苦情への対応」は、使うシステムの有無を担当課に聞いて書く。"),
    ("katano", "という職員の声に応え、協議では、決める順と出席する者を書いた1枚も求める。"),
]


def sheets(city: str) -> str:
    (plan,) = (item for item in composed(city) if item.id == "plan")
    (section,) = (item for item in plan.sections if item.id == "measures")
    return "\n".join(line for block in section.blocks for line in block_lines(block))


@pytest.mark.parametrize(("city", "told"), TOLD)
def test_a_sheet_of_a_town_that_answered_little_goes_by_what_it_told(city: str, told: str) -> None:
    (other,) = {"yuzawa", "katano"} - {city}
    assert told in sheets(city)
    assert told not in sheets(other)


@pytest.mark.parametrize("city", ["yuzawa", "katano"])
def test_no_sheet_tells_a_step_from_a_level_that_nobody_knows(city: str) -> None:
    assert "の施策）" in sheets(city)
    assert "の施策、" not in sheets(city)
