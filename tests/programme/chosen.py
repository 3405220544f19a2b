"""A measure, the issue it answers and the town it is chosen for, each as small as can be."""

from datetime import date
from types import MappingProxyType

from msgspec import Struct

from planner.assessment.model import Assessment, DomainLevel, Issue, OpenQuestion, Side, Sign
from planner.missing import Missing, Reason
from planner.programme.capacity import Capacity
from planner.programme.choose import candidates
from planner.programme.effort import Cost, Effort
from planner.programme.measure import Indicator, Measure, Variant
from planner.programme.score import Points
from planner.situation.model import Fact, Origin, OriginKind, Situation

ON = date(2026, 11, 23)
STAFF = "stats.staff_general_admin_20240401"


class Duty(Struct, frozen=True):
    """Of a legal fact, what the choice reads."""

    since: date


def measure(name: str = "m", issue: str = "here", **changes: object) -> Measure:
    effort = Effort(10, 1, "")
    variants = tuple(Variant(level, f"段階{level}まで", (), effort, Cost((0, 0), (0, 0), "", True)) for level in (1, 5))
    fields: dict[str, object] = {
        "id": name,
        "title": name,
        "domain": "d",
        "side": Side.INSIDE,
        "addresses": (issue,),
        "applies": None,
        "because": "",
        "variants": variants,
        "effect": 2,
        "owner": "it",
        "indicator": Indicator("", "", "", "", "", outcome=True),
        "deadline": "",
        "funding": (),
        "prerequisites": (),
        "cases": (),
        "exit": "",
        "release": "",
    }
    return Measure(**(fields | changes))  # type: ignore[arg-type]


def assessment(level: int | None = 1) -> Assessment:
    domain = DomainLevel("d", "領域", Side.INSIDE, level, "", "", 1, 1, (), ())
    issue = Issue("here", "課題1", "d", "", "", "", 2, (Sign("here", ()),))
    return Assessment((domain,), (issue,), (OpenQuestion("open", "d", ("q.a",)),))


def situation(top: object = (), told: str = "") -> Situation:
    fact = Fact("priorities.top", top, "", Origin(OriginKind.ANSWER))
    others = {"q.no": False, "q.open": Missing("q.open"), "q.none": Missing("q.none", Reason.NOT_APPLICABLE)}
    others |= {STAFF: 300, "assumption.staff_per_effort_step": 500, "assumption.effort_step_share": 50}
    others |= {"basics.local_issues": [{"topic": told}]} if told else {}
    facts = [fact, *(Fact(path, value, "", fact.origin) for path, value in others.items())]
    return Situation(ON, MappingProxyType({item.path: item for item in facts}))


def chosen(
    item: Measure, *, level: int | None = 1, top: object = (), told: str = "", days: float = 100
) -> list[tuple[str, Points]]:
    found, _ = candidates((item,), assessment(level), situation(top, told), Capacity(days))
    return [(candidate.variant.content, candidate.points) for candidate in found]
