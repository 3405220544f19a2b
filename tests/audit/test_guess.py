"""Somebody who has the answers of several municipalities guesses whose a masked text is."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from planner.audit.beside import guessed, same_measures, same_order, taken_for
from planner.audit.guess import clues
from planner.audit.indicators import INDICATORS
from planner.audit.known import Town, words_of
from planner.audit.likeness import grams_of, masked
from planner.audit.masking import Mask
from planner.audit.part import Part
from planner.audit.sources import Sources
from planner.manuscript.model import Manuscript, Trace
from planner.missing import Missing
from planner.questionnaire.model import Choice, Column, Disclosure, QuestionType
from planner.situation.model import Fact, Situation

NOBODY = Mask(())
SNOW = "冬は雪で山あいの道が止まり、通院に困る日が月に四日ある"
SHIP = "台風の季節は船が出ず、診療所へ渡れない日が月に三日ある"
GENERIC = "人口の減少が進み、住民の求めるものは多様になっている"
YUZAWA, ISLAND = Town("湯沢市", (SNOW,)), Town("見本島町", (SHIP,))


@pytest.fixture
def part(document: Callable[..., Manuscript], situation: Callable[..., Situation]) -> Callable[..., Part]:
    """Return what makes a part of 湯沢市 out of a text, beside what the island says in the same place."""

    def make(text: str, theirs: str = "", own: Town = YUZAWA, *others: Town) -> Part:
        made = document((text, Trace()))
        beside = masked(document((theirs, Trace())), NOBODY, "見本島町")
        towns = others or (ISLAND,)
        return Part(
            made, masked(made, NOBODY, ""), (beside,), Sources(situation()), NOBODY, NOBODY, own=own, towns=towns
        )

    return make


def test_a_text_that_tells_what_the_town_told_is_taken_for_its_own(part: Callable[..., Part]) -> None:
    made = part(f"{GENERIC}。{SNOW}。")
    assert (guessed(made), taken_for(made)) == (1.0, "")


def test_a_text_that_any_town_could_have_points_to_nobody(part: Callable[..., Part]) -> None:
    assert guessed(part(GENERIC)) == 0.0


def test_a_text_copied_from_another_town_is_taken_for_its_text(part: Callable[..., Part]) -> None:
    made = part(SHIP)
    assert guessed(made) == 0.0
    assert taken_for(made) == "見本島町"


def test_what_the_other_town_has_in_the_same_place_is_wording_of_the_template_and_no_clue(
    part: Callable[..., Part],
) -> None:
    assert guessed(part(SNOW, theirs=SNOW)) == 0.0


def test_words_that_both_towns_told_point_to_neither(part: Callable[..., Part]) -> None:
    told = replace(ISLAND, words=(SNOW,))
    assert guessed(part(SNOW, "", YUZAWA, told)) == 0.5


def test_a_run_that_many_told_counts_less_for_each() -> None:
    towns = (Town("甲町", ("雪の日に道が止まる",)), Town("乙町", ("雪の日に船が出ない",)), Town("丙町", ()))
    found = clues(frozenset(grams_of("雪の日に道が止まる")), towns, ())

    assert found["甲町"] > found["乙町"] == found["丙町"] == 0


def test_what_a_town_told_is_every_sentence_of_its_answers_with_names_and_numbers_masked(
    answer: Callable[..., Fact], situation: Callable[..., Situation]
) -> None:
    columns = (
        Column("topic", "課題", QuestionType.LONGTEXT, Disclosure.PUBLIC),
        Column("kind", "種類", QuestionType.CHOICE, Disclosure.PUBLIC, (Choice("told", "窓口で聞いた"),)),
    )
    rows = ({"topic": "三関の道が年に4日止まる。通院に困る", "kind": "told"},)
    known = situation(
        answer("a.story", "湯沢市は雪が深い\n夏は短い", QuestionType.LONGTEXT),
        answer("a.people", 39000),
        answer("a.open", Missing("a.open"), QuestionType.LONGTEXT),
        answer("a.issues", rows, QuestionType.TABLE, columns=columns),
    )
    expected = {"○は雪が深い", "夏は短い", "○の道が年に#日止まる", "通院に困る", "窓口で聞いた"}
    assert set(words_of(known, Mask(["湯沢市", "三関"]))) == expected


@pytest.mark.parametrize(
    ("own", "theirs", "alike", "order"),
    [
        ("abcdef", "ghijkl", 0.0, 0.0),
        ("abcdef", "abcdef", 1.0, 1.0),
        ("abcdef", "fedcba", 1.0, 0.0),
        ("abcdef", "abxdefg", 5 / 8, 0.8),
        ("ab", "abcdef", 2 / 6, 1.0),
        ("", "abcdef", 0.0, 0.0),
    ],
)
def test_measures_are_compared_as_a_set_and_the_first_five_by_their_places(
    part: Callable[..., Part], own: str, theirs: str, alike: float, order: float
) -> None:
    made = part("", "", Town("湯沢市", (), tuple(own)), Town("見本町", (), tuple(theirs)))
    assert (same_measures(made)[1], same_order(made)[1]) == (alike, order)


def test_the_town_with_the_most_alike_measures_is_named(part: Callable[..., Part]) -> None:
    made = part("", "", Town("湯沢市", (), ("a", "b")), Town("甲町", (), ("a", "c")), Town("乙町", (), ("b", "a")))
    assert INDICATORS["same-measures"].beside(made) == "乙町"
    assert INDICATORS["same-order"].beside(made) == "甲町"
