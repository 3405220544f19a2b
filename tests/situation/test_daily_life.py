"""What is told of daily life says where people shop, in the town's own sentences."""

from planner.missing import is_known
from planner.situation.daily_life import shopping


def test_the_sentences_that_tell_of_shopping_are_kept_whole_and_the_others_left_out() -> None:
    told = "高校がないので15歳で村を出る。買い物は隣町のスーパーまで車で40分、移動販売車が週2回。バスは1日4往復"
    assert shopping(told) == ("買い物は隣町のスーパーまで車で40分、移動販売車が週2回",)


def test_a_life_of_which_no_shop_is_told_has_nothing_to_say_of_it() -> None:
    assert not is_known(shopping("高校がないので15歳で村を出る"))
