"""Which municipalities the regional facts of a set reach, and so which of their topics it can tell to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.questionnaire.condition import Condition, ConditionError
from planner.situation.collect import public_values
from planner.situation.offered import NOBODY
from planner.situation.region import is_stated
from planner.templateset.model import TemplateSet, TemplateSets
from planner.templateset.overlay import Entry
from planner.templateset.schema import REGION_TOPICS


def members_of(sets: TemplateSets, template_set: TemplateSet, table: MunicipalityTable) -> list[Municipality]:
    """Return those in whose documents a set has a say: it serves them, or a set that stands on it does."""
    standing = (item for item in sets.by_id.values() if template_set.folder in item.chain)
    codes = {code for item in standing for code in item.serves}
    return [item for item in table if not codes.isdisjoint((item.code, item.prefecture_code))]


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


def unreached(template_set: TemplateSet, members: Iterable[Municipality]) -> Iterator[Entry]:
    """Yield the facts and questions of the set itself whose condition keeps them from each of `members`.

    One that is compared with no name at all is left out on purpose.
    """
    reached = tuple(members)
    for entry in template_set.overlay("region") if reached else ():
        if entry.is_own(template_set.folder) and not _reaches(entry, reached) and not _is_left_out(entry):
            yield entry


def _is_left_out(entry: Entry) -> bool:
    return any(NOBODY in words for _, _, words in Condition(entry.data["when"]).compared)


def _reaches(entry: Entry, members: tuple[Municipality, ...]) -> bool:
    """Whether it is for one of `members` at least; so it is if that cannot be judged, which other checks tell."""
    try:
        return not entry.data.get("when") or _holds(Condition(entry.data["when"]), members)
    except ConditionError:
        return True


def _holds(condition: Condition, members: tuple[Municipality, ...]) -> bool:
    tried: set[tuple[Any, ...]] = set()
    for member in members:
        values = public_values(member, condition.names)
        read = tuple(map(values.get, condition.names))  # mostly alike in a whole prefecture
        if read not in tried and condition.evaluate(values)[0] is True:
            return True
        tried.add(read)
    return False
