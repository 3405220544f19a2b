import pytest

from planner.situation.ships import by_ship


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
