"""Of what a town wrote under やらないこと, only what it says it will not do, or have more of, is turned down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.situation.turned_down import turned_down


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("独自のアプリはもう作らない（県と国のものを使う）。", ["独自のアプリはもう作らない"]),
        ("RPAは担当が続かないのでやらない", ["RPAはやらない"]),
        ("コンビニ交付があるので、自動の交付機は入れない", ["自動の交付機は入れない"]),
        ("人を減らすためにRPAを入れることはしない", ["人を減らすためにRPAを入れることはしない"]),
        ("コンビニ交付は考えていない", ["コンビニ交付は考えていない"]),
        ("コンビニ交付を始めるつもりはない", ["コンビニ交付を始めるつもりはない"]),
        ("地域通貨は令和9年度まで見送る", ["地域通貨は令和9年度まで見送る"]),
        ("国の補助が切れたらドローンはやめる", ["国の補助が切れたらドローンはやめる"]),
        (
            "・RPA、ドローン、メタバース\n・独自のアプリ（直す人がいない）",
            ["RPA、ドローン、メタバース", "独自のアプリ"],
        ),
        ("RPAは増やさないが、今あるものは直す", ["RPAは増やさない"]),
        ("RPAは増やさず、今あるものを直す", ["RPAは増やさず"]),
    ],
)
def test_what_is_not_done_is_told_without_its_reason_and_without_what_is_done_instead(
    told: str, found: list[str]
) -> None:
    assert list(turned_down(told)) == found


@pytest.mark.parametrize(
    "told",
    [
        "RPAの本数を目標にしない",
        "コンビニ交付の利用率を上げることを目的にしない",
        "RPAの成果を数で比べない",
        "RPAを業者に丸投げしない",
        "キャッシュレスを住民に強いない",
        "キャッシュレスだけにはしない",
        "様式を減らさないままの電子化はしない",
        "アプリを作って終わりにしない",
        "コンビニ交付の手数料は下げない",
    ],
)
def test_how_a_thing_is_done_or_judged_is_no_word_against_it(told: str) -> None:
    assert not turned_down(told)


@pytest.mark.parametrize("told", ["支所は閉じない", "支所は減らさない（町長の約束）", "紙の窓口をなくすことはしない"])
def test_what_stays_is_not_turned_down(told: str) -> None:
    assert not turned_down(told)


@pytest.mark.parametrize(
    "told",
    [
        "使う人が1日8人だった",
        "RPAを直せる人がいない",
        "コンビニ交付の費用に見合わない",
        "前の計画のアプリは月30件しか使われず、今のもので足りるため",
        "コンビニ交付で足りる",
        "RPAは続ける",
    ],
)
def test_a_fact_or_a_reason_that_stands_by_itself_turns_nothing_down(told: str) -> None:
    assert not turned_down(told)


@given(st.text(alphabet="ぁんないずまはが、。（）()\n ・RPA"))
def test_whatever_is_written_nothing_is_found_that_was_not_written(told: str) -> None:
    assert all(clause and set(clause) <= set(told) for clause in turned_down(told))
