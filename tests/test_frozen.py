"""A frozen value is a dataclass in all that is asked of it, and nothing changes it."""

from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from planner.frozen import frozen


@frozen
class Point:
    """A point with what is known of it."""

    x: int
    y: int = 0
    notes: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def mirrored(self) -> "Point":
        return replace(self, x=-self.x)


@frozen
class Label:
    text: object


@frozen
class Mark:
    """What has no fields."""


@frozen
class Other:
    x: int
    y: int = 0


def test_fields_are_given_by_place_or_by_name_and_the_rest_has_its_default():
    point = Point(1, y=2)
    assert (point.x, point.y, point.notes, point.kept) == (1, 2, [], {})
    assert Point(1).y == 0
    assert [item.name for item in fields(Point)] == ["x", "y", "notes", "kept"]


@pytest.mark.parametrize("given", [{}, {"x": 1, "z": 2}, {"x": 1, "kept": {}}])
def test_what_is_missing_unknown_or_kept_inside_cannot_be_given(given):
    with pytest.raises(TypeError):
        Point(**given)


def test_a_default_is_made_for_each_value_anew():
    assert Point(1).notes is not Point(1).notes


def test_no_field_is_set_or_deleted_and_none_is_added():
    point = Point(1)
    for change in (lambda: setattr(point, "x", 2), lambda: setattr(point, "z", 2), lambda: delattr(point, "x")):
        with pytest.raises(FrozenInstanceError):
            change()
    assert point == Point(1)
    assert not hasattr(point, "__dict__")


def test_values_of_one_class_with_the_same_fields_are_equal_and_count_once_in_a_set():
    assert Other(1, 2) == Other(1, 2) != Other(2, 1)
    assert len({Other(1), Other(1, 0), Label("a"), Label("a"), Mark(), Mark()}) == 3
    assert Other(1) != Point(1)
    assert Mark() != Label("a")


def test_what_does_not_count_may_differ():
    one, other = Point(1), Point(1)
    one.kept["a"] = 1
    assert one == other


def test_a_field_that_is_the_same_is_equal_whatever_it_says_of_itself():
    not_a_number = float("nan")
    assert Label(not_a_number) == Label(not_a_number)


def test_it_is_changed_by_making_another_matched_by_place_and_shown_by_its_fields():
    match Point(1, 2).mirrored:
        case Point(x, y):
            assert (x, y) == (-1, 2)
    assert repr(Point(1, 2, ["a"])) == "Point(x=1, y=2, notes=['a'])"
    assert repr(Mark()) == "Mark()"
