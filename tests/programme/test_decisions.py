"""What somebody told is known to be decided where all that a decision is about is named in it."""

import pytest

from planner.programme.decisions import decision_on

DECIDED = (
    "新しい実証の事業は、2年間は始めない。続いたのは4つだったため",
    "窓口の機器は増やさない",
    "出張所は戻さない（1日に8人だった）",
    "様式を減らさないままの電子申請の追加はしない",
    "自動運転の路線を直営で広げない",
    "講座の数を目標にしない",
    "支所は閉じない（町長の約束）",
)


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        ("実証と名の付くものが11あった", "新しい実証の事業は、2年間は始めない"),
        ("出張所まで来られない", "出張所は戻さない（1日に8人だった）"),
        ("窓口で待つ", ""),
        ("支所への書類の運びに半日かかる", ""),
        ("支所がなくなるのではないか", "支所は閉じない（町長の約束）"),
        ("事業が多い", ""),
        ("違う様式に書かせている", ""),
        ("様式が多いのに電子申請が追加された", "様式を減らさないままの電子申請の追加はしない"),
        ("講座が難しくて続かない", ""),
        ("自動運転の路線の人件費", "自動運転の路線を直営で広げない"),
    ],
)
def test_a_decision_is_about_what_has_all_the_words_before_its_verb(said: str, decision: str) -> None:
    assert decision_on((said,), DECIDED) == decision


def test_nothing_is_decided_by_what_names_no_thing() -> None:
    assert decision_on(("事業が多い",), ("全部の事業は受けない",)) == ""
