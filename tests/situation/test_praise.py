"""A voice that praises in so many words is no trouble, unless somebody told that it is."""

from typing import Any

from planner.missing import Missing, Reason
from planner.situation.praise import with_praise_told

UNTOLD = Missing(reason=Reason.UNANSWERED)


def kind_of(finding: str, kind: Any = UNTOLD) -> Any:
    told = with_praise_told({"voices.findings": ({"finding": finding, "kind": kind},)})
    return told["voices.findings"][0]["kind"]


def test_praise_in_so_many_words_is_praise_where_nobody_told_the_kind() -> None:
    assert kind_of("人流の計測を「よい」「どちらかといえばよい」とする") == "praise"
    assert kind_of("バスが来たかどうか見られて助かる") == "praise"
    assert kind_of("回覧板は紙のまま残してほしい（70歳以上）") == "praise"
    assert kind_of("移動図書館をなくさないでほしい") == "praise"
    assert kind_of("手続が分からない") is UNTOLD
    assert kind_of("紙のまま残っている手続をやめてほしい") is UNTOLD
    assert kind_of("「よい」と答えた人に知らせが届かない") is UNTOLD


def test_what_the_town_told_of_the_kind_stays() -> None:
    assert kind_of("見られて助かる", "trouble") == "trouble"


def test_where_no_voice_is_told_nothing_changes() -> None:
    assert with_praise_told({"voices.findings": UNTOLD}) == {"voices.findings": UNTOLD}
