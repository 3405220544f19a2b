"""A measure is carried out by the office that its matter lies with here."""

from planner.programme.effort import Effort
from planner.programme.measure import Step, Variant
from planner.programme.owners import as_owned_here
from planner.programme.varying import RoleWhere
from planner.questionnaire.condition import Condition
from tests.programme.chosen import measure

STEPS = (Step("聞く", "owner", "1年目の5月"), Step("払う", "finance", "1年目の6月"))
FARMERS = measure(
    owner="industry",
    owner_where=RoleWhere(Condition("share >= 10"), "farming"),
    variants=(Variant(5, "", STEPS, Effort(1, 1, ""), None),),
)


def test_where_the_condition_holds_the_other_role_carries_it_out_and_takes_the_owners_steps() -> None:
    (found,) = as_owned_here((FARMERS,), {"share": 12})
    assert (found.owner, [step.who for step in found.variants[0].steps]) == ("farming", ["farming", "finance"])


def test_elsewhere_the_usual_role_does() -> None:
    (found,) = as_owned_here((FARMERS,), {"share": 3})
    assert (found.owner, [step.who for step in found.variants[0].steps]) == ("industry", ["industry", "finance"])


def test_a_measure_of_one_role_stays_as_it_is() -> None:
    plain = measure()
    assert as_owned_here((plain,), {}) == (plain,)
