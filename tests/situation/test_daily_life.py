"""What is told of daily life says where people shop, in the town's own sentences, and whether they go by ship."""

import pytest

from planner.missing import is_known
from planner.situation.daily_life import by_ship, shopping


def test_the_sentences_that_tell_of_shopping_are_kept_whole_and_the_others_left_out() -> None:
    told = "高校がないので15歳で村を出る。買い物は隣町のスーパーまで車で40分、移動販売車が週2回。バスは1日4往復"
    assert shopping(told) == ("買い物は隣町のスーパーまで車で40分、移動販売車が週2回",)


def test_a_life_of_which_no_shop_is_told_has_nothing_to_say_of_it() -> None:
    assert not is_known(shopping("高校がないので15歳で村を出る"))


@pytest.mark.parametrize(
    ("landscape", "expected"),
    [
        ("本土とは大灘港からのフェリー（1日5往復、55分）、島の間は町営船で結ぶ", True),
        ("有人の離島が四つあり、役所まで定期船で40分かかる", True),
        ("六島へは町営の渡船で渡る", True),
        ("丘の上の団地（南花台、大矢船、清見台）に人口の半分が住む", False),
        ("造船所の並ぶ港の背後に市街地が広がる", False),
        ("面積の7割が山林", False),
    ],
)
def test_a_place_is_reached_by_ship_if_its_land_is_told_with_one(landscape: str, expected: bool) -> None:
    assert by_ship(landscape) is expected
