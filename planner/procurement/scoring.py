"""How proposals are scored: criteria whose points make a hundred with the price, and the grades of a score."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from planner.errors import Place, PlannerError, Problem
from planner.missing import Missing
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry

FULL_SCORE = 100
_MANY = 3  # from how many people in charge of information systems on operation can be shared with the vendor


class Criterion(Struct, frozen=True):
    """What a proposal is scored for. `points` is its full score, `full` what earns it.

    A proposal that misses the minimum share in a criterion with `own_minimum` is not chosen, whatever its sum.
    """

    id: str
    title: str
    points: int
    full: str
    own_minimum: bool


class Grade(Struct, frozen=True):
    """A grade that a member gives, and the percentage of the points that it earns."""

    id: str
    title: str
    percent: int


class Scoring(Struct, frozen=True):
    """The criteria but the price for bodies with enough and with few people, and the grades, the best first."""

    usual: tuple[Criterion, ...]
    few: tuple[Criterion, ...]
    grades: tuple[Grade, ...]

    def criteria(self, staff: int | Missing) -> tuple[Criterion, ...]:
        """Return the criteria for a body with `staff` people in charge of information systems."""
        return self.few if isinstance(staff, Missing) or staff < _MANY else self.usual


def load_scoring(template_set: TemplateSet) -> Scoring:
    """Read `criteria.yaml` and `grades.yaml`; raises `PlannerError` if the points do not add up with the price."""
    entries, grades = template_set.overlay("criteria"), template_set.overlay("grades")
    shares = [entry for entry in template_set.overlay("assumptions") if entry.id == "price-share"]
    problems = [*_sums(entries, shares), *_no_grade(grades)]
    if problems:
        raise PlannerError(problems)
    return Scoring(
        tuple(_criterion(entry, "points") for entry in entries),
        tuple(_criterion(entry, "few") for entry in entries),
        tuple(Grade(**entry.data) for entry in grades),
    )


def _criterion(entry: Entry, points: str) -> Criterion:
    data = entry.data
    return Criterion(entry.id, data["title"], data[points], data["full"], data["own_minimum"])


def _sums(entries: tuple[Entry, ...], shares: list[Entry]) -> Iterator[Problem]:
    price = sum(entry.data["value"] for entry in shares)
    for name in ("points", "few"):
        total = sum(entry.data[name] for entry in entries) + price
        if total != FULL_SCORE:
            place = entries[0].at(name) if entries else Place("criteria.yaml")
            what = f"配点（{name}）と価格の点{price:g}の合計が{total:g}点です"
            yield Problem("template/criteria", place, what, f"合計が{FULL_SCORE}点になるように直してください")


def _no_grade(grades: tuple[Entry, ...]) -> Iterator[Problem]:
    if not grades:
        what, remedy = "採点の段階がありません", "base の grades.yaml に戻してください"
        yield Problem("template/criteria", Place("grades.yaml"), what, remedy)
