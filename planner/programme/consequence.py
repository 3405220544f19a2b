"""What follows if a measure is left (行わない場合), of the signs that it meets, each told in one sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec.structs import replace

from planner.assessment.model import Issue, Sign
from planner.programme.measure import Measure
from planner.programme.model import ChosenMeasure

_LIGHT = 1  # severity of an issue of which only a measure for it before all tells


def with_consequences(
    measures: Sequence[ChosenMeasure], issues: Sequence[Issue], tables: Callable[[Measure], Collection[str]]
) -> tuple[ChosenMeasure, ...]:
    """Return the measures, each with the signs whose consequence its sheet tells, in the order of the measures.

    `tables` returns the paths of the tables in which a trouble is told that a measure meets.
    A measure tells of each of its issues that no earlier one told of, by the sign that it meets first. If there is none
    left, it tells of the first of its signs that nobody told; if that is not the one it meets first, rather what the
    catalogue says to follow of this very measure. If nothing is left, it names the measure that told the first.
    Of a sign that tells a table each measure tells of its own: the row that it meets.
    """
    issue_of = {issue.id: issue for issue in issues}
    told: dict[str, str] = {}  # the number of the measure by the id of the sign
    done: set[str] = set()  # ids of issues
    found: list[ChosenMeasure] = []
    for item in measures:
        own = _met(item, [issue_of[name] for name in item.issues], tables(item.measure))
        fresh = {
            issue.id: sign
            for issue, sign in reversed(own)
            if issue.id not in done and sign.id not in told and (issue.severity > _LIGHT or issue.id == item.issues[0])
        }
        signs = tuple(fresh[name] for name in item.issues if name in fresh)
        tells = own[:1] if item.measure.unless else own
        signs = signs or tuple(sign for _, sign in tells if sign.id not in told)[:1]
        at = told[own[0][1].id] if own and not signs and not item.measure.unless else ""
        found.append(replace(item, unless=signs, unless_at=at))
        done.update(fresh)
        told |= {sign.id: item.number for sign in signs if not sign.tells}
    return tuple(found)


def _met(item: ChosenMeasure, issues: Sequence[Issue], tables: Collection[str]) -> list[tuple[Issue, Sign]]:
    """Return the signs that a measure is made for, each with its issue, in the order in which it names them.

    Where it is made for none, it meets what is told in `tables`, by the signs that tell them.
    """
    signs = {(issue.id, sign.id): (issue, sign) for issue in issues for sign in issue.signs}
    named = [(issue.id, name) for issue in issues for name in item.measure.addresses]
    made_for = [signs[pair] for pair in named if pair in signs]
    return made_for or [(issue, sign) for issue, sign in signs.values() if sign.tells in tables]
