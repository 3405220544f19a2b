"""Every sheet tells what follows if its measure is left, from signs that the measure meets, and none twice."""

from msgspec.structs import replace

from planner.assessment.model import Issue, Sign
from planner.programme.consequence import with_consequences
from planner.programme.model import ChosenMeasure
from tests.programme.chosen import measure
from tests.programme.test_costs import chosen


def issue(name: str, *signs: str, severity: int = 2) -> Issue:
    return Issue(name, f"課題{name}", "d", "", "", "", severity, tuple(Sign(sign, (), "", sign) for sign in signs))


def sheets(issues: list[Issue], *addresses: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    made: list[ChosenMeasure] = []
    for number, names in enumerate(addresses, start=1):
        met = tuple(item.id for item in issues if item.is_addressed(names))
        made.append(replace(chosen(2027, None), number=f"施策{number}", measure=measure(addresses=names), issues=met))
    found = with_consequences(made, issues, lambda _: ())
    return [(tuple(sign.consequence for sign in item.unless), item.unless_at) for item in found]


def test_a_measure_tells_of_its_issue_by_the_sign_that_it_is_made_for() -> None:
    assert sheets([issue("i", "heavy", "light")], ("light", "heavy")) == [(("light",), "")]


def test_a_later_measure_for_the_same_issue_tells_the_consequence_of_its_own_sign() -> None:
    assert sheets([issue("i", "a", "b")], ("a",), ("a", "b")) == [(("a",), ""), (("b",), "")]


def test_where_all_its_signs_are_told_a_measure_names_the_one_that_told_the_first() -> None:
    assert sheets([issue("i", "a", "b")], ("b",), ("a",), ("a", "b")) == [(("b",), ""), (("a",), ""), ((), "施策2")]


def test_a_measure_tells_of_each_issue_of_which_nobody_told_but_of_light_ones_only_if_it_is_for_them_before_all() -> (
    None
):
    issues = [issue("i", "a"), issue("j", "b"), issue("k", "c", severity=1)]
    assert sheets(issues, ("a", "b", "c"), ("c",)) == [(("a", "b"), ""), (("c",), "")]


def test_a_measure_called_for_by_a_table_tells_what_follows_for_that_table_and_not_for_another() -> None:
    signs = (Sign("region", (), "", "地域の声", tells="a.issues"), Sign("staff", (), "", "職員の声", tells="a.staff"))
    told = replace(issue("i"), signs=signs)
    made = [
        replace(chosen(2027, None), number=f"施策{number}", measure=measure(addresses=()), issues=("i",))
        for number in (1, 2)
    ]
    found = with_consequences(made, [told], lambda _: ("a.issues",))
    assert [(tuple(sign.id for sign in item.unless), item.unless_at) for item in found] == [
        (("region",), ""),
        (("region",), ""),  # each of them of the row that it meets
    ]


def test_a_measure_that_is_made_for_an_issue_leaves_what_follows_of_the_tables_to_those_called_for_by_them() -> None:
    told = replace(issue("j"), signs=(Sign("region", (), "", "地域の声", tells="a.issues"),))
    item = replace(chosen(2027, None), measure=measure(addresses=("a",)), issues=("j", "i"))
    (found,) = with_consequences([item], [told, issue("i", "a")], lambda _: ("a.issues",))
    assert [sign.id for sign in found.unless] == ["a"]


def test_a_measure_of_which_the_catalogue_tells_what_follows_tells_that_where_others_told_of_its_issue() -> None:
    issues = [issue("i", "a", "b")]
    first = replace(chosen(2027, None), number="施策1", measure=measure(addresses=("a",)), issues=("i",))
    second = replace(first, number="施策2", measure=measure(addresses=("a", "b"), unless="2件目だけのこと"))
    other = replace(first, measure=measure(addresses=("b",)))
    assert [_told(item) for item in with_consequences([first, second], issues, lambda _: ())] == [(["a"], ""), ([], "")]
    assert [_told(item) for item in with_consequences([other, second], issues, lambda _: ())] == [
        (["b"], ""),
        (["a"], ""),  # nobody told of the sign that it meets before all
    ]


def _told(item: ChosenMeasure) -> tuple[list[str], str]:
    return [sign.id for sign in item.unless], item.unless_at
