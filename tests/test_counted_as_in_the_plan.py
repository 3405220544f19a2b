"""What is not known is counted for the council as the plan counts it, and is nowhere told without who finds it out."""

import re

from tests.cities import GROUP, composed

pytestmark = GROUP


def texts() -> dict[str, str]:
    return {item.id: "\n".join(block.text for block in item.blocks()) for item in composed("yuzawa")}


def test_the_page_for_the_council_counts_what_is_not_known_as_the_appendix_does_and_the_rest_apart() -> None:
    told = texts()
    (counted,) = re.findall(r"^分からない事項(\d+)件", told["plan"], re.MULTILINE)
    assert re.search(rf"計画書の付録で数えた{counted}件と、庁内限りの文書の\d+件である", told["plan-questions"])


def test_pages_for_residents_and_the_council_say_who_finds_out_what_they_state_as_not_known() -> None:
    for document in ("plan-summary", "plan-questions"):
        text = texts()[document]
        assert "【未把握】（情報担当課が" in text
        assert not re.findall(r"兼任【未把握】(?!（)|経費は【未把握】(?!（)", text)


def test_the_days_that_are_lacking_before_the_plan_are_held_against_those_before_the_legal_day() -> None:
    plan = texts()["plan"]
    words = r"準備に([\d.]+)人日足りない。.*3か月に使える([\d.]+)人日で行う。.*調べる([\d.]+)人日だけ"
    found = re.search(words, plan)
    assert found
    lacking, room, search = map(float, found.groups())
    assert lacking + search > room
    told = f"合わせた{lacking + search:g}人日のうち{lacking + search - room:g}人日は、期限の日までの{room:g}人日に"
    assert told in plan


def test_households_are_told_by_the_census_with_which_the_plan_opens() -> None:
    measures = texts()["plan"].partition("施策個票")[2]
    assert "15,203世帯の1%に渡せば" in measures
    assert "15,685世帯の1%" not in measures


def test_issues_that_wait_for_an_answer_are_counted_among_all_issues() -> None:
    plan = texts()["plan"]
    unconfirmed = re.search(
        r"件に施策で応える（.*課題のうち(\d+)件（([課題\d、]+)）は、本市の状態が【未把握】である。", plan
    )
    assert unconfirmed
    assert int(unconfirmed[1]) == len(unconfirmed[2].split("、"))
