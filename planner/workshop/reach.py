"""Which municipalities the regional facts of a set reach, and so which of their topics it can tell to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from planner.municipality.model import Municipality
from planner.questionnaire.condition import Condition, ConditionError
from planner.situation.collect import public_values
from planner.situation.region import is_stated
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry
from planner.templateset.schema import REGION_TOPICS

_values = lru_cache(maxsize=None)(public_values)


def topics_told(template_set: TemplateSet, members: Iterable[Municipality]) -> Counter[str]:
    """Return how many facts of each topic are stated to at least one of `members`; to all, if there are none."""
    reached = tuple(members)
    stated = (entry for entry in template_set.overlay("region") if is_stated(entry.data))
    return Counter(entry.data["topic"] for entry in stated if not reached or _reaches(entry, reached))


def asked_only(template_set: TemplateSet, members: Iterable[Municipality]) -> int:
    """Return how many entries only ask, and are asked by at least one of `members`."""
    reached = tuple(members)
    asking = (entry for entry in template_set.overlay("region") if not is_stated(entry.data))
    return sum(not reached or _reaches(entry, reached) for entry in asking)


def topics_missing(template_set: TemplateSet, members: Iterable[Municipality]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each prefecture of `members` in which the set states nothing of some topics, with these."""
    by_prefecture: dict[str, list[Municipality]] = {}
    for member in members:
        by_prefecture.setdefault(member.prefecture, []).append(member)
    for prefecture, own in by_prefecture.items():
        told = topics_told(template_set, own)
        if missing := tuple(topic for topic in REGION_TOPICS if not told[topic]):
            yield prefecture, missing


def _reaches(entry: Entry, members: tuple[Municipality, ...]) -> bool:
    when = entry.data.get("when")
    if not when:
        return True
    condition = Condition(when)
    # What a condition reads is mostly alike in a whole prefecture
    read = {tuple(map(_values(member).get, condition.names)): member for member in members}
    return any(_holds(condition, _values(member)) for member in read.values())


def _holds(condition: Condition, values: Mapping[str, Any]) -> bool:
    """Whether it holds; one that cannot be decided is told by an inspection of the set."""
    try:
        return condition.evaluate(values)[0] is True
    except ConditionError:
        return False
