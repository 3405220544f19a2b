"""A figure that the town hall knows newer takes the place of the public one, with where it comes from."""

from datetime import date

import pytest
from msgspec.structs import replace

from planner.answers.check import check_answers
from planner.answers.model import Answer, Answers, AnswerState
from planner.manuscript.display import figure_of
from planner.municipality.table import load_municipalities
from planner.situation.collect import collect
from planner.situation.model import OriginKind, Situation
from tests.shipped import BASE, QUESTIONS

ON = date(2026, 11, 23)
PATH, ASKED = "stats.pop_juki_20250101", "basics.population"
TABLE = load_municipalities()
YUZAWA = TABLE.by_code("052078")
PUBLIC = YUZAWA.statistics["pop_juki_20250101"] if YUZAWA else 0


def given(**answer: object) -> Answers:
    municipality = Answer(AnswerState.ANSWERED, "052078")
    own = Answer(AnswerState.ANSWERED, **answer)  # type: ignore[arg-type]
    return Answers({"basics.municipality": municipality} | ({ASKED: own} if answer else {}))


def known(answers: Answers) -> Situation:
    assert YUZAWA is not None
    return collect(QUESTIONS, answers, YUZAWA, TABLE, BASE, ON)


def codes(answers: Answers) -> set[str]:
    return {problem.code for problem in check_answers(QUESTIONS, answers, ON, TABLE) if "人口" in problem.place.label}


def test_a_newer_own_figure_takes_the_place_of_the_public_one() -> None:
    situation = known(given(value=39_000, source="月末の集計", as_of="2026-10-31"))
    assert situation.value(PATH) == 39_000
    (origin,) = situation.origins((PATH,))
    assert (origin.path, origin.origin.source, origin.origin.as_of) == (ASKED, "月末の集計", "2026-10-31")
    assert codes(given(value=39_000, source="月末の集計", as_of="2026-10-31")) == set()


def test_without_an_answer_both_names_give_the_public_figure() -> None:
    situation = known(given())
    assert situation.value(PATH) == situation.value(ASKED) == PUBLIC
    (origin,) = situation.origins((ASKED,))
    assert (origin.path, origin.origin.kind) == (PATH, OriginKind.PUBLIC)
    assert ASKED not in {fact.path for fact in situation.unknown()}


def test_an_own_figure_of_an_earlier_time_is_not_used_and_told() -> None:
    answers = given(value=41_000, as_of="2020年度")
    assert known(answers).value(PATH) == known(answers).value(ASKED) == PUBLIC
    assert codes(answers) == {"answers/older-figure", "answers/stale"}


@pytest.mark.parametrize(
    ("path", "value", "printed"),
    [("stats.fiscal_strength_index_fy2024", 0.1, "0.10"), ("stats.area_km2_20241001", 284, "284.00平方キロメートル")],
)
def test_a_public_figure_is_printed_with_the_decimals_in_which_it_is_published(
    path: str, value: float, printed: str
) -> None:
    assert figure_of(replace(known(given())[path], value=value)) == printed


def test_an_own_figure_is_printed_as_it_was_written() -> None:
    written = known(given(value=39_000.5, as_of="2026-10-31"))[PATH]
    assert figure_of(written) == "39,000.5人"


@pytest.mark.parametrize("state", [AnswerState.UNKNOWN, AnswerState.LATER])
def test_a_figure_nobody_confirmed_leaves_the_public_one(state: AnswerState) -> None:
    answers = Answers({"basics.municipality": Answer(AnswerState.ANSWERED, "052078"), ASKED: Answer(state)})
    assert known(answers).value(PATH) == PUBLIC


def test_a_figure_far_from_the_public_one_is_told_with_both() -> None:
    answers = given(value=3_900, as_of="2026-10-31")
    assert codes(answers) == {"answers/far-figure"}
    (problem,) = (p for p in check_answers(QUESTIONS, answers, ON, TABLE) if p.code == "answers/far-figure")
    assert "3,900人" in problem.what
    assert f"{PUBLIC:,}人" in problem.what


@pytest.mark.parametrize(("share", "is_odd"), [(1.02, False), (1.05, True), (0.95, False), (0.9, True)])
def test_residents_grow_less_than_they_fall(share: float, is_odd: bool) -> None:
    answers = given(value=round(PUBLIC * share), as_of="2026-10-31")
    assert codes(answers) == ({"answers/far-figure"} if is_odd else set())


def test_comparisons_with_others_stay_with_figures_of_the_same_day() -> None:
    newer = known(given(value=39_000, as_of="2026-10-31"))
    assert newer.value("derived.pop_rank_in_prefecture") == known(given()).value("derived.pop_rank_in_prefecture")
